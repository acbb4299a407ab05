import type { Named } from '../../contract/wire.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Known } from '../../engine/known.ts';
import { namesOf } from '../../core/directory/names.ts';

/** Ids as the wire shows them: with the name that they have now. */
export interface Naming {
  person(id: string): Named;
  team(id: string): Named;
  service(id: string): Named;
  integration(id: string): Named;
}

export function namingOf(known: Pick<Known, 'directory'>): Naming {
  const names = namesOf(known.directory);
  return {
    person: (id) => ({ id, name: names.person(id) }),
    team: (id) => ({ id, name: names.team(id) }),
    service: (id) => ({ id, name: names.service(id) }),
    integration: (id) => ({ id, name: names.integration(id) }),
  };
}

export function isoOf(at: Instant): string {
  return new Date(at).toISOString();
}

export function isoOrNull(at: Instant | null): string | null {
  return at === null ? null : isoOf(at);
}
