import { t } from '@grafana/i18n';
import { Stack, Text, TextLink } from '@grafana/ui';
import { places } from '../app/places.ts';
import type { Known } from '../directory/known.ts';
import { plain } from '../ui/plain.ts';
import { Section } from '../ui/section.tsx';

export type ServiceItem = Known['documents']['services'][number];

/** Services whose alerts take this chain. */
export function usersOfChain({ documents }: Known, chainId: string): readonly ServiceItem[] {
  return documents.services.filter(({ document }) => document.chain === chainId);
}

export function UsedBy({ known, chainId }: { readonly known: Known; readonly chainId: string }) {
  const services = usersOfChain(known, chainId);
  return (
    <Section title={t('escalation-chains.used-by.title', 'Used by')}>
      {services.length === 0 ? (
        <Text color="secondary">
          {t('escalation-chains.used-by.none', 'No service uses it, so it pages nobody. Choose it in a service.')}
        </Text>
      ) : (
        <Stack direction="column" gap={0.5}>
          {services.map(({ id, document: { name, team } }) => (
            <span key={id}>
              <TextLink href={places.service(id)} color="primary">
                {name}
              </TextLink>{' '}
              <Text color="secondary" variant="bodySmall">
                {t('escalation-chains.used-by.team', 'of team {{name}}', { name: known.names.team(team), ...plain })}
              </Text>
            </span>
          ))}
        </Stack>
      )}
    </Section>
  );
}
