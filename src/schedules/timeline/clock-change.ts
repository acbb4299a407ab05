import { MINUTE_MS } from '../../../server/core/time/instant.ts';
import type { Instant } from '../../../server/core/time/instant.ts';
import { wallMsAt } from '../../../server/core/time/zone.ts';
import type { Day } from '../calendar.ts';

/** The moment at which a zone's clocks are set anew. */
export interface ClockChange {
  readonly at: Instant;
  /** What the clocks read when it comes, and right after: ms of a wall clock. */
  readonly fromWallMs: number;
  readonly toWallMs: number;
}

/** On a day whose length is unusual; null on all others. */
export function clockChangeOn({ interval, extraMs }: Day, zone: string): ClockChange | null {
  if (extraMs === 0) return null;
  const offsetAt = (at: Instant): number => wallMsAt(zone, at) - at;
  const before = offsetAt(interval.start);
  let [low, high] = [interval.start, interval.end];
  // Halves until it is known to the minute: ever since there is radio, clocks change on full minutes.
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS;
    if (offsetAt(middle) === before) low = middle;
    else high = middle;
  }
  return { at: high, fromWallMs: high + before, toWallMs: wallMsAt(zone, high) };
}
