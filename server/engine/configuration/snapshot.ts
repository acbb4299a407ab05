import type { Mistake } from '../../contract/configuration/mistake.ts';
import type { Directory } from '../../core/directory/directory.ts';
import { emptyDirectory } from '../../core/directory/empty.ts';
import type { Kind } from '../../core/directory/kind.ts';
import { buildOwnership } from '../../core/ownership/ownership.ts';
import type { Ownership } from '../../core/ownership/ownership.ts';
import type { Lookup } from '../../runtime/provisioning/secrets.ts';
import type { ConfigurationRow } from '../../store/rows.ts';
import { Chronicler, emptyChronicle } from './chronicle.ts';
import type { Chronicle } from './chronicle.ts';
import { DirectoryDraft } from './directory-draft.ts';
import { entryOf, keyOf } from './entry.ts';
import type { Entry } from './entry.ts';
import { arrange, inForce, nothingArranged } from './arranged.ts';
import type { Arranged } from './arranged.ts';
import { importsAfter, noImports } from './imports.ts';
import type { Imports, ImportRow } from './imports.ts';
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
  readonly chronicle: Chronicle;
  /** What calendars said when they were last read. */
  readonly imports: Imports;
  readonly ownership: Ownership;
  readonly unreadable: readonly Unreadable[];
}

export const emptySnapshot: Snapshot = {
  revision: 0,
  entries: new Map(),
  directory: emptyDirectory,
  written: emptyDirectory,
  arranged: nothingArranged,
  chronicle: emptyChronicle,
  imports: noImports,
  ownership: buildOwnership([]),
  unreadable: [],
};

/**
 * The snapshot after these rows, in the order of their revisions: every version since, because a schedule that was
 * changed twice had two editions. Only what changed is read anew; the maps of other kinds stay the very same.
 */
export function advance(before: Snapshot, rows: readonly ConfigurationRow[], lookup: Lookup): Snapshot {
  if (rows.length === 0) return before;
  const entries = new Map(before.entries);
  const draft = new DirectoryDraft(before.written);
  const unreadable = new Map(before.unreadable.map((one) => [keyOf(one.kind, one.id), one]));
  const arranged = arrange(before.arranged, keptAfter(before.arranged.kept, rows));
  const chronicler = new Chronicler(before.chronicle);
  const apply = (row: ConfigurationRow): void => {
    const entry = entryOf(row);
    if (entry === null) return;
    const key = keyOf(entry.kind, entry.id);
    entries.delete(key);
    unreadable.delete(key);
    draft.remove(entry.kind, entry.id);
    if (row.body === null) return;
    entries.set(key, entry);
    const mistakes = draft.add(entry, lookup);
    // Kept aside, not thrown: one document that cannot be read must not silence all the others.
    if (mistakes.length > 0) unreadable.set(key, { kind: entry.kind, id: entry.id, mistakes });
  };
  for (const together of revisionsOf(rows)) {
    together.forEach(apply);
    chronicler.note(together, draft.finish(0), arranged);
  }
  const revision = rows.reduce((latest, row) => Math.max(latest, row.revision), before.revision);
  const written = draft.finish(revision);
  const chronicle = chronicler.finish();
  const directory = inForce(before, { written, arranged, chronicle, imports: before.imports });
  const sameServices = directory.services === before.directory.services;
  const ownership = sameServices ? before.ownership : buildOwnership([...directory.services.values()]);
  return {
    ...{ revision, entries, directory, written, arranged, chronicle, imports: before.imports, ownership },
    unreadable: [...unreadable.values()],
  };
}

/** The snapshot with what calendars say now: schedules that import none of them stay the very same. */
export function withImports(before: Snapshot, rows: readonly ImportRow[]): Snapshot {
  if (rows.length === 0) return before;
  const imports = importsAfter(before.imports, rows);
  return { ...before, imports, directory: inForce(before, { ...before, imports }) };
}

function revisionsOf(rows: readonly ConfigurationRow[]): ConfigurationRow[][] {
  const revisions: ConfigurationRow[][] = [];
  for (const row of rows) {
    const last = revisions.at(-1);
    if (last?.[0]?.revision === row.revision) last.push(row);
    else revisions.push([row]);
  }
  return revisions;
}
