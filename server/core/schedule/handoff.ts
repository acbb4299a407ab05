import type { PersonId } from '../notifying/person.ts';
import { DAY_MS } from '../time/instant.ts';
import type { Instant } from '../time/instant.ts';
import { isSamePeople } from './layering.ts';
import { onCall } from './on-call.ts';
import { everybodyIsKnown, resolve } from './resolve.ts';
import type { IsKnown, Schedule, Shift } from './schedule.ts';

export interface Handoff {
  readonly at: Instant;
  readonly from: readonly PersonId[];
  readonly to: readonly PersonId[];
}

/** Beyond it "next" is of no use to anybody, and a schedule that never changes again must not be searched for ever. */
const HORIZON_MS = 400 * DAY_MS;

/** The first instant after `after` at which other people are on call; null when none comes within 400 days. */
export function nextHandoff(schedule: Schedule, after: Instant, isKnown: IsKnown = everybodyIsKnown): Handoff | null {
  const from = onCall(schedule, after, isKnown);
  for (const end of reaches(after)) {
    const shifts = resolve(schedule, { start: after, end }, isKnown);
    let reached = after;
    for (const shift of shifts) {
      if (shift.interval.start > reached && from.length > 0) return { at: reached, from, to: [] };
      if (!isSamePeople(shift.people, from)) return { at: shift.interval.start, from, to: shift.people };
      reached = shift.interval.end;
    }
    if (reached < end && from.length > 0) return { at: reached, from, to: [] };
  }
  return null;
}

/**
 * The first final shift that begins after `after`, of anybody or of one person; null when none begins within 400 days.
 * A shift that has an end before the horizon is returned whole.
 */
export function nextShift(
  schedule: Schedule,
  after: Instant,
  person: PersonId | null = null,
  isKnown: IsKnown = everybodyIsKnown,
): Shift | null {
  let found: Shift | null = null;
  for (const end of reaches(after)) {
    found =
      resolve(schedule, { start: after, end }, isKnown).find(
        (shift) => shift.interval.start > after && (person === null || shift.people.includes(person)),
      ) ?? null;
    // A shift that touches the end of the search may go on behind it, so it cannot be told whether it ends there.
    if (found !== null && found.interval.end < end) return found;
  }
  return found;
}

/** The last instant up to and with `at` since which the same people are on call; null when that is over 400 days. */
export function lastHandoff(schedule: Schedule, at: Instant, isKnown: IsKnown = everybodyIsKnown): Handoff | null {
  const to = onCall(schedule, at, isKnown);
  for (const start of reaches(at).map((end) => 2 * at - end)) {
    const shifts = resolve(schedule, { start, end: at + 1 }, isKnown);
    let reached = at + 1;
    for (const shift of [...shifts].reverse()) {
      if (shift.interval.end < reached && to.length > 0) return { at: reached, from: [], to };
      if (!isSamePeople(shift.people, to)) return { at: shift.interval.end, from: shift.people, to };
      reached = shift.interval.start;
    }
    if (reached > start && to.length > 0) return { at: reached, from: [], to };
  }
  return null;
}

/** The final shift before the people of `at` took over, whole; null when there was nobody, or not within 400 days. */
export function previousShift(schedule: Schedule, at: Instant, isKnown: IsKnown = everybodyIsKnown): Shift | null {
  const handoff = lastHandoff(schedule, at, isKnown);
  if (handoff === null) return null;
  for (const start of reaches(handoff.at).map((end) => 2 * handoff.at - end)) {
    const last = resolve(schedule, { start, end: handoff.at }, isKnown).at(-1);
    if (last !== undefined && last.interval.start > start) return last;
  }
  return null;
}

/** Ends of ever longer searches: most answers lie within a day, and doubling never costs more than twice the last. */
function reaches(after: Instant): Instant[] {
  const ends: Instant[] = [];
  for (let reachMs = DAY_MS; reachMs < HORIZON_MS; reachMs *= 2) ends.push(after + reachMs);
  return [...ends, after + HORIZON_MS];
}
