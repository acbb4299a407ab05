import type { IncomingMessage } from 'node:http';
import { ROLES } from '../../contract/role.ts';
import type { Role } from '../../contract/role.ts';
import type { Actor } from '../../core/escalation/state.ts';
import { Refusal } from '../problem.ts';
import type { Identity } from './grafana/identity.ts';
import type { Match } from './people/match.ts';

/** Who is calling, as far as the service has made sure of it. */
export interface Caller {
  /** What `changed by` and the timeline call them. */
  readonly name: string;
  readonly role: Role;
  /** Null: a machine, or an operator's own token. */
  readonly personId: string | null;
  readonly who: Who;
}

/** How the service knows. */
export type Who =
  { readonly kind: 'token' } | { readonly kind: 'grafana'; readonly identity: Identity; readonly match: Match };

/** Finds out who is calling, or refuses with 403 (never 401: see contract/errors.ts). */
export type Authenticate = (request: IncomingMessage) => Promise<Caller>;

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
  if (personId !== null) return { kind: 'person', personId, via: caller.who.kind === 'grafana' ? 'grafana' : 'api' };
  return { kind: 'source', integrationId: caller.name };
}
