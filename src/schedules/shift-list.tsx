import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Button, EmptyState, InteractiveTable, Text } from '@grafana/ui';
import type { CellProps, Column } from '@grafana/ui';
import { PeopleLinks } from '../teams/person-link.tsx';
import { shortDuration } from '../ui/duration.ts';
import { barText } from './timeline/bar-text.ts';
import type { Bar } from './timeline/bars.ts';
import type { BarContext } from './timeline/timeline-bar.tsx';
import { textAt } from './zone-text.ts';

type ShiftRow = Bar & { readonly id: string };

/** The final shifts as a table: for those who do not see a picture, and for everybody who copies from it. */
export function ShiftList({ bars, context }: { readonly bars: readonly Bar[]; readonly context: BarContext }) {
  const columns = useMemo(() => columnsOf(context), [context]);
  const rows = useMemo(() => bars.map((bar) => ({ ...bar, id: `${bar.kind}-${bar.interval.start}` })), [bars]);
  if (rows.length === 0) {
    return <EmptyState variant="not-found" message={t('schedules.shifts.none', 'No shifts in this time')} />;
  }
  return <InteractiveTable columns={columns} data={rows} getRowId={(row) => row.id} pageSize={50} />;
}

function columnsOf(context: BarContext): Column<ShiftRow>[] {
  const { zone, otherZone, onOpen } = context;
  const moments = (at: number) => (
    <>
      {textAt(at, zone)}
      {otherZone !== null && (
        <>
          <br />
          <Text color="secondary" variant="bodySmall">
            {textAt(at, otherZone)} {otherZone}
          </Text>
        </>
      )}
    </>
  );
  return [
    {
      id: 'who',
      header: t('schedules.shifts.who', 'On call'),
      cell: ({ row: { original } }: CellProps<ShiftRow>) => <Who bar={original} context={context} />,
    },
    {
      id: 'from',
      header: t('schedules.shifts.from', 'From'),
      cell: ({ row: { original } }: CellProps<ShiftRow>) => moments(original.interval.start),
    },
    {
      id: 'to',
      header: t('schedules.shifts.to', 'To'),
      cell: ({ row: { original } }: CellProps<ShiftRow>) => moments(original.interval.end),
    },
    {
      id: 'length',
      header: t('schedules.shifts.length', 'Length'),
      cell: ({ row: { original } }: CellProps<ShiftRow>) =>
        shortDuration(original.interval.end - original.interval.start),
    },
    {
      id: 'open',
      header: () => <span className="sr-only">{t('schedules.shifts.more', 'More')}</span>,
      cell: ({ row: { original } }: CellProps<ShiftRow>) => (
        <Button size="sm" variant="secondary" fill="text" onClick={() => onOpen(original, 'final')}>
          {original.kind === 'gap' ? t('schedules.shifts.cover', 'Cover this') : t('schedules.shifts.why', 'Why')}
        </Button>
      ),
    },
  ];
}

function Who({ bar, context }: { readonly bar: Bar; readonly context: BarContext }) {
  if (bar.kind === 'shift') {
    return (
      <>
        <PeopleLinks people={bar.people.map((id) => ({ id, name: context.nameOf(id) }))} />
        <br />
        <Text color="secondary" variant="bodySmall">
          {context.whyOf?.(bar) ?? ''}
        </Text>
      </>
    );
  }
  if (bar.kind === 'empty') return <Text color="warning">{barText(bar, context.nameOf)}</Text>;
  return <Text color="error">{t('schedules.shifts.nobody', 'Nobody')}</Text>;
}
