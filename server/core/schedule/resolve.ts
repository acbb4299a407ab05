import type { Interval } from '../time/instant.ts';
import { layOut, layOutShadows } from './layout.ts';
import type { IsKnown, Schedule, Shift } from './schedule.ts';

export const everybodyIsKnown: IsKnown = () => true;

/**
 * The final shifts of a window: sorted, half-open, cut to the window, never overlapping, neighbours joined where people
 * and reasons are the same. The one answer that the pager, the calendar, the preview and the simulator read.
 */
export function resolve(schedule: Schedule, window: Interval, isKnown: IsKnown = everybodyIsKnown): readonly Shift[] {
  return layOut(schedule, window, isKnown).shifts;
}

/** Who sees the shifts of a schedule without being paged; sorted and without overlaps, like the shifts themselves. */
export function resolveShadows(
  schedule: Schedule,
  window: Interval,
  isKnown: IsKnown = everybodyIsKnown,
): readonly Shift[] {
  return layOutShadows(schedule, window, isKnown);
}
