import type { Team } from '../../core/ownership/team.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import type { PersonId } from '../../core/notifying/person.ts';
import type { KeptRequest } from '../../engine/configuration/kept.ts';
import type { RequestPermission } from '../../engine/arrangements/cover-requests.ts';
import type { Caller } from '../auth/caller.ts';
import { maySteer, takesPart } from '../auth/taking-part.ts';
import { Refusal } from '../problem.ts';

type Teams = ReadonlyMap<string, Team>;

/** For their own shifts, and of those who could take them; editors and leads of the team for anybody, of anybody. */
export function mayAsk(caller: Caller, teams: Teams): RequestPermission {
  return (schedule, { from, to }) => {
    if (maySteer(caller, schedule, teams)) return;
    if (from !== caller.personId) {
      throw new Refusal('not-allowed', 'You may ask for cover for your own shifts; a lead or an editor for anybody.');
    }
    if (to === null || takesPart(to, schedule, teams)) return;
    throw new Refusal(
      'not-allowed',
      'Only those who take turns in this schedule or belong to its team may take a shift: ask one of them.',
    );
  };
}

/** Whether somebody may take it for themselves: who was asked by name, or else whoever takes part. */
export function isAsked(personId: PersonId | null, schedule: Schedule, { to }: KeptRequest, teams: Teams): boolean {
  return to === null ? takesPart(personId, schedule, teams) : to === personId;
}

export function mayTake(caller: Caller, taker: PersonId, teams: Teams): RequestPermission {
  return (schedule, request) => {
    if (maySteer(caller, schedule, teams)) return;
    if (taker !== caller.personId) {
      throw new Refusal('not-allowed', 'You may take it yourself; a lead or an editor may name somebody else.');
    }
    // Their own they may not take either, but that is told in words of its own.
    if (taker === request.from || isAsked(taker, schedule, request, teams)) return;
    throw new Refusal('not-allowed', 'This was asked of those who take turns in the schedule, or of somebody else.');
  };
}

export function mayDecline(caller: Caller, teams: Teams): RequestPermission {
  return (schedule, request) => {
    if (isDeclinedBy(caller, schedule, request, teams)) return;
    throw new Refusal('not-allowed', 'Only who was asked, an editor or a lead of the team may say no.');
  };
}

export function mayWithdraw(caller: Caller, teams: Teams): RequestPermission {
  return (schedule, request) => {
    if (isWithdrawnBy(caller, schedule, request, teams)) return;
    throw new Refusal('not-allowed', 'Only the two who agreed, an editor or a lead of the team may take this back.');
  };
}

export function isDeclinedBy(caller: Caller, schedule: Schedule, { to }: KeptRequest, teams: Teams): boolean {
  // Where nobody was asked by name there is nothing to say no to, which is told in words of its own.
  return to === null || to === caller.personId || maySteer(caller, schedule, teams);
}

export function isWithdrawnBy(caller: Caller, schedule: Schedule, request: KeptRequest, teams: Teams): boolean {
  const { from, answer } = request;
  const taker = answer.kind === 'taken' ? answer.taking.by : null;
  const isTheirs = caller.personId !== null && (caller.personId === from || caller.personId === taker);
  return isTheirs || maySteer(caller, schedule, teams);
}
