import type { Abilities } from '../../core/directory/abilities.ts';
import { checkDirectory } from '../../core/directory/check.ts';
import type { Kind } from '../../core/directory/kind.ts';
import { problemKey } from '../../core/directory/problem.ts';
import type { Problem } from '../../core/directory/problem.ts';
import type { Named } from '../../core/directory/references.ts';
import type { Lookup } from '../../runtime/provisioning/secrets.ts';
import { keyOf } from './entry.ts';
import { advance } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';

export interface Edit {
  readonly kind: Kind;
  readonly id: string;
  readonly document: unknown;
  readonly file: string | null;
}

/** Everything that does not fit together. What cannot be read is taken as being there: its mistakes are its own. */
export function problemsOf(
  snapshot: Snapshot,
  abilities: Abilities,
  alsoThere: readonly Named[] = [],
): readonly Problem[] {
  return checkDirectory(snapshot.written, abilities, [...snapshot.unreadable, ...alsoThere]);
}

/**
 * Errors that are there after but were not there before. Whoever edits a document is not made to repair what somebody
 * else left behind, or nothing could be edited any more after the first deletion by force.
 */
export function newErrors(before: Snapshot, next: Snapshot, abilities: Abilities): Problem[] {
  const known = new Set(problemsOf(before, abilities).map(problemKey));
  return problemsOf(next, abilities).filter(
    (problem) => problem.severity === 'error' && !known.has(problemKey(problem)),
  );
}

/** What the configuration would be after these edits. Nothing is stored. */
export function preview(snapshot: Snapshot, edits: readonly Edit[], lookup: Lookup): Snapshot {
  const rows = edits.map(({ kind, id, document, file }) => ({
    kind,
    id,
    body: document === null ? null : JSON.stringify(document),
    source: file,
    version: (snapshot.entries.get(keyOf(kind, id))?.version ?? 0) + 1,
    changed_at: 0,
    changed_by: '',
    revision: snapshot.revision + 1,
  }));
  return advance(snapshot, rows, lookup);
}
