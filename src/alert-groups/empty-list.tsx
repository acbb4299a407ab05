import { t } from '@grafana/i18n';
import { Button, EmptyState, LinkButton, Stack, Text, TextLink } from '@grafana/ui';
import { useAlertGroups } from '../api/alert-groups.ts';
import type { AlertGroup } from '../api/alert-groups.ts';
import { places } from '../app/places.ts';
import { TimeText } from '../ui/time-text.tsx';
import { isNarrowed } from './filters.ts';
import type { Filters } from './filters.ts';
import { plain } from '../ui/plain.ts';

export interface EmptyListProps {
  readonly filters: Filters;
  readonly onClear: () => void;
}

/** Nothing to show: because of the filters, because all is quiet, or because nothing ever came. */
export function EmptyList({ filters, onClear }: EmptyListProps) {
  if (isNarrowed(filters) || filters.tab === 'resolved') {
    return (
      <EmptyState
        variant="not-found"
        message={t('alert-groups.empty.filtered', 'No alert group fits these filters')}
        button={
          isNarrowed(filters) ? (
            <Button variant="secondary" onClick={onClear}>
              {t('alert-groups.filter.clear', 'Clear filters')}
            </Button>
          ) : undefined
        }
      />
    );
  }
  return <Quiet />;
}

function Quiet() {
  const { data } = useAlertGroups('last resolved', () => ({ status: ['resolved'] }));
  const last = data?.pages[0]?.items.find(({ isTest }) => !isTest) ?? data?.pages[0]?.items[0];
  if (data !== undefined && last === undefined) return <NothingYet />;
  return (
    <EmptyState variant="completed" message={t('alert-groups.empty.quiet', 'Nothing fires')}>
      {last !== undefined && <Last group={last} />}
    </EmptyState>
  );
}

function Last({ group }: { readonly group: AlertGroup }) {
  return (
    <Stack direction="column" gap={0.5} alignItems="center">
      <Text color="secondary">{t('alert-groups.empty.last', 'The last alert group was')}</Text>
      <TextLink href={places.alertGroup(group.id)}>
        {t('alert-groups.empty.group', '#{{number}} {{title}}', { number: group.number, title: group.title, ...plain })}
      </TextLink>
      {group.resolvedAt !== null && (
        <Text color="secondary">
          {t('alert-groups.empty.resolved', 'Resolved')} <TimeText at={group.resolvedAt} />
        </Text>
      )}
    </Stack>
  );
}

function NothingYet() {
  return (
    <EmptyState
      variant="call-to-action"
      message={t('alert-groups.empty.never', 'No alert has come in yet')}
      button={
        <LinkButton icon="plug" href={places.integrations()}>
          {t('alert-groups.empty.integrate', 'Set up an integration')}
        </LinkButton>
      }
    >
      {t(
        'alert-groups.empty.how',
        'Alerts come in through an integration; the test button of its contact point shows up here within a second.',
      )}
    </EmptyState>
  );
}
