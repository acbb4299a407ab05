import { changesBetween } from '../../../server/core/schedule/changes.ts';
import type { OnCallChange } from '../../../server/core/schedule/changes.ts';
import type { Absence, IsKnown, Schedule } from '../../../server/core/schedule/schedule.ts';
import type { Instant, Interval } from '../../../server/core/time/instant.ts';

/** Somebody who will be away, before it is saved. */
export interface Away {
  readonly personId: string;
  readonly interval: Interval;
  readonly substituteId: string | null;
}

/** What an absence does to one schedule. */
export interface Touched {
  readonly schedule: Schedule;
  readonly changes: readonly OnCallChange[];
}

/** Every schedule in which somebody else, or nobody, is on call then; an absence counts in all of them. */
export function touchedBy(
  schedules: readonly Schedule[],
  { personId, interval, substituteId }: Away,
  now: Instant,
  isKnown: IsKnown,
): readonly Touched[] {
  const window = { start: Math.max(interval.start, now), end: interval.end };
  if (window.end <= window.start) return [];
  // Made a moment before everything in it, and after all that was made: as the service will take it.
  const absence: Absence = { id: '~', personId, interval: window, substituteId, createdAt: now };
  return schedules.flatMap((schedule) => {
    const after = { ...schedule, absences: [...schedule.absences, absence] };
    const changes = changesBetween(schedule, after, window, isKnown);
    return changes.length === 0 ? [] : [{ schedule, changes }];
  });
}

/** How many of the changes leave nobody on call. */
export function emptied(touched: readonly Touched[]): number {
  return touched.reduce((sum, { changes }) => sum + changes.filter(({ after }) => after.length === 0).length, 0);
}
