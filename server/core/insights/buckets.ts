import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../time/instant.ts';
import type { Instant, Interval } from '../time/instant.ts';

const WEEK_MS = 7 * DAY_MS;
/** The epoch was a Thursday, and no week begins on one. */
const FIRST_MONDAY = 4 * DAY_MS;

/** Whole multiples of the interval in UTC, weeks from Monday: the same bucket whoever asks, and from where. */
export function bucketStart(at: Instant, intervalMs: number): Instant {
  const origin = intervalMs % WEEK_MS === 0 ? FIRST_MONDAY : 0;
  return origin + Math.floor((at - origin) / intervalMs) * intervalMs;
}

/** How many buckets a window touches. Said before they are made, as a window of a year has 31 million seconds. */
export function bucketCount({ start, end }: Interval, intervalMs: number): number {
  if (end <= start) return 0;
  return (bucketStart(end - 1, intervalMs) - bucketStart(start, intervalMs)) / intervalMs + 1;
}

/** The first bucket may begin before the window, the last may end behind it: both are only partly filled. */
export function bucketStarts(window: Interval, intervalMs: number): readonly Instant[] {
  const first = bucketStart(window.start, intervalMs);
  return Array.from({ length: bucketCount(window, intervalMs) }, (_, index) => first + index * intervalMs);
}

const ROUND = [
  ...[1, 5, 15, 30].map((seconds) => seconds * SECOND_MS),
  ...[1, 5, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 3, 6, 12].map((hours) => hours * HOUR_MS),
  ...[DAY_MS, WEEK_MS, 4 * WEEK_MS],
];

/** The shortest interval people name that is no shorter than `leastMs`. */
export function roundInterval(leastMs: number): number {
  return ROUND.find((ms) => ms >= leastMs) ?? Math.ceil(leastMs / WEEK_MS) * WEEK_MS;
}
