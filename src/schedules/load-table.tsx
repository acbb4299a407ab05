import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Stack, Text } from '@grafana/ui';
import { fairness, participantsOf } from '../../server/core/schedule/fairness.ts';
import type { Burden } from '../../server/core/schedule/fairness.ts';
import { loadsOf, NO_LOAD } from '../../server/core/schedule/load.ts';
import type { Load } from '../../server/core/schedule/load.ts';
import type { Schedule } from '../../server/core/schedule/schedule.ts';
import type { Interval } from '../../server/core/time/instant.ts';
import { HOUR_MS } from '../../server/core/time/instant.ts';
import { PersonLink } from '../teams/person-link.tsx';
import { StackingTable } from '../ui/stacking-table.tsx';
import type { StackingColumn } from '../ui/stacking-table.tsx';
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
  const title = t('schedules.load.title', 'Load in this time');
  if (rows.length === 0) return null;
  return (
    <section>
      <Stack direction="column" gap={1}>
        <Text element="h2" variant="h5">
          {title}
        </Text>
        <StackingTable label={title} columns={columnsOf()} rows={rows} keyOf={({ id }) => id} />
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

function columnsOf(): readonly StackingColumn<LoadRow>[] {
  const number = (id: string, header: string, valueOf: (row: LoadRow) => number): StackingColumn<LoadRow> => {
    return { id, header, isNumber: true, cell: valueOf };
  };
  return [
    { id: 'who', header: t('schedules.load.who', 'Who'), width: '30%', cell: (row) => <PersonLink person={row} /> },
    number('hours', t('schedules.load.hours', 'Hours'), ({ onCallMs }) => Math.round(onCallMs / HOUR_MS)),
    number('nights', t('schedules.load.nights', 'Nights'), ({ nights }) => nights),
    number('weekends', t('schedules.load.weekend-days', 'Weekend days'), ({ weekendDays }) => weekendDays),
    number('holidays', t('schedules.load.holidays', 'Holidays'), ({ holidays }) => holidays),
    number('handoffs', t('schedules.load.handoffs', 'Hand-offs'), ({ handoffs }) => handoffs),
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
