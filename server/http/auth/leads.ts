import { LED_KINDS } from '../../contract/role.ts';
import type { Kind } from '../../core/directory/kind.ts';
import type { Team } from '../../core/ownership/team.ts';
import { Refusal } from '../problem.ts';
import { mayAct } from './caller.ts';
import type { Caller } from './caller.ts';

type Teams = ReadonlyMap<string, Team>;

/** Teams whose services, schedules and escalation chains the caller may change whatever their role. */
export function teamsLedBy({ personId }: Caller, teams: Teams): readonly Team[] {
  return personId === null ? [] : [...teams.values()].filter(({ leads }) => leads.includes(personId));
}

/**
 * Refuses unless the caller may replace `before` by `after`; null where there is none. An editor may; a lead may where
 * both belong to a team of theirs, or they could take what is another team's, or leave theirs to nobody.
 */
export function checkChange(caller: Caller, teams: Teams, kind: Kind, before: unknown, after: unknown): void {
  if (mayAct(caller, 'editor')) return;
  const led = new Set(teamsLedBy(caller, teams).map(({ id }) => id));
  const isTheirs = [before, after].every((document) => document === null || led.has(teamOf(document) ?? ''));
  if (LED_KINDS.has(kind) && led.size > 0 && isTheirs) return;
  const lead = LED_KINDS.has(kind) ? ', or a lead of the team that it belongs to before and after' : '';
  throw new Refusal('not-allowed', `Only an editor may do this${lead}; your role is ${caller.role}.`);
}

/**
 * A URL that this service calls reaches what its author may not reach: for a new one in the notices of a schedule, leading
 * its team is too little.
 */
export function checkNewMachine(caller: Caller, machines: ReadonlySet<string>, before: unknown, after: unknown): void {
  const place = noticesOf(after);
  if (mayAct(caller, 'editor') || place === null || !machines.has(String(place.channel))) return;
  if (noticesOf(before)?.address === place.address) return;
  throw new Refusal('not-allowed', `Only an editor may send notices over the channel ${String(place.channel)}.`);
}

function noticesOf(document: unknown): { readonly channel?: unknown; readonly address?: unknown } | null {
  if (typeof document !== 'object' || document === null || !('notices' in document)) return null;
  const { notices } = document;
  return typeof notices === 'object' ? notices : null;
}

function teamOf(document: unknown): string | null {
  const hasTeam = typeof document === 'object' && document !== null && Object.hasOwn(document, 'team');
  // Just seen to be there; the type of an unknown object cannot say so.
  const team = hasTeam ? (document as { readonly team: unknown }).team : null;
  return typeof team === 'string' ? team : null;
}
