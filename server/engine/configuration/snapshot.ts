import type { Mistake } from '../../contract/configuration/mistake.ts';
import type { Directory } from '../../core/directory/directory.ts';
import { emptyDirectory } from '../../core/directory/empty.ts';
import type { Kind } from '../../core/directory/kind.ts';
import { buildOwnership } from '../../core/ownership/ownership.ts';
import type { Ownership } from '../../core/ownership/ownership.ts';
import type { Lookup } from '../../runtime/provisioning/secrets.ts';
import type { ConfigurationRow } from '../../store/rows.ts';
import { DirectoryDraft } from './directory-draft.ts';
import { entryOf, keyOf } from './entry.ts';
import type { Entry } from './entry.ts';
import { arrange, inForce, nothingArranged } from './arranged.ts';
import type { Arranged } from './arranged.ts';
import { keptAfter } from './kept.ts';

/** A stored document that this version of the service cannot read, or not with this environment. */
export interface Unreadable {
  readonly kind: Kind;
  readonly id: string;
  readonly mistakes: readonly Mistake[];
}

/** All of the configuration at one revision. Never changes, so that a reader can keep it for as long as it likes. */
export interface Snapshot {
  readonly revision: number;
  /** By `keyOf`; without what was deleted. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** What is in force: the documents, and what was arranged beside them. */
  readonly directory: Directory;
  /** What the documents say by themselves: the part that their authors can be asked to mend. */
  readonly written: Directory;
  readonly arranged: Arranged;
  readonly ownership: Ownership;
  readonly unreadable: readonly Unreadable[];
}

export const emptySnapshot: Snapshot = {
  revision: 0,
  entries: new Map(),
  directory: emptyDirectory,
  written: emptyDirectory,
  arranged: nothingArranged,
  ownership: buildOwnership([]),
  unreadable: [],
};

/** The snapshot after these rows. Only what changed is read anew; the maps of other kinds stay the very same. */
export function advance(before: Snapshot, rows: readonly ConfigurationRow[], lookup: Lookup): Snapshot {
  if (rows.length === 0) return before;
  const entries = new Map(before.entries);
  const draft = new DirectoryDraft(before.written);
  const unreadable = new Map(before.unreadable.map((one) => [keyOf(one.kind, one.id), one]));
  for (const row of rows) {
    const entry = entryOf(row);
    if (entry === null) continue;
    const key = keyOf(entry.kind, entry.id);
    entries.delete(key);
    unreadable.delete(key);
    draft.remove(entry.kind, entry.id);
    if (row.body === null) continue;
    entries.set(key, entry);
    const mistakes = draft.add(entry, lookup);
    // Kept aside, not thrown: one document that cannot be read must not silence all the others.
    if (mistakes.length > 0) unreadable.set(key, { kind: entry.kind, id: entry.id, mistakes });
  }
  const revision = rows.reduce((latest, row) => Math.max(latest, row.revision), before.revision);
  const written = draft.finish(revision);
  const arranged = arrange(before.arranged, keptAfter(before.arranged.kept, rows));
  const directory = inForce(before, { written, arranged });
  const sameServices = directory.services === before.directory.services;
  const ownership = sameServices ? before.ownership : buildOwnership([...directory.services.values()]);
  return { revision, entries, directory, written, arranged, ownership, unreadable: [...unreadable.values()] };
}
