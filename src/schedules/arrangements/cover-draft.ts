import { changesBetween } from '../../../server/core/schedule/changes.ts';
import type { OnCallChange } from '../../../server/core/schedule/changes.ts';
import { occurrencesOf } from '../../../server/core/schedule/occurrences.ts';
import { resolve } from '../../../server/core/schedule/resolve.ts';
import type { Cover, IsKnown, Schedule } from '../../../server/core/schedule/schedule.ts';
import { DAY_MS } from '../../../server/core/time/instant.ts';
import type { Instant, Interval } from '../../../server/core/time/instant.ts';

/** How far ahead somebody looks for a shift to swap. */
const AHEAD_MS = 60 * DAY_MS;
const MOST_CHOICES = 24;

/** Shifts that somebody wants to give, and what is wanted for them. */
export interface Giving {
  readonly from: string;
  readonly stretch: Interval;
  /** Null: whoever of the schedule. */
  readonly to: string | null;
  /** A stretch of shifts of `to`; null: nothing is wanted in return. */
  readonly inReturn: Interval | null;
}

/** Whether there is a turn in it that can change hands: calendars and overrides have none. */
export function hasTurns(schedule: Schedule, from: string, stretch: Interval): boolean {
  return occurrencesOf(schedule, from, stretch).length > 0;
}

export interface SwapChoice {
  readonly personId: string;
  readonly interval: Interval;
}

/** Shifts of the others from now on, the next first; those of turns only. */
export function swapChoices(schedule: Schedule, from: string, now: Instant, isKnown: IsKnown): readonly SwapChoice[] {
  const shifts = resolve(schedule, { start: now, end: now + AHEAD_MS }, isKnown);
  const choices = shifts.flatMap(({ interval, people }) =>
    people.filter((person) => person !== from).map((personId) => ({ personId, interval })),
  );
  return choices.filter(({ personId, interval }) => hasTurns(schedule, personId, interval)).slice(0, MOST_CHOICES);
}

/** Who changes when, once it is agreed; with whoever takes it where nobody is named yet. */
export function changesOnceTaken(
  schedule: Schedule,
  { from, stretch, to, inReturn }: Giving,
  now: Instant,
  isKnown: IsKnown,
): readonly OnCallChange[] {
  if (to === null) return [];
  const covers = [
    ...coversOf(schedule, from, to, { ...stretch, start: Math.max(stretch.start, now) }, now),
    ...(inReturn === null ? [] : coversOf(schedule, to, from, inReturn, now)),
  ];
  const window = {
    start: Math.max(now, Math.min(stretch.start, inReturn?.start ?? Infinity)),
    end: Math.max(stretch.end, inReturn?.end ?? -Infinity),
  };
  const after = { ...schedule, covers: [...schedule.covers, ...covers] };
  return window.end <= window.start ? [] : changesBetween(schedule, after, window, isKnown);
}

function coversOf(schedule: Schedule, from: string, to: string, stretch: Interval, now: Instant): readonly Cover[] {
  if (stretch.end <= stretch.start) return [];
  return occurrencesOf(schedule, from, stretch).map(({ occurrence }, index) => ({
    ...{ id: `~${from}${index}`, occurrence, from, to, takenAt: now, until: null },
  }));
}
