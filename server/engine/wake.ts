import type { Instant } from '../core/time/instant.ts';
import { MINUTE_MS } from '../core/time/instant.ts';
import { dueGroups, nextWakeAt } from '../store/alert-groups.ts';
import type { Tx } from '../store/database.ts';
import { commitDrafts, type Committed } from './commit.ts';
import { apply, draftOf, type Draft } from './draft.ts';
import { worldsFor, type Failed } from './handle.ts';
import type { Known } from './known.ts';

/** Groups per transaction: enough to share a commit, few enough that an acknowledge never waits long behind it. */
const MOST = 256;

/** A group that cannot be decided is looked at again after this long; it must not block the others, nor be forgotten. */
const STUCK_MS = MINUTE_MS;

export interface Woken {
  readonly committed: Committed;
  /** How late each wake was, in ms. */
  readonly lateMs: readonly number[];
  readonly next: Instant | null;
}

function wakeOne(draft: Draft, worlds: Parameters<typeof apply>[2], now: Instant, failed: Failed): void {
  try {
    apply(draft, { kind: 'wake' }, worlds);
    // Written even when nothing else changed, because a wake that stays due would come back at once, for ever.
    draft.changed = true;
    if (draft.state.wakeAt === null || draft.state.wakeAt > now) return;
    throw new Error(`still wants to wake at ${draft.state.wakeAt} after waking at ${now}`);
  } catch (error) {
    failed(draft.row.id, error);
    draft.state = { ...draft.state, wakeAt: now + STUCK_MS };
    draft.changed = true;
  }
}

/** Wakes the groups whose time has come, oldest first. */
export async function wake(tx: Tx, known: Known, now: Instant, failed: Failed): Promise<Woken> {
  const rows = await dueGroups(tx, now, MOST);
  const drafts = rows.map(draftOf);
  const worlds = await worldsFor(tx, rows, drafts, known, now);
  for (const draft of drafts) wakeOne(draft, worlds, now, failed);
  const committed = await commitDrafts(tx, drafts, worlds, known, now);
  return {
    committed,
    lateMs: rows.map((row) => now - (row.wake_at ?? now)),
    next: rows.length === MOST ? now : await nextWakeAt(tx),
  };
}
