import { t } from '@grafana/i18n';
import { Icon, Stack, Text, TextLink } from '@grafana/ui';
import type { Names } from '../../server/core/insights/describe.ts';
import { places } from '../app/places.ts';
import { Bullets } from '../ui/bullets.tsx';
import { plain } from '../ui/plain.ts';
import { Section } from '../ui/section.tsx';
import type { OwnershipChange, RecentAlert } from './ownership-change.ts';

const SHOWN = 8;

export interface ConsequencesProps {
  /** Null: what is typed cannot be read yet. */
  readonly change: OwnershipChange<RecentAlert> | null;
  readonly names: Names;
  readonly serviceId: string;
  readonly serviceName: string;
}

/** What saving would do to alerts like the recent ones, before it is saved. */
export function Consequences({ change, names, serviceId, serviceName }: ConsequencesProps) {
  const nameOf = (id: string): string => (id === serviceId ? serviceName : names.service(id));
  return (
    <Section title={t('services.change.title', 'What this changes')}>
      {change === null ? (
        <Text color="secondary">{t('services.change.unreadable', 'Shown as soon as every field can be read.')}</Text>
      ) : (
        <Stack direction="column" gap={2}>
          <Summary change={change} />
          <Reroutes change={change} nameOf={nameOf} />
          <Overlaps change={change} nameOf={nameOf} />
        </Stack>
      )}
    </Section>
  );
}

function Summary({ change: { checked, owned, reroutes } }: { readonly change: OwnershipChange<RecentAlert> }) {
  if (checked === 0) {
    return (
      <Text color="secondary">
        {t('services.change.none-yet', 'No alert has come in yet, so there is nothing to compare with.')}
      </Text>
    );
  }
  return (
    <Text>
      {t('services.change.owned', 'Of the last {{count}} alerts it would own {{owned}}.', { count: checked, owned })}{' '}
      {reroutes.length === 0
        ? t('services.change.no-move', 'None changes its owner.')
        : t('services.change.moves', '{{count}} change their owner.', { count: reroutes.length })}
    </Text>
  );
}

interface PartProps {
  readonly change: OwnershipChange<RecentAlert>;
  readonly nameOf: (id: string) => string;
}

function Reroutes({ change: { reroutes }, nameOf }: PartProps) {
  if (reroutes.length === 0) return null;
  const nobody = t('services.change.nobody', 'nobody');
  return (
    <Stack direction="column" gap={0.5}>
      <Text element="h3" variant="h5">
        {t('services.change.moved', 'Change owner')}
      </Text>
      <Bullets>
        {reroutes.slice(0, SHOWN).map(({ alert, from, to }) => (
          <li key={alert.id}>
            <TextLink href={places.alertGroup(alert.id)} color="primary">
              {alert.title}
            </TextLink>{' '}
            <Text color="secondary">
              {from === null ? nobody : nameOf(from)} <Icon name="arrow-right" size="sm" />{' '}
            </Text>
            {to === null ? nobody : nameOf(to)}
          </li>
        ))}
      </Bullets>
      {reroutes.length > SHOWN && (
        <Text color="secondary">
          {t('services.change.more', 'and {{rest}} more', { rest: reroutes.length - SHOWN })}
        </Text>
      )}
    </Stack>
  );
}

function Overlaps({ change: { overlaps }, nameOf }: PartProps) {
  if (overlaps.length === 0) return null;
  return (
    <Stack direction="column" gap={0.5}>
      <Text element="h3" variant="h5">
        {t('services.change.overlaps', 'Services that claim the same alerts')}
      </Text>
      <Bullets>
        {overlaps.slice(0, SHOWN).map(({ serviceId, shared, won }) => (
          <li key={serviceId}>
            <TextLink href={places.service(serviceId)} color="primary">
              {nameOf(serviceId)}
            </TextLink>{' '}
            <Text color="secondary">
              {t('services.change.overlap', 'claims {{shared}} of them too and keeps {{kept}}', {
                ...{ shared, kept: shared - won, ...plain },
              })}
            </Text>
          </li>
        ))}
      </Bullets>
    </Stack>
  );
}
