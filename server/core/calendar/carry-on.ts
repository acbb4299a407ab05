import type { ImportedShift } from '../schedule/schedule.ts';
import { DAY_MS } from '../time/instant.ts';
import type { Instant } from '../time/instant.ts';

/** How long it is remembered what a calendar said: who was on call then was so because of it. */
export const KEPT_MS = 400 * DAY_MS;

/**
 * What was, stays: up to now a calendar said what it said when it was read, however it is rewritten since; from now on
 * it says what it says today. Sorted.
 */
export function carryOn(
  known: readonly ImportedShift[],
  fresh: readonly ImportedShift[],
  now: Instant,
): readonly ImportedShift[] {
  const before = known.flatMap((shift) => cut(shift, now - KEPT_MS, now, 'whole'));
  const after = fresh.flatMap((shift) => cut(shift, now, Infinity, 'from'));
  const goesOn = new Map(before.filter(({ interval }) => interval.end === now).map((shift) => [keyOf(shift), shift]));
  const goingOn = new Set<ImportedShift>();
  const joined = after.map((shift) => {
    const begun = shift.interval.start === now ? goesOn.get(keyOf(shift)) : undefined;
    if (begun === undefined) return shift;
    goingOn.add(begun);
    return { ...shift, interval: { start: begun.interval.start, end: shift.interval.end } };
  });
  return [...before.filter((shift) => !goingOn.has(shift)), ...joined].sort(
    (a, b) => a.interval.start - b.interval.start || (a.uid < b.uid ? -1 : 1),
  );
}

/** `whole`: what ended long ago is forgotten as a whole, and never shortened. */
function cut(shift: ImportedShift, from: Instant, to: Instant, how: 'whole' | 'from'): ImportedShift[] {
  const { start, end } = shift.interval;
  if (end <= from || start >= to) return [];
  return [{ ...shift, interval: { start: how === 'whole' ? start : Math.max(start, from), end: Math.min(end, to) } }];
}

function keyOf({ uid, people }: ImportedShift): string {
  return JSON.stringify([uid, ...people]);
}
