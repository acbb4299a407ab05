import type { PersonId } from '../notifying/person.ts';
import type { Instant } from '../time/instant.ts';
import { everybodyIsKnown, resolve } from './resolve.ts';
import type { IsKnown, Schedule, Source } from './schedule.ts';

export function onCall(schedule: Schedule, at: Instant, isKnown: IsKnown = everybodyIsKnown): readonly PersonId[] {
  return whyOnCall(schedule, at, isKnown).people;
}

/**
 * Who is on call, with the rotations or the override that say so. Through `resolve`, on the millisecond that begins at
 * `at`: a second way to find out would differ at the edges.
 */
export function whyOnCall(
  schedule: Schedule,
  at: Instant,
  isKnown: IsKnown = everybodyIsKnown,
): { readonly people: readonly PersonId[]; readonly sources: readonly Source[] } {
  const start = Math.floor(at);
  const shift = resolve(schedule, { start, end: start + 1 }, isKnown)[0];
  return shift === undefined ? { people: [], sources: [] } : { people: shift.people, sources: shift.sources };
}
