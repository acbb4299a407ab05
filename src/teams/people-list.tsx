import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { EmptyState, Icon, InteractiveTable, Stack, Text } from '@grafana/ui';
import type { CellProps, Column } from '@grafana/ui';
import { ProvisionedBadge } from '../app/provisioned-badge.tsx';
import { shortDuration } from '../ui/duration.ts';
import { PersonLink } from './person-link.tsx';
import { TeamLink } from './team-link.tsx';
import type { People } from './use-people.ts';
import { WaysToReach } from './ways-to-reach.tsx';

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly file: string | null;
  readonly hours: number;
  readonly nights: number;
  readonly weekendDays: number;
}

/** Everybody, with how they are reached and what the last four weeks asked of them. */
export function PeopleList({ people }: { readonly people: People }) {
  const rows = useMemo(
    () =>
      people.data.people.map(({ id, document, file }): PersonRow => {
        const load = people.loads.get(id)?.past;
        return {
          ...{ id, file, name: document.name, hours: load?.onCallMs ?? 0, nights: load?.nights ?? 0 },
          weekendDays: load?.weekendDays ?? 0,
        };
      }),
    [people],
  );
  const columns = useMemo(() => columnsOf(people), [people]);
  if (rows.length === 0) {
    return <EmptyState variant="call-to-action" message={t('teams.people.none', 'There is nobody yet')} />;
  }
  return <InteractiveTable columns={columns} data={rows} getRowId={({ id }) => id} pageSize={50} />;
}

function columnsOf(people: People): Column<PersonRow>[] {
  const cell = (draw: (row: PersonRow) => React.ReactNode) => {
    const Cell = ({ row: { original } }: CellProps<PersonRow>) => <>{draw(original)}</>;
    return Cell;
  };
  return [
    {
      id: 'name',
      header: t('teams.people.name', 'Name'),
      sortType: 'alphanumeric',
      cell: cell(({ id, name, file }) => (
        <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
          <PersonLink person={{ id, name }} />
          <ProvisionedBadge file={file} />
        </Stack>
      )),
    },
    {
      id: 'teams',
      header: t('teams.people.teams', 'Teams'),
      cell: cell(({ id }) => <TeamsOf person={id} people={people} />),
    },
    {
      id: 'reach',
      header: t('teams.people.reach', 'Reached by'),
      cell: cell(({ id }) => <Reach person={id} people={people} />),
    },
    {
      id: 'now',
      header: t('teams.people.now', 'On call now'),
      cell: cell(
        ({ id }) =>
          people.onCall
            .get(id)
            ?.map(({ name }) => name)
            .join(', ') ?? '—',
      ),
    },
    {
      id: 'hours',
      header: t('teams.people.hours', 'On call, last 4 weeks'),
      sortType: 'number',
      cell: cell(({ hours }) => (hours === 0 ? '—' : shortDuration(hours))),
    },
    {
      id: 'nights',
      header: t('teams.people.nights', 'Nights'),
      sortType: 'number',
      cell: cell(({ nights }) => nights),
    },
    {
      id: 'weekendDays',
      header: t('teams.people.weekend', 'Weekend days'),
      sortType: 'number',
      cell: cell(({ weekendDays }) => weekendDays),
    },
  ];
}

function TeamsOf({ person, people }: { readonly person: string; readonly people: People }) {
  const teams = people.data.teams.filter(({ document }) => document.members?.includes(person));
  if (teams.length === 0) return <>—</>;
  return (
    <Stack direction="row" gap={0.5} wrap="wrap">
      {teams.map(({ id, document }) => (
        <TeamLink key={id} team={{ id, name: document.name }} />
      ))}
    </Stack>
  );
}

function Reach({ person, people }: { readonly person: string; readonly people: People }) {
  const readiness = people.readinessOf(person);
  if (readiness === null) return <>—</>;
  if (readiness.isReachable) return <WaysToReach readiness={readiness} />;
  return (
    <Text color="error">
      <Icon name="exclamation-triangle" size="sm" />{' '}
      {readiness.findings[0]?.sentence ?? t('teams.people.unreachable', 'cannot be reached')}
    </Text>
  );
}
