import { DAY_MS, HOUR_MS } from '../../../server/core/time/instant.ts';
import type { Instant, Interval } from '../../../server/core/time/instant.ts';
import { instantOfWall, wallMsAt } from '../../../server/core/time/zone.ts';
import { percentAt } from './bars.ts';
import { dayAt } from '../calendar.ts';

/** Hours of a local day, from which a shift is read as office hours or as somebody's night. 30 is 6 on the next day. */
export const WORKING_HOURS = { from: 9, to: 17 } as const;
export const NIGHT_HOURS = { from: 22, to: 30 } as const;

/** When it is between two hours of the day in a zone; sorted, cut to the window. */
export function hoursIn(
  window: Interval,
  zone: string,
  { from, to }: { from: number; to: number },
): readonly Interval[] {
  const found: Interval[] = [];
  // The night of the day before may still last.
  for (let day = dayAt(window.start, zone) - 1; ; day++) {
    const start = instantOfWall(zone, day * DAY_MS + from * HOUR_MS);
    if (start >= window.end) return found;
    const end = instantOfWall(zone, day * DAY_MS + to * HOUR_MS);
    if (end > window.start && end > start) {
      found.push({ start: Math.max(start, window.start), end: Math.min(end, window.end) });
    }
  }
}

/** Stretches as one SVG path in a box of 100 × 1: a node for each would be hundreds on a month of ten people. */
export function pathOf(stretches: readonly Interval[], window: Interval): string {
  return stretches
    .map(({ start, end }) => {
      const [from, to] = [percentAt(start, window), percentAt(end, window)];
      return `M${from.toFixed(3)} 0H${to.toFixed(3)}V1H${from.toFixed(3)}Z`;
    })
    .join('');
}

export type PartOfDay = 'working' | 'awake' | 'night';

export function partOfDay(at: Instant, zone: string): PartOfDay {
  const hour = Math.floor((wallMsAt(zone, at) % DAY_MS) / HOUR_MS);
  if (hour >= WORKING_HOURS.from && hour < WORKING_HOURS.to) return 'working';
  return hour >= NIGHT_HOURS.from || hour < NIGHT_HOURS.to - 24 ? 'night' : 'awake';
}
