import type { Event } from '../core/escalation/event.ts';
import type { TimelineEntry } from '../core/insights/timeline.ts';
import type { Instant } from '../core/time/instant.ts';
import { groupsForUpdate } from '../store/alert-groups.ts';
import type { Tx } from '../store/database.ts';
import { turns } from '../store/round-robin.ts';
import { commitDrafts, type Committed } from './commit.ts';
import { apply, draftOf, type Draft } from './draft.ts';
import type { Known } from './known.ts';
import { makeWorlds, type Worlds } from './worlds.ts';

/** One thing that happened to one group, and what else must be written in the same breath (a delivery's outbox row). */
export interface Change {
  readonly groupId: string;
  readonly event: Event;
}

export interface Changed {
  /** False when there is no such group. */
  readonly found: boolean;
  readonly entries: readonly TimelineEntry[];
  readonly status: string;
}

export type Failed = (groupId: string, error: unknown) => void;

/** Round-robin keys that a decision about these groups may ask for; read and locked before anything is decided. */
export async function worldsFor(
  tx: Tx,
  rows: readonly { readonly service_id: string }[],
  drafts: readonly Draft[],
  known: Known,
  now: Instant,
): Promise<Worlds> {
  const { services, chains } = known.directory;
  const keys = new Set<string>();
  const add = (chain: { id: string; steps: readonly { kind: string; mode?: string }[] } | null | undefined): void => {
    chain?.steps.forEach((step, index) => {
      if (step.mode === 'round-robin') keys.add(`${chain.id}/${index}`);
    });
  };
  for (const draft of drafts) add(draft.state.run.chain);
  for (const serviceId of new Set(rows.map((row) => row.service_id))) {
    const chainId = services.get(serviceId)?.chainId;
    if (chainId) add(chains.get(chainId));
  }
  const before = keys.size > 0 ? await turns(tx, [...keys]) : new Map<string, number>();
  return makeWorlds(known, before, now);
}

/** The one way in which something that exists changes: lock, load, decide, commit; in the caller's transaction. */
export async function handle(
  tx: Tx,
  changes: readonly Change[],
  known: Known,
  now: Instant,
): Promise<{ changed: Changed[]; committed: Committed }> {
  const rows = await groupsForUpdate(tx, [...new Set(changes.map((change) => change.groupId))]);
  const drafts = new Map(rows.map((row) => [row.id, draftOf(row)]));
  const worlds = await worldsFor(tx, rows, [...drafts.values()], known, now);
  const changed = changes.map(({ groupId, event }): Changed => {
    const draft = drafts.get(groupId);
    if (!draft) return { found: false, entries: [], status: '' };
    const entries = apply(draft, event, worlds);
    return { found: true, entries, status: draft.state.status.kind };
  });
  return { changed, committed: await commitDrafts(tx, [...drafts.values()], worlds, known, now) };
}
