import { MINUTE_MS } from '../time/instant.ts';
import type { Interval } from '../time/instant.ts';
import { layOut } from './layout.ts';
import { without } from './layering.ts';
import { everybodyIsKnown } from './resolve.ts';
import type { EmptyShift, IsKnown, Schedule } from './schedule.ts';

/** Calendars that end a day at 23:59:59 would else show a gap each midnight. */
const SHORTEST_GAP_MS = MINUTE_MS;

/**
 * Stretches in which nobody was meant to be on call, of at least a minute. A gap that reaches beyond the window counts
 * with its whole length. Where somebody was meant to be, and is not known, the shift is *empty* and no gap.
 */
export function gaps(schedule: Schedule, window: Interval, isKnown: IsKnown = everybodyIsKnown): readonly Interval[] {
  if (window.start >= window.end) return [];
  const wider = { start: window.start - SHORTEST_GAP_MS, end: window.end + SHORTEST_GAP_MS };
  const { shifts, empty } = layOut(schedule, wider, isKnown);
  const taken = [...shifts, ...empty].map(({ interval }) => interval).sort((a, b) => a.start - b.start);
  return without([wider], taken)
    .filter((gap) => gap.end - gap.start >= SHORTEST_GAP_MS)
    .map((gap) => ({ start: Math.max(gap.start, window.start), end: Math.min(gap.end, window.end) }))
    .filter((gap) => gap.start < gap.end);
}

/** Shifts that name nobody who is known, without those that somebody above hides. Sorted; they may overlap. */
export function emptyShifts(
  schedule: Schedule,
  window: Interval,
  isKnown: IsKnown = everybodyIsKnown,
): readonly EmptyShift[] {
  return layOut(schedule, window, isKnown).empty;
}

/** How much of a window somebody is on call, and what is missing. */
export interface Coverage {
  readonly totalMs: number;
  readonly coveredMs: number;
  readonly gaps: readonly Interval[];
  readonly empty: readonly EmptyShift[];
}

export function coverageOf(schedule: Schedule, window: Interval, isKnown: IsKnown = everybodyIsKnown): Coverage {
  const { shifts } = layOut(schedule, window, isKnown);
  return {
    totalMs: Math.max(0, window.end - window.start),
    coveredMs: shifts.reduce((sum, { interval }) => sum + interval.end - interval.start, 0),
    gaps: gaps(schedule, window, isKnown),
    empty: emptyShifts(schedule, window, isKnown),
  };
}
