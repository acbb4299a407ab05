import { t } from '@grafana/i18n';
import { Icon, Stack, Text } from '@grafana/ui';
import type { Names } from '../../server/core/insights/describe.ts';
import { spell } from '../../server/core/insights/mention.ts';
import { PersonLink } from '../teams/person-link.tsx';
import type { Resolved } from './preview.ts';

/** Who a step means at the time that is looked at, and what of it leads nowhere. */
export function StepPeople({ resolved, names }: { readonly resolved: Resolved; readonly names: Names }) {
  return (
    <Stack direction="column" gap={0.25}>
      {resolved.people.map(({ personId, unreachable }) => (
        <span key={personId}>
          <Icon name="user" size="sm" aria-hidden="true" />{' '}
          <PersonLink person={{ id: personId, name: names.person(personId) }} />
          {unreachable !== null && (
            <Text color="warning" variant="bodySmall">
              {' '}
              <Icon name="exclamation-triangle" size="sm" aria-hidden="true" /> {spell(unreachable, names)}
            </Text>
          )}
        </span>
      ))}
      {resolved.problems.map((problem) => (
        <Text key={problem} color="warning" variant="bodySmall">
          <Icon name="exclamation-triangle" size="sm" aria-hidden="true" /> {capital(spell(problem, names))}
        </Text>
      ))}
      {resolved.people.length === 0 && resolved.problems.length === 0 && (
        <Text color="secondary" variant="bodySmall">
          {t('escalation-chains.step.nobody', 'Nobody')}
        </Text>
      )}
    </Stack>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
