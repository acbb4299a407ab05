import type { PersonId } from '../../core/notifying/person.ts';
import type { FieldError } from '../../core/schedule/field-error.ts';
import type { KeptEdit } from '../configuration/kept.ts';
import type { Snapshot } from '../configuration/snapshot.ts';

/** What is written, all of it or nothing, and what the caller is told. */
export interface Plan<T> {
  readonly edits: readonly KeptEdit[];
  readonly result: T;
}

export interface Invalid {
  readonly kind: 'invalid';
  readonly errors: readonly FieldError[];
}

export function nothingBut<T>(result: T): Plan<T> {
  return { edits: [], result };
}

export function invalid(...errors: readonly FieldError[]): Plan<Invalid> {
  return nothingBut({ kind: 'invalid', errors });
}

/** An error of the field `path` where nobody has this id. */
export function unknownPerson({ directory }: Snapshot, path: string, id: PersonId | null): FieldError[] {
  if (id === null || directory.people.has(id)) return [];
  return [{ path: [path], message: `There is no person ${id}.` }];
}

export function nameOf({ directory }: Snapshot, id: PersonId): string {
  return directory.people.get(id)?.name ?? id;
}
