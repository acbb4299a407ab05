import type { Kind } from '../../core/directory/kind.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Lookup } from '../../runtime/provisioning/secrets.ts';
import { shiftsSince } from '../../store/calendars.ts';
import { changesSince, currentRevisions, put, withHistory } from '../../store/configuration.ts';
import type { Database, Tx } from '../../store/database.ts';
import { ANYTHING } from '../../store/hints.ts';
import type { ConfigurationRow } from '../../store/rows.ts';
import { EDITIONS_KEPT_MS } from './chronicle.ts';
import { entryOf } from './entry.ts';
import type { Edit } from './fitting.ts';
import type { ImportRow } from './imports.ts';
import type { KeptEdit } from './kept.ts';
import { advance, emptySnapshot, withImports } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';

export interface LiveOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly lookup: Lookup;
  /** Trouble that no caller waits for, such as a refresh after a hint. */
  readonly failed: (what: string, error: unknown) => void;
}

type AnyEdit = Edit | KeptEdit;

export type Changed = ReadonlyMap<Kind, ReadonlySet<string>>;

/** The snapshot that is in use, and the two ways in which it moves on: somebody wrote here, or in another replica. */
export interface Live {
  snapshot(): Snapshot;
  refresh(): Promise<void>;
  /**
   * Plans against what stands, with every other writer held back, and writes all of the edits or none, so that a plan
   * is never out of date.
   */
  commit<T>(
    plan: (before: Snapshot) => { readonly edits: readonly AnyEdit[]; readonly result: T },
    by: string,
  ): Promise<T>;
  onChange(listener: (changed: Changed) => void): () => void;
  /** Hints that come later are not heeded: the database is about to close. */
  close(): Promise<void>;
}

export const HINT = 'configuration';

export function createLive({ database, clock, lookup, failed }: LiveOptions): Live {
  let snapshot = emptySnapshot;
  let last: Promise<void> = Promise.resolve();
  let closed = false;
  const listeners = new Set<(changed: Changed) => void>();

  const rowsAfter = (tx: Tx): Promise<ConfigurationRow[]> =>
    snapshot.revision === 0 ? withHistory(tx, clock.now() - EDITIONS_KEPT_MS) : changesSince(tx, snapshot.revision);
  const catchUp = async (): Promise<void> => {
    const [rows, calendars] = await database.read(async (tx) => {
      const now = await currentRevisions(tx);
      const isNew = now.configuration !== snapshot.revision;
      const saysNew = now.calendars !== snapshot.imports.revision;
      return [
        isNew ? await rowsAfter(tx) : [],
        saysNew ? await shiftsSince(tx, snapshot.imports.revision) : [],
      ] as const;
    });
    if (rows.length === 0 && calendars.length === 0) return;
    snapshot = withImports(advance(snapshot, rows, lookup), calendars);
    const changed = changedIn(rows, calendars);
    for (const listener of listeners) listener(changed);
  };
  // One after the other: two at once would both start from the same snapshot, and the slower one would win.
  const refresh = (): Promise<void> => (last = last.then(catchUp, catchUp));

  database.onHint((topic) => {
    if (!closed && (topic === HINT || topic === ANYTHING))
      refresh().catch((error: unknown) => failed('refresh of the configuration', error));
  });

  return {
    snapshot: () => snapshot,
    refresh,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async commit(plan, by) {
      const { edits, result } = await database.write(async (tx) => {
        await tx.lock(HINT, ['all']);
        const before = advance(snapshot, await rowsAfter(tx), lookup);
        const planned = plan(before);
        await put(tx, planned.edits.map(changeOf), { changed_at: clock.now(), changed_by: by });
        return planned;
      });
      if (edits.length > 0 && database.dialect === 'postgres') database.hint(HINT);
      await refresh();
      return result;
    },
    async close() {
      closed = true;
      await last.catch(() => undefined);
    },
  };
}

function changeOf({ kind, id, document, file }: AnyEdit) {
  return { kind, id, body: document === null ? null : JSON.stringify(document), source: file };
}

function changedIn(rows: readonly ConfigurationRow[], calendars: readonly ImportRow[]): Changed {
  const changed = new Map<Kind, Set<string>>();
  if (calendars.length > 0) changed.set('schedule', new Set(calendars.map(({ schedule_id }) => schedule_id)));
  for (const row of rows) {
    const entry = entryOf(row);
    if (entry === null) continue;
    changed.set(entry.kind, (changed.get(entry.kind) ?? new Set()).add(entry.id));
  }
  return changed;
}
