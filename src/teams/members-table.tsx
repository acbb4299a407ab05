import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Badge, Stack, Text } from '@grafana/ui';
import { StackingTable } from '../ui/stacking-table.tsx';
import type { StackingColumn } from '../ui/stacking-table.tsx';
import { LoadCell } from './load-cell.tsx';
import { OnCallCell } from './on-call-cell.tsx';
import { PersonLink } from './person-link.tsx';
import { Reach } from './reach.tsx';
import type { People } from './use-people.ts';

export interface MembersTableProps {
  /** Ids, in the order in which a step that pages the team reaches them. */
  readonly members: readonly string[];
  readonly leads: readonly string[];
  readonly people: People;
}

/** The members of a team: whether each can be reached, is on call, and how much of it the weeks ask. */
export function MembersTable({ members, leads, people }: MembersTableProps) {
  const columns = useMemo(() => columnsOf(members, leads, people), [members, leads, people]);
  return (
    <StackingTable
      label={t('teams.team.members', 'Members')}
      columns={columns}
      rows={members}
      keyOf={(person) => person}
    />
  );
}

function columnsOf(members: readonly string[], leads: readonly string[], people: People): StackingColumn<string>[] {
  const loads = members.map((person) => people.loads.get(person));
  const mostMs = Math.max(0, ...loads.flatMap((load) => [load?.past.onCallMs ?? 0, load?.ahead.onCallMs ?? 0]));
  return [
    {
      id: 'name',
      header: t('teams.people.name', 'Name'),
      width: '24%',
      cell: (person) => (
        <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
          <Text color="secondary">{`${members.indexOf(person) + 1}.`}</Text>
          <PersonLink person={{ id: person, name: people.names.nameOf(person) }} />
          {leads.includes(person) && <Badge color="blue" text={t('teams.member.lead', 'Lead')} />}
        </Stack>
      ),
    },
    {
      id: 'reach',
      header: t('teams.people.reach', 'Reached by'),
      cell: (person) => <Reach person={person} people={people} />,
    },
    {
      id: 'now',
      header: t('teams.people.now', 'On call'),
      cell: (person) => <OnCallCell person={person} people={people} />,
    },
    {
      id: 'past',
      header: t('teams.load.past', 'Last 4 weeks'),
      cell: (person) => <LoadCell load={people.loads.get(person)?.past} mostMs={mostMs} />,
    },
    {
      id: 'ahead',
      header: t('teams.load.ahead', 'Next 4 weeks'),
      cell: (person) => <LoadCell load={people.loads.get(person)?.ahead} mostMs={mostMs} />,
    },
  ];
}
