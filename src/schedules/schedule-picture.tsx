import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Stack } from '@grafana/ui';
import type { Interval } from '../../server/core/time/instant.ts';
import { rowsOf } from './bars.ts';
import type { Bar } from './bars.ts';
import { PeopleLegend } from './people-legend.tsx';
import { ShiftList } from './shift-list.tsx';
import type { PartProps } from './schedule-part.ts';
import { Timeline } from './timeline.tsx';
import type { BarContext } from './timeline-bar.tsx';
import { useHues } from './use-schedules.ts';
import { isSameClock } from './zone-text.ts';

/** The schedule as it comes out, as a timeline or as a list. */
export function SchedulePicture({ read, names, view }: PartProps) {
  const { schedule } = read;
  const scheduleZone = read.document.zone;
  const zone = view.zoneOf(scheduleZone);
  const window = useMemo(() => view.windowIn(zone), [view, zone]);
  const hueOf = useHues(schedule);
  const rows = useMemo(
    () => (schedule === null ? [] : rowsOf(schedule, window, names.isKnown)),
    [schedule, window, names],
  );
  const context = useMemo((): BarContext => {
    const other = zone === scheduleZone ? view.readersZone : scheduleZone;
    const onOpen = (interval: Interval, kind: Bar['kind']): void => {
      if (kind === 'gap') view.cover(interval);
      else if (kind === 'many') view.show('week');
      else view.open(interval.start);
    };
    const otherZone = isSameClock(zone, other, window.start) ? null : other;
    return { window, zone, otherZone, nameOf: names.nameOf, hueOf, onOpen };
  }, [window, zone, scheduleZone, view, names, hueOf]);
  if (view.shape === 'list') return <ShiftList bars={rows[0]?.bars ?? []} context={context} />;
  const label = t('schedules.picture.label', 'Timeline of {{name}}; the same as a list is one button away', {
    name: read.name,
    interpolation: { escapeValue: false },
  });
  return (
    <Stack direction="column" gap={1}>
      <Timeline rows={rows} span={view.span} context={context} label={label} />
      <PeopleLegend bars={rows[0]?.bars ?? []} context={context} />
    </Stack>
  );
}
