import type { PersonId } from '../notifying/person.ts';
import type { Schedule } from './schedule.ts';

/** Keyed by the object, which is never changed in place: whoever opens the app asks this of every schedule there is. */
const crowds = new WeakMap<Schedule, readonly PersonId[]>();

/**
 * Everybody whom a schedule as it stands may have on call, those who take turns first: also who took a shift, who stands
 * in, and who is in a calendar. Cheap, so that nobody else has to be searched for in it.
 */
export function everybodyIn(schedule: Schedule): readonly PersonId[] {
  const before = crowds.get(schedule);
  if (before !== undefined) return before;
  const everybody = crowdOf(schedule);
  crowds.set(schedule, everybody);
  return everybody;
}

function crowdOf({ layers, overrides, covers, imports, absences }: Schedule): readonly PersonId[] {
  const turns = layers.flatMap(({ rotations }) => rotations.flatMap(({ participants }) => participants.flat()));
  const everybody = new Set([
    ...turns,
    ...overrides.flatMap(({ people }) => people),
    ...covers.map(({ to }) => to),
    ...imports.flatMap(({ shifts }) => shifts.flatMap(({ people }) => people)),
  ]);
  // A set is walked to its end, so that substitutes of substitutes are met as well.
  const substitutes = substitutesOf(absences);
  for (const person of everybody) for (const substitute of substitutes.get(person) ?? []) everybody.add(substitute);
  return [...everybody];
}

const known = new WeakMap<Schedule['absences'], ReadonlyMap<PersonId, readonly PersonId[]>>();

/** Once for all schedules, which share one list of absences. */
function substitutesOf(absences: Schedule['absences']): ReadonlyMap<PersonId, readonly PersonId[]> {
  const before = known.get(absences);
  if (before !== undefined) return before;
  const substitutes = new Map<PersonId, PersonId[]>();
  for (const { personId, substituteId } of absences) {
    if (substituteId !== null) substitutes.set(personId, [...(substitutes.get(personId) ?? []), substituteId]);
  }
  known.set(absences, substitutes);
  return substitutes;
}
