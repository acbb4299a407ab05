import type { PersonId } from '../../core/notifying/person.ts';
import type { FieldError } from '../../core/schedule/field-error.ts';
import { heldIn } from '../../core/schedule/occurrences.ts';
import type { Occurrence, Schedule } from '../../core/schedule/schedule.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { KeptRequest } from '../configuration/kept.ts';
import type { Snapshot } from '../configuration/snapshot.ts';
import { nameOf } from './plan.ts';

interface Open {
  readonly request: KeptRequest;
  readonly schedule: Schedule;
  readonly now: Instant;
}

/** Both sides of a swap are looked at before either changes: one alone would be a gift that nobody meant. */
export function whyNotTaken(snapshot: Snapshot, { request, schedule, now }: Open, taker: PersonId): FieldError[] {
  const { from, to, given, inReturn } = request;
  const say = (message: string): FieldError[] => [{ path: ['person'], message }];
  if (taker === from) return say('These are their own shifts: somebody else has to take them.');
  if (to !== null && taker !== to) return say(`${nameOf(snapshot, to)} was asked, and nobody else.`);
  return [
    ...wrongSide(snapshot, { schedule, now, occurrences: given, giver: from, receiver: taker }),
    ...(inReturn.length === 0
      ? []
      : wrongSide(snapshot, { schedule, now, occurrences: inReturn, giver: taker, receiver: from })),
  ];
}

interface Side {
  readonly schedule: Schedule;
  readonly now: Instant;
  readonly occurrences: readonly Occurrence[];
  readonly giver: PersonId;
  readonly receiver: PersonId;
}

/** Why the shifts cannot go from one to the other. */
function wrongSide(snapshot: Snapshot, { schedule, now, occurrences, giver, receiver }: Side): FieldError[] {
  const theirs = occurrences
    .flatMap((occurrence) => heldIn(schedule, occurrence))
    .filter(({ interval, people }) => interval.end > now && people.includes(giver));
  if (theirs.length === 0) {
    return [{ path: [], message: `${nameOf(snapshot, giver)} does not have these shifts any more.` }];
  }
  if (!theirs.some(({ people }) => people.includes(receiver))) return [];
  return [{ path: [], message: `${nameOf(snapshot, receiver)} works at that time already, in the very same shift.` }];
}
