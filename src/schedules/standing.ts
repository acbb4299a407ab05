import { gaps } from '../../server/core/schedule/coverage.ts';
import { nextHandoff } from '../../server/core/schedule/handoff.ts';
import type { Handoff } from '../../server/core/schedule/handoff.ts';
import { onCall } from '../../server/core/schedule/on-call.ts';
import type { IsKnown, Schedule } from '../../server/core/schedule/schedule.ts';
import { DAY_MS } from '../../server/core/time/instant.ts';
import type { Instant, Interval } from '../../server/core/time/instant.ts';

/** How a schedule stands at an instant: what one asks first. */
export interface Standing {
  readonly people: readonly string[];
  /** Null: nothing changes within the horizon of the core. */
  readonly handoff: Handoff | null;
  /** Of the next two weeks, each with its length; one that goes on beyond them ends with them. */
  readonly gaps: readonly Interval[];
}

const AHEAD_MS = 14 * DAY_MS;

export function standingAt(schedule: Schedule, now: Instant, isKnown: IsKnown): Standing {
  return {
    people: onCall(schedule, now, isKnown),
    handoff: nextHandoff(schedule, now, isKnown),
    gaps: gaps(schedule, { start: now, end: now + AHEAD_MS }, isKnown),
  };
}

/** The next hand-offs after an instant, at most so many. */
export function handoffsAfter(schedule: Schedule, after: Instant, count: number, isKnown: IsKnown): readonly Handoff[] {
  const found: Handoff[] = [];
  let at = after;
  while (found.length < count) {
    const next = nextHandoff(schedule, at, isKnown);
    if (next === null) return found;
    found.push(next);
    at = next.at;
  }
  return found;
}
