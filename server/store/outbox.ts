import { columnList } from './columns.ts';
import type { Tx } from './database.ts';
import type { OutboxRow } from './rows.ts';

const MESSAGE = columnList('outbox');
/** In the words of the claim index: PostgreSQL uses a partial index only where the query implies its predicate. */
const UNFINISHED = "state IN ('waiting', 'sending')";

/**
 * Deciding twice is sending once, because a row whose id is there already is left as it is. Resolves to the rows added.
 */
export async function addMessages(tx: Tx, rows: readonly OutboxRow[]): Promise<number> {
  return await tx.insert('outbox', rows, { keys: ['id'], update: [] });
}

export interface Claim {
  readonly channels: readonly string[];
  readonly now: number;
  readonly leaseMs: number;
  /** Unique per process and start: a replica must not take its predecessor's leases for its own. */
  readonly owner: string;
  readonly limit: number;
}

/**
 * Takes messages that are due, and those whose lease ran out, longest due first. Two claimers never get the same row.
 * The rows come back as they now stand: sending, leased, and one attempt further.
 */
export async function claimMessages(tx: Tx, { channels, now, leaseMs, owner, limit }: Claim): Promise<OutboxRow[]> {
  const [channel = ''] = channels;
  // One channel is asked for with `=`: then the index alone gives the order, and a long queue is not sorted each time.
  const [among, wanted] = channels.length === 1 ? ['channel = ?', channel] : [tx.anyOf('channel'), channels];
  const rows = await tx.all<OutboxRow>(
    `SELECT ${MESSAGE} FROM outbox WHERE ${among} AND ${UNFINISHED} AND due_at <= ?
     ORDER BY due_at LIMIT ?${tx.skipLocked}`,
    [wanted, now, limit],
  );
  if (rows.length === 0) return [];
  const lease = { state: 'sending', due_at: now + leaseMs, leased_by: owner } as const;
  await tx.run(
    `UPDATE outbox SET state = 'sending', due_at = ?, leased_by = ?, attempts = attempts + 1 WHERE ${tx.anyOf('id')}`,
    [lease.due_at, owner, rows.map(({ id }) => id)],
  );
  return rows.map((row) => ({ ...row, ...lease, attempts: row.attempts + 1 }));
}

/** Resolves to the number still leased: fewer than asked only where another replica has taken some over. */
export async function renewLeases(tx: Tx, ids: readonly string[], owner: string, until: number): Promise<number> {
  return await tx.run(`UPDATE outbox SET due_at = ? WHERE ${tx.anyOf('id')} AND leased_by = ? AND state = 'sending'`, [
    until,
    ids,
    owner,
  ]);
}

export interface MessageResult {
  readonly id: string;
  readonly state: 'sent' | 'failed' | 'held';
  readonly sent_at: number | null;
  readonly provider_ref: string | null;
  readonly provider_id: string | null;
  readonly result: string | null;
}

/** Only what is still leased by `owner`. Resolves to the number of rows finished. */
export async function finishMessages(tx: Tx, owner: string, results: readonly MessageResult[]): Promise<number> {
  const rows = results.map((result) => ({ ...result, leased_by: owner }));
  const finished = await tx.update('outbox', ['id', 'leased_by'], rows, LEASED);
  const sent = results.filter(({ state }) => state === 'sent').map(({ id }) => id);
  // The provider's word may have overtaken ours: the rank only grows.
  const sql = `UPDATE outbox SET provider_rank = 1 WHERE ${tx.anyOf('id')} AND provider_rank < 1 AND state = 'sent'`;
  if (sent.length > 0) await tx.run(sql, [sent]);
  return finished;
}

export type Retry = Pick<OutboxRow, 'id' | 'due_at' | 'result'>;

/** Back to waiting, to be claimed from `due_at` on. Only what is still leased by `owner`. */
export async function retryMessages(tx: Tx, owner: string, retries: readonly Retry[]): Promise<number> {
  const rows = retries.map((retry) => ({ ...retry, leased_by: owner, state: 'waiting' }));
  return await tx.update('outbox', ['id', 'leased_by'], rows, LEASED);
}

const LEASED = { where: "outbox.state = 'sending'" };

/**
 * Counts the ends of leases too, so that what a dead replica was sending is taken over in time; null when nothing is
 * unfinished.
 */
export async function nextDueAt(tx: Tx, channels: readonly string[]): Promise<number | null> {
  const rows = await tx.all<{ due_at: number | null }>(
    `SELECT (SELECT due_at FROM outbox WHERE channel = wanted.value AND ${UNFINISHED}
             ORDER BY due_at LIMIT 1) AS due_at
     FROM ${tx.list('wanted')}`,
    [channels],
  );
  const due = rows.map(({ due_at }) => due_at).filter((at) => at !== null);
  return due.length === 0 ? null : Math.min(...due);
}

export async function messagesOfGroup(tx: Tx, groupId: string): Promise<OutboxRow[]> {
  const rows = await tx.all<OutboxRow>(`SELECT ${MESSAGE} FROM outbox WHERE group_id = ? ORDER BY created_at`, [
    groupId,
  ]);
  return rows;
}

export async function messageByProviderId(tx: Tx, providerId: string): Promise<OutboxRow | null> {
  const sql = `SELECT ${MESSAGE} FROM outbox WHERE provider_id = ? ORDER BY created_at DESC LIMIT 1`;
  const rows = await tx.all<OutboxRow>(sql, [providerId]);
  return rows[0] ?? null;
}

/** Callbacks come twice and in any order: resolves to false, and changes nothing, unless the rank grows. */
export async function advanceProviderRank(tx: Tx, id: string, rank: number, result: string): Promise<boolean> {
  const sql = 'UPDATE outbox SET provider_rank = ?, result = ? WHERE id = ? AND provider_rank < ?';
  return (await tx.run(sql, [rank, result, id, rank])) === 1;
}

/** At the start of the only process: whatever is marked as being sent was being sent by one that is gone. */
export async function releaseLeases(tx: Tx, now: number): Promise<number> {
  return await tx.run("UPDATE outbox SET state = 'waiting', due_at = ?, leased_by = NULL WHERE state = 'sending'", [
    now,
  ]);
}
