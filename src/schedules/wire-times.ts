import type { Interval } from '../../server/core/time/instant.ts';

/** A stretch of time as the API takes it. */
export function isoOf({ start, end }: Interval): { readonly start: string; readonly end: string } {
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
}

export function readStretch({ start, end }: { readonly start: string; readonly end: string }): Interval {
  return { start: Date.parse(start), end: Date.parse(end) };
}
