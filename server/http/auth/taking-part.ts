import type { PersonId } from '../../core/notifying/person.ts';
import type { Team } from '../../core/ownership/team.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import { mayAct } from './caller.ts';
import type { Caller } from './caller.ts';
import { teamsLedBy } from './leads.ts';

type Teams = ReadonlyMap<string, Team>;

/** Whether the caller may arrange who is on call in a schedule for anybody: an editor, or a lead of its team. */
export function maySteer(caller: Caller, { teamId }: Schedule, teams: Teams): boolean {
  return mayAct(caller, 'editor') || teamsLedBy(caller, teams).some(({ id }) => id === teamId);
}

/** Whether somebody takes turns in a schedule or belongs to its team, and so may take shifts of it. */
export function takesPart(personId: PersonId | null, { teamId, layers }: Schedule, teams: Teams): boolean {
  if (personId === null) return false;
  const isMember = teamId !== null && teams.get(teamId)?.members.includes(personId) === true;
  const groups = layers.flatMap(({ rotations }) => rotations.flatMap(({ participants }) => participants));
  return isMember || groups.some((group) => group.includes(personId));
}
