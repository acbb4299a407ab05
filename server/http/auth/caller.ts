import { ROLES } from '../../contract/role.ts';
import type { Role } from '../../contract/role.ts';
import type { Actor } from '../../core/escalation/state.ts';
import { Refusal } from '../problem.ts';

/** Who is calling, as far as the service has made sure of it. */
export interface Caller {
  /** What `changed by` and the timeline call them. */
  readonly name: string;
  readonly role: Role;
  /** Null: a machine, or an operator's own token. */
  readonly personId: string | null;
}

export function mayAct(caller: Caller, needed: Role): boolean {
  return ROLES.indexOf(caller.role) >= ROLES.indexOf(needed);
}

/**
 * Who an action is by. Somebody may act for another person only as an editor; a token that belongs to nobody appears
 * under its own name, because a timeline that says "Tocsin did it" would hide who.
 */
export function actorOf(caller: Caller, as: string | undefined): Actor {
  if (as !== undefined && as !== caller.personId && !mayAct(caller, 'editor')) {
    throw new Refusal('not-allowed', 'Only an editor may act for somebody else: leave out "as".');
  }
  const personId = as ?? caller.personId;
  if (personId !== null) return { kind: 'person', personId, via: 'api' };
  return { kind: 'source', integrationId: caller.name };
}
