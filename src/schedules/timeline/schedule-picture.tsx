import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Stack } from '@grafana/ui';
import type { Schedule } from '../../../server/core/schedule/schedule.ts';
import type { Interval } from '../../../server/core/time/instant.ts';
import { useClock } from '../../app/clock.tsx';
import { plain } from '../../ui/plain.ts';
import { barWhy } from './bar-why.ts';
import { rowsOf } from './bars.ts';
import type { Bar } from './bars.ts';
import { clockChangesIn, holidaysIn } from './day-notes.ts';
import { DayNotes } from './note-list.tsx';
import { RequestSigns } from '../arrangements/request-signs.tsx';
import { rowName } from './row-name.ts';
import { useMayOverride } from '../schedule-part.ts';
import type { PartProps } from '../schedule-part.ts';
import { ShiftList } from '../shift-list.tsx';
import { Timeline } from './timeline.tsx';
import type { BarContext } from './timeline-bar.tsx';
import { TimelinePeople } from './timeline-people.tsx';
import { overrideIdOf } from './timeline-row.tsx';
import type { Handles } from './timeline-row.tsx';
import { useHues } from '../use-schedules.ts';
import { isSameClock } from '../zone-text.ts';

export interface SchedulePictureProps extends PartProps {
  readonly schedule: Schedule;
  readonly window: Interval;
  /** Overrides that the reader may move. */
  readonly movable: ReadonlyMap<string, Interval>;
  readonly onMove: Handles['onMove'];
}

/** The schedule as it comes out, as a timeline or as a list. */
export function SchedulePicture(props: SchedulePictureProps) {
  const { read, names, view, schedule } = props;
  const { rows, context } = usePicture(props);
  const handles = useHandles(props);
  const { window, zone, otherZone } = context;
  const notes = useMemo(
    () => [...clockChangesIn(window, zone, otherZone), ...holidaysIn(schedule, window)],
    [schedule, window, zone, otherZone],
  );
  const people = useMemo(
    () => peopleOf(rows[0]?.bars ?? []).map((id) => ({ id, zone: names.zoneOf(id) })),
    [rows, names],
  );
  if (view.shape === 'list') return <ShiftList bars={rows[0]?.bars ?? []} context={context} />;
  const label = t('schedules.picture.label', 'Timeline of {{name}}; the same as a list is one button away', {
    ...{ name: read.name, ...plain },
  });
  return (
    <Stack direction="column" gap={1}>
      <Timeline
        rows={rows}
        span={view.span}
        nameOf={(row) => rowName(row, schedule, handles.onDraw !== null, names.nameOf)}
        {...{ context, notes, handles, label }}
        signs={<RequestSigns requests={read.requests} window={window} zone={zone} />}
      >
        <TimelinePeople people={people} final={rows[0]?.bars ?? []} context={context} span={view.span} />
      </Timeline>
      <DayNotes notes={notes} zone={zone} />
    </Stack>
  );
}

function usePicture({ read, names, view, schedule, window }: SchedulePictureProps) {
  const scheduleZone = read.document.zone;
  const zone = view.zoneOf(scheduleZone);
  const { open, cover, move, enlarge, readersZone } = view;
  const hueOf = useHues(schedule);
  const rows = useMemo(() => rowsOf(schedule, window, names.isKnown), [schedule, window, names]);
  const context = useMemo((): BarContext => {
    const other = zone === scheduleZone ? readersZone : scheduleZone;
    const onOpen = (bar: Bar, row: string): void => {
      const override = row.startsWith('overrides') ? overrideIdOf(bar) : null;
      if (override !== null) move(override);
      else if (bar.kind === 'gap') cover(bar.interval);
      else if (bar.kind === 'many') enlarge(bar.interval.start);
      else open(bar.interval.start);
    };
    const whyOf = (bar: Bar): string => barWhy(bar, schedule, names.nameOf);
    const otherZone = isSameClock(zone, other, window.start) ? null : other;
    return { window, zone, otherZone, nameOf: names.nameOf, hueOf, onOpen, whyOf };
  }, [window, zone, scheduleZone, readersZone, open, cover, move, enlarge, names, hueOf, schedule]);
  return { rows, context };
}

function useHandles({ read, names, view, movable, onMove }: SchedulePictureProps): Handles {
  const clock = useClock();
  const may = useMayOverride(read, names);
  const { cover } = view;
  return useMemo(
    () => ({ onDraw: may.kind === 'no' ? null : cover, movable, onMove, now: clock.now }),
    [may, cover, movable, onMove, clock],
  );
}

/** In the order in which they come. */
function peopleOf(bars: readonly Bar[]): readonly string[] {
  return [...new Set(bars.flatMap((bar) => (bar.kind === 'shift' ? bar.people : [])))];
}
