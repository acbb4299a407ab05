import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { InteractiveTable, Text } from '@grafana/ui';
import type { CellProps, Column } from '@grafana/ui';
import type { Load } from '../../server/core/schedule/load.ts';
import { shortDuration } from '../ui/duration.ts';
import { PersonLink } from './person-link.tsx';
import type { People } from './use-people.ts';

interface LoadRow {
  readonly id: string;
  readonly name: string;
  readonly when: string;
  readonly load: Load | null;
}

/** Hours, nights and weekends on call: of the last four weeks, and of the next. A dash where there were none. */
export function LoadTable({ persons, people }: { readonly persons: readonly string[]; readonly people: People }) {
  const rows = useMemo(
    () =>
      persons.flatMap((person): LoadRow[] => {
        const loads = people.loads.get(person);
        const name = people.names.nameOf(person);
        return [
          { id: `${person} past`, name, when: t('teams.load.past', 'last 4 weeks'), load: loads?.past ?? null },
          { id: `${person} ahead`, name, when: t('teams.load.ahead', 'next 4 weeks'), load: loads?.ahead ?? null },
        ];
      }),
    [persons, people],
  );
  const columns = useMemo(() => columnsOf(), []);
  if (rows.length === 0) return <Text color="secondary">—</Text>;
  return <InteractiveTable columns={columns} data={rows} getRowId={({ id }) => id} />;
}

function columnsOf(): Column<LoadRow>[] {
  const figure = (id: string, header: string, draw: (load: Load) => string): Column<LoadRow> => ({
    ...{ id, header },
    cell: ({ row: { original } }: CellProps<LoadRow>) => (
      <>{original.load === null || original.load.onCallMs === 0 ? '—' : draw(original.load)}</>
    ),
  });
  return [
    {
      id: 'name',
      header: t('teams.load.person', 'Person'),
      cell: ({ row: { original } }: CellProps<LoadRow>) => (
        <PersonLink person={{ id: original.id.split(' ')[0] ?? '', name: original.name }} />
      ),
    },
    { id: 'when', header: t('teams.load.when', 'When') },
    figure('hours', t('teams.load.hours', 'On call'), ({ onCallMs }) => shortDuration(onCallMs)),
    figure('nights', t('teams.load.nights', 'Nights'), ({ nights }) => String(nights)),
    figure('weekend', t('teams.load.weekend', 'Weekend days'), ({ weekendDays }) => String(weekendDays)),
    figure('longest', t('teams.load.longest', 'Longest stretch'), ({ longestMs }) => shortDuration(longestMs)),
  ];
}
