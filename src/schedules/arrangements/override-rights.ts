import type { Role } from '../../../server/contract/role.ts';
import type { Schedule } from '../../../server/core/schedule/schedule.ts';
import type { KeptOverride } from '../../api/overrides.ts';

/** Whom the reader may put on call in a schedule by an override; the service holds the same rule. */
export type MayOverride =
  | { readonly kind: 'anybody' }
  | { readonly kind: 'myself'; readonly personId: string }
  /** `stranger`: neither takes turns in it nor belongs to its team. `nobody`: is no person here. */
  | { readonly kind: 'no'; readonly because: 'stranger' | 'nobody' | 'loading' };

export interface Reader {
  readonly role: Role;
  readonly person: { readonly id: string } | null;
  readonly leads: readonly { readonly id: string }[];
}

export function mayOverride(reader: Reader | undefined, schedule: Schedule, members: readonly string[]): MayOverride {
  if (reader === undefined) return { kind: 'no', because: 'loading' };
  if (maySteer(reader, schedule.teamId)) return { kind: 'anybody' };
  if (reader.person === null) return { kind: 'no', because: 'nobody' };
  const { id } = reader.person;
  const groups = schedule.layers.flatMap(({ rotations }) => rotations.flatMap(({ participants }) => participants));
  const takesPart = members.includes(id) || groups.some((group) => group.includes(id));
  return takesPart ? { kind: 'myself', personId: id } : { kind: 'no', because: 'stranger' };
}

export function mayTakeBack(reader: Reader | undefined, teamId: string | null, override: KeptOverride): boolean {
  if (reader === undefined) return false;
  if (maySteer(reader, teamId)) return true;
  return override.creator !== null && override.creator.id === reader.person?.id;
}

/** Editors, and leads of the team. */
export function maySteer(reader: Reader, teamId: string | null): boolean {
  return reader.role !== 'viewer' || reader.leads.some(({ id }) => id === teamId);
}
