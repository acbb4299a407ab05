import type { z } from 'zod';
import type { coverRequest } from '../../contract/cover-request.ts';
import type { Occurrence, Schedule } from '../../core/schedule/schedule.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { KeptRequest } from '../../engine/configuration/kept.ts';
import { isAhead, placeOf, stateOf } from '../../engine/arrangements/request-state.ts';
import { whyNotTaken } from '../../engine/arrangements/taking.ts';
import type { Snapshot } from '../../engine/configuration/snapshot.ts';
import type { Known } from '../../engine/known.ts';
import type { Caller } from '../auth/caller.ts';
import { maySteer } from '../auth/taking-part.ts';
import { isAsked, isDeclinedBy, isWithdrawnBy } from './cover-request-rights.ts';
import { isoOf, namingOf } from './naming.ts';

type Wire = z.input<typeof coverRequest>;

export interface Reading {
  readonly snapshot: Snapshot;
  readonly known: Known;
  readonly caller: Caller;
  readonly now: Instant;
}

export function shownRequest(request: KeptRequest, schedule: Schedule, reading: Reading): Wire {
  const { id, from, to, given, inReturn, note, createdAt, answer } = request;
  const { person } = namingOf(reading.known);
  return {
    ...{ id, schedule: { id: schedule.id, name: schedule.name } },
    ...{ from: person(from), to: to === null ? null : person(to), note },
    shifts: given.flatMap((occurrence) => shownShift(schedule, occurrence)),
    inReturn: inReturn.flatMap((occurrence) => shownShift(schedule, occurrence)),
    state: stateOf(request, schedule, reading.now),
    takenBy: answer.kind === 'taken' ? person(answer.taking.by) : null,
    createdAt: isoOf(createdAt),
    ...rightsOf(request, schedule, reading),
  };
}

function shownShift(schedule: Schedule, occurrence: Occurrence): Wire['shifts'] {
  const place = placeOf(schedule, occurrence);
  if (place === null) return [];
  const { rotationId, turn, part } = occurrence;
  return [{ ...{ rotation: rotationId, turn, part }, start: isoOf(place.start), end: isoOf(place.end) }];
}

/** What the caller would not be refused, so that pages need not know the rules. */
function rightsOf(
  request: KeptRequest,
  schedule: Schedule,
  { snapshot, known, caller, now }: Reading,
): Pick<Wire, 'mayTake' | 'mayWithdraw' | 'mayDecline'> {
  const { teams } = known.directory;
  const { personId } = caller;
  const isOpen = stateOf(request, schedule, now) === 'open';
  const mayTake =
    isOpen &&
    personId !== null &&
    (isAsked(personId, schedule, request, teams) || maySteer(caller, schedule, teams)) &&
    whyNotTaken(snapshot, { request, schedule, now }, personId).length === 0;
  const isStanding =
    request.answer.kind === 'open' || (request.answer.kind === 'taken' && isAhead(request, schedule, now));
  return {
    mayTake,
    mayWithdraw: isStanding && isWithdrawnBy(caller, schedule, request, teams),
    mayDecline: isOpen && request.to !== null && isDeclinedBy(caller, schedule, request, teams),
  };
}
