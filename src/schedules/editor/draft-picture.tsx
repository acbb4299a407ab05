import { useMemo, useState } from 'react';
import { t } from '@grafana/i18n';
import type { Schedule } from '../../../server/core/schedule/schedule.ts';
import { useClock } from '../../app/clock.tsx';
import { finalBars } from '../timeline/bars.ts';
import { dayAt, windowOf } from '../calendar.ts';
import { MiniTimeline } from '../timeline/mini-timeline.tsx';
import type { BarContext } from '../timeline/timeline-bar.tsx';
import { useHues } from '../use-schedules.ts';
import type { Names } from '../use-schedules.ts';
import { isSameClock, readersZone } from '../zone-text.ts';

/** Two weeks of a schedule, as it would be saved. */
export function DraftPicture({ schedule, names }: { readonly schedule: Schedule; readonly names: Names }) {
  const clock = useClock();
  const hueOf = useHues(schedule);
  const { zone } = schedule;
  const [today] = useState(clock.now);
  const context = useMemo((): BarContext => {
    const mine = readersZone();
    const window = windowOf('two-weeks', dayAt(today, zone), zone);
    const otherZone = isSameClock(zone, mine, window.start) ? null : mine;
    return { window, zone, otherZone, nameOf: names.nameOf, hueOf, onOpen: () => undefined };
  }, [zone, names, hueOf, today]);
  const bars = useMemo(() => finalBars(schedule, context.window, names.isKnown), [schedule, context, names]);
  return <MiniTimeline bars={bars} context={context} label={t('schedules.side.picture', 'The next two weeks')} />;
}
