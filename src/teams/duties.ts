import { loadsOf, NO_LOAD } from '../../server/core/schedule/load.ts';
import type { Load } from '../../server/core/schedule/load.ts';
import { nextShift } from '../../server/core/schedule/handoff.ts';
import { onCall } from '../../server/core/schedule/on-call.ts';
import type { IsKnown, Schedule } from '../../server/core/schedule/schedule.ts';
import { DAY_MS } from '../../server/core/time/instant.ts';
import type { Instant, Interval } from '../../server/core/time/instant.ts';

/** How far the load of a person is counted, back and ahead. */
export const LOAD_MS = 28 * DAY_MS;

export interface Duty {
  readonly schedule: Schedule;
  readonly interval: Interval;
}

/** Ids of the schedules in which each person is on call, by person. */
export function onCallNow(
  schedules: readonly Schedule[],
  now: Instant,
  isKnown: IsKnown,
): ReadonlyMap<string, readonly Schedule[]> {
  const found = new Map<string, Schedule[]>();
  for (const schedule of schedules) {
    for (const person of onCall(schedule, now, isKnown)) {
      found.set(person, [...(found.get(person) ?? []), schedule]);
    }
  }
  return found;
}

/** The next shift of a person in each schedule that has one, the soonest first. */
export function nextDuties(
  schedules: readonly Schedule[],
  person: string,
  now: Instant,
  isKnown: IsKnown,
): readonly Duty[] {
  return schedules
    .flatMap((schedule) => {
      const shift = nextShift(schedule, now, person, isKnown);
      return shift === null ? [] : [{ schedule, interval: shift.interval }];
    })
    .sort((a, b) => a.interval.start - b.interval.start);
}

export interface Loads {
  readonly past: Load;
  readonly ahead: Load;
}

/** What the last and the next four weeks ask of each person who is on call in them. */
export function loadsByPerson(
  schedules: readonly Schedule[],
  now: Instant,
  isKnown: IsKnown,
  zoneOf: (person: string) => string,
): ReadonlyMap<string, Loads> {
  const past = loadsOf(schedules, { start: now - LOAD_MS, end: now }, zoneOf, isKnown);
  const ahead = loadsOf(schedules, { start: now, end: now + LOAD_MS }, zoneOf, isKnown);
  const people = new Set([...past.keys(), ...ahead.keys()]);
  return new Map(
    [...people].map((person) => [person, { past: past.get(person) ?? NO_LOAD, ahead: ahead.get(person) ?? NO_LOAD }]),
  );
}
