import type { PersonId } from '../../core/notifying/person.ts';
import type { FieldError } from '../../core/schedule/field-error.ts';
import { occurrencesOf } from '../../core/schedule/occurrences.ts';
import type { Placed } from '../../core/schedule/occurrences.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import { DAY_MS } from '../../core/time/instant.ts';
import type { Instant, Interval } from '../../core/time/instant.ts';
import { newId } from '../../runtime/ids.ts';
import { editOf } from '../configuration/kept.ts';
import type { KeptRequest } from '../configuration/kept.ts';
import type { Snapshot } from '../configuration/snapshot.ts';
import { invalid, nameOf, nothingBut, unknownPerson } from './plan.ts';
import type { Invalid, Plan } from './plan.ts';
import { whyNotTaken } from './taking.ts';

/** More that are not over than this, in one schedule, are somebody's mistake, and each of them costs every reader. */
const MOST_AHEAD = 500;
/** On one side: turns of an hour in a week are fewer. */
const MOST_SHIFTS = 200;
const LONGEST_DAYS = 100;

export interface NewRequest {
  readonly scheduleId: string;
  readonly from: PersonId;
  readonly stretch: Interval;
  readonly to: PersonId | null;
  /** Null: nothing is wanted in return. */
  readonly inReturn: Interval | null;
  readonly note: string | null;
  readonly by: string;
  readonly creatorId: PersonId | null;
}

export type Asked = { readonly kind: 'asked'; readonly request: KeptRequest } | { readonly kind: 'missing' } | Invalid;

/** Binds both stretches to the shifts that lie in them, so that the shifts may move without the request losing them. */
export function planAsk(
  before: Snapshot,
  request: NewRequest,
  now: Instant,
  permitted: (schedule: Schedule, request: KeptRequest) => void,
): Plan<Asked> {
  const { scheduleId, from, to, note, by, creatorId } = request;
  const schedule = before.directory.schedules.get(scheduleId);
  if (schedule === undefined) return nothingBut({ kind: 'missing' });
  const given = sideOf(before, schedule, { path: [], person: from, stretch: request.stretch, now });
  const inReturn =
    request.inReturn === null || to === null
      ? NOTHING
      : sideOf(before, schedule, { path: ['inReturn'], person: to, stretch: request.inReturn, now });
  const placed = [...given.placed, ...inReturn.placed];
  const kept: KeptRequest = {
    ...{ id: newId(now), scheduleId, from, to, note, createdAt: now, createdBy: by, creatorId },
    given: given.placed.map(({ occurrence }) => occurrence),
    inReturn: inReturn.placed.map(({ occurrence }) => occurrence),
    until: placed.flatMap(({ intervals }) => intervals).reduce((latest, { end }) => Math.max(latest, end), now),
    answer: { kind: 'open' },
  };
  permitted(schedule, kept);
  const errors = [
    ...unknownPerson(before, 'from', from),
    ...unknownPerson(before, 'to', to),
    ...(to === from ? [{ path: ['to'], message: 'Somebody else has to be asked.' }] : []),
    ...(request.inReturn !== null && to === null
      ? [{ path: ['to'], message: 'A swap is with one person: say with whom.' }]
      : []),
    ...given.errors,
    ...inReturn.errors,
    ...crowd(before, scheduleId, now),
  ];
  if (errors.length > 0) return invalid(...errors);
  const impossible = to === null ? [] : whyNotTaken(before, { request: kept, schedule, now }, to);
  if (impossible.length > 0) return invalid(...impossible);
  return { edits: [editOf('cover-request', kept.id, kept)], result: { kind: 'asked', request: kept } };
}

interface Bound {
  readonly placed: readonly Placed[];
  readonly errors: readonly FieldError[];
}

const NOTHING: Bound = { placed: [], errors: [] };

interface Side {
  readonly path: readonly string[];
  readonly person: PersonId;
  readonly stretch: Interval;
  readonly now: Instant;
}

function sideOf(before: Snapshot, schedule: Schedule, { path, person, stretch, now }: Side): Bound {
  const { end } = stretch;
  // Only what is ahead can change hands.
  const start = Math.max(stretch.start, now);
  const wrong = (field: string, message: string): Bound => {
    return { placed: [], errors: [{ path: [...path, field], message }] };
  };
  if (end <= stretch.start) return wrong('end', 'The end must come after the start.');
  if (end <= now) return wrong('end', 'These shifts are over: choose an end in the future.');
  if (end - start > LONGEST_DAYS * DAY_MS) return wrong('end', `Ask for at most ${LONGEST_DAYS} days at once.`);
  const placed = occurrencesOf(schedule, person, { start, end });
  if (placed.length === 0) {
    return wrong('start', `${nameOf(before, person)} has no turn of a rotation here between start and end.`);
  }
  if (placed.length > MOST_SHIFTS) return wrong('end', `Ask for at most ${MOST_SHIFTS} shifts at once.`);
  return { placed, errors: [] };
}

function crowd({ arranged }: Snapshot, scheduleId: string, now: Instant): FieldError[] {
  const ahead = (arranged.requests.get(scheduleId) ?? []).filter(
    ({ answer, until }) => (answer.kind === 'open' || answer.kind === 'taken') && until > now,
  );
  if (ahead.length < MOST_AHEAD) return [];
  return [{ path: [], message: `There are ${MOST_AHEAD} requests ahead already; withdraw some of them first.` }];
}
