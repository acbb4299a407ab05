import type { PersonId } from '../../core/notifying/person.ts';
import type { FieldError } from '../../core/schedule/field-error.ts';
import type { Instant, Interval } from '../../core/time/instant.ts';
import type { Clock } from '../../runtime/clock.ts';
import { newId } from '../../runtime/ids.ts';
import { editOf } from '../configuration/kept.ts';
import type { KeptAbsence } from '../configuration/kept.ts';
import type { Live } from '../configuration/live.ts';
import type { Snapshot } from '../configuration/snapshot.ts';
import { invalid, nothingBut, unknownPerson } from './plan.ts';
import type { Invalid, Plan } from './plan.ts';

/** More that are not over than this, of one person, are somebody's mistake. */
const MOST_AHEAD = 100;

export interface NewAbsence {
  readonly personId: PersonId;
  readonly interval: Interval;
  readonly substituteId: PersonId | null;
  readonly note: string | null;
  readonly by: string;
  readonly creatorId: PersonId | null;
}

/** Throws where the caller may not: it is asked while nobody else can change anything. */
export type AbsencePermission = (personId: PersonId) => void;

export type AddedAbsence = { readonly kind: 'added'; readonly absence: KeptAbsence } | Invalid;
/** `cut`: it was running, and ends now; what was stays. */
export interface TakenBackAbsence {
  readonly kind: 'removed' | 'cut' | 'missing' | 'over';
}

/** Who is away, beside all documents: it takes them out of every schedule. */
export interface Absences {
  add(request: NewAbsence, permitted: AbsencePermission): Promise<AddedAbsence>;
  takeBack(id: string, by: string, permitted: AbsencePermission): Promise<TakenBackAbsence>;
}

export function createAbsences(live: Live, clock: Clock): Absences {
  return {
    add: (request, permitted) => live.commit((before) => planAdd(before, request, clock.now(), permitted), request.by),
    takeBack: (id, by, permitted) => live.commit((before) => planTakeBack(before, id, clock.now(), permitted), by),
  };
}

function planAdd(
  before: Snapshot,
  { personId, interval, substituteId, note, by, creatorId }: NewAbsence,
  now: Instant,
  permitted: AbsencePermission,
): Plan<AddedAbsence> {
  permitted(personId);
  const errors = [
    ...unknownPerson(before, 'person', personId),
    ...unknownPerson(before, 'substitute', substituteId),
    ...(substituteId === personId ? [error('substitute', 'Nobody stands in for themselves: name somebody else.')] : []),
    ...timeErrors(interval, now),
    ...crowd(before, personId, now),
  ];
  if (errors.length > 0) return invalid(...errors);
  const absence: KeptAbsence = {
    ...{ id: newId(now), personId, substituteId, note, createdAt: now, createdBy: by, creatorId },
    // Who was on call until now was: an absence that is told of a little late begins when it is made.
    interval: { start: Math.max(interval.start, now), end: interval.end },
  };
  return { edits: [editOf('absence', absence.id, absence)], result: { kind: 'added', absence } };
}

function planTakeBack(
  before: Snapshot,
  id: string,
  now: Instant,
  permitted: AbsencePermission,
): Plan<TakenBackAbsence> {
  const absence = before.arranged.kept.absence.get(id);
  if (absence === undefined) return nothingBut({ kind: 'missing' });
  permitted(absence.personId);
  const { start, end } = absence.interval;
  if (end <= now) return nothingBut({ kind: 'over' });
  if (start >= now) return { edits: [editOf('absence', id, null)], result: { kind: 'removed' } };
  const cut = { ...absence, interval: { start, end: now } };
  return { edits: [editOf('absence', id, cut)], result: { kind: 'cut' } };
}

function timeErrors({ start, end }: Interval, now: Instant): FieldError[] {
  if (end <= start) return [error('end', 'The end must come after the start.')];
  if (end <= now) return [error('end', 'The absence would be over already; choose an end in the future.')];
  return [];
}

function crowd({ arranged }: Snapshot, personId: PersonId, now: Instant): FieldError[] {
  const theirs = [...arranged.kept.absence.values()].filter((one) => one.personId === personId);
  if (theirs.filter(({ interval }) => interval.end > now).length < MOST_AHEAD) return [];
  return [error(null, `There are ${MOST_AHEAD} absences ahead already; take some of them back first.`)];
}

function error(field: string | null, message: string): FieldError {
  return { path: field === null ? [] : [field], message };
}
