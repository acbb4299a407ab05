import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import type { Load } from '../../server/core/schedule/load.ts';
import { shortDuration } from '../ui/duration.ts';
import { StackingTable } from '../ui/stacking-table.tsx';
import type { StackingColumn } from '../ui/stacking-table.tsx';
import type { Loads } from './duties.ts';

interface LoadRow {
  readonly id: keyof Loads;
  readonly when: string;
  readonly load: Load | undefined;
}

/** Hours, nights and weekends on call of one person: of the last four weeks, and of the next. */
export function LoadTable({ loads }: { readonly loads: Loads | undefined }) {
  const columns = useMemo(() => columnsOf(), []);
  const rows: readonly LoadRow[] = [
    { id: 'past', when: t('teams.load.past', 'Last 4 weeks'), load: loads?.past },
    { id: 'ahead', when: t('teams.load.ahead', 'Next 4 weeks'), load: loads?.ahead },
  ];
  return (
    <StackingTable
      label={t('teams.load.label', 'What on-call asks')}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
    />
  );
}

function columnsOf(): StackingColumn<LoadRow>[] {
  const figure = (id: string, header: string, draw: (load: Load) => string): StackingColumn<LoadRow> => ({
    ...{ id, header, isNumber: true },
    // There is no longest stretch of nothing: a dash says so where 0 s would look measured.
    cell: ({ load }) => (load === undefined || load.onCallMs === 0 ? '—' : draw(load)),
  });
  return [
    { id: 'when', header: t('teams.load.when', 'When'), cell: ({ when }) => when },
    figure('hours', t('teams.load.hours', 'On call'), ({ onCallMs }) => shortDuration(onCallMs)),
    figure('nights', t('teams.load.night-column', 'Nights'), ({ nights }) => String(nights)),
    figure('weekend', t('teams.load.weekend', 'Weekend days'), ({ weekendDays }) => String(weekendDays)),
    figure('longest', t('teams.load.longest', 'Longest stretch'), ({ longestMs }) => shortDuration(longestMs)),
  ];
}
