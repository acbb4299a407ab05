import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { InteractiveTable, Stack, Text } from '@grafana/ui';
import type { CellProps, Column } from '@grafana/ui';
import { fairness, participantsOf } from '../../server/core/schedule/fairness.ts';
import type { Burden } from '../../server/core/schedule/fairness.ts';
import { loadsOf, NO_LOAD } from '../../server/core/schedule/load.ts';
import type { Load } from '../../server/core/schedule/load.ts';
import type { Schedule } from '../../server/core/schedule/schedule.ts';
import type { Interval } from '../../server/core/time/instant.ts';
import { HOUR_MS } from '../../server/core/time/instant.ts';
import { PersonLink } from '../teams/person-link.tsx';
import type { Names } from './use-schedules.ts';

export interface LoadTableProps {
  readonly schedule: Schedule;
  readonly window: Interval;
  readonly names: Names;
}

interface LoadRow extends Load {
  readonly id: string;
  readonly name: string;
}

/** What the time that is shown asks of whom, and how evenly. Nights and weekends are those of where a person lives. */
export function LoadTable({ schedule, window, names }: LoadTableProps) {
  const { rows, spreads } = useMemo(() => {
    const loads = loadsOf([schedule], window, names.zoneOf, names.isKnown);
    const people = [...new Set([...participantsOf(schedule).filter(names.isKnown), ...loads.keys()])];
    return {
      rows: people
        .map((id): LoadRow => ({ ...(loads.get(id) ?? NO_LOAD), id, name: names.nameOf(id) }))
        .sort((a, b) => b.onCallMs - a.onCallMs || a.name.localeCompare(b.name)),
      spreads: fairness(loads, people),
    };
  }, [schedule, window, names]);
  const columns = useMemo(() => columnsOf(), []);
  if (rows.length === 0) return null;
  return (
    <section>
      <Stack direction="column" gap={1}>
        <Text element="h2" variant="h5">
          {t('schedules.load.title', 'Load in this time')}
        </Text>
        <InteractiveTable columns={columns} data={rows} getRowId={({ id }) => id} />
        {spreads.length > 0 && (
          <Text color="secondary" variant="bodySmall">
            {t('schedules.load.even', 'How even it is, 100 % when everybody carries the same:')}{' '}
            {spreads.map(({ burden, evenness }) => `${burdenText(burden)} ${Math.round(100 * evenness)} %`).join(' · ')}
          </Text>
        )}
      </Stack>
    </section>
  );
}

function columnsOf(): Column<LoadRow>[] {
  const number = (id: 'nights' | 'weekendDays' | 'holidays' | 'handoffs', header: string): Column<LoadRow> => ({
    ...{ id, header, disableGrow: true, sortType: 'number' },
    cell: ({ row: { original } }: CellProps<LoadRow>) => original[id],
  });
  return [
    {
      id: 'name',
      header: t('schedules.load.who', 'Who'),
      cell: ({ row: { original } }: CellProps<LoadRow>) => <PersonLink person={original} />,
    },
    {
      id: 'onCallMs',
      header: t('schedules.load.hours', 'Hours'),
      disableGrow: true,
      sortType: 'number',
      cell: ({ row: { original } }: CellProps<LoadRow>) => Math.round(original.onCallMs / HOUR_MS),
    },
    number('nights', t('schedules.load.nights', 'Nights')),
    number('weekendDays', t('schedules.load.weekend-days', 'Weekend days')),
    number('holidays', t('schedules.load.holidays', 'Holidays')),
    number('handoffs', t('schedules.load.handoffs', 'Hand-offs')),
  ];
}

function burdenText(burden: Burden): string {
  switch (burden) {
    case 'onCallMs':
      return t('schedules.load.even-hours', 'hours');
    case 'nights':
      return t('schedules.load.even-nights', 'nights');
    case 'weekendDays':
      return t('schedules.load.even-weekends', 'weekend days');
    case 'holidays':
      return t('schedules.load.even-holidays', 'holidays');
  }
}
