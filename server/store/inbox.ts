import { columnList } from './columns.ts';
import type { Tx } from './database.ts';
import type { InboxRow, RefusedRow } from './rows.ts';

const INBOX = columnList('inbox');
const REFUSED = columnList('refused_requests');

export type NewRequest = Pick<InboxRow, 'integration_id' | 'received_at' | 'body'>;
export type NewRefusal = Omit<RefusedRow, 'seq'>;

/** Enough to see what was wrong with a request; a sender in a loop shall not fill the disk. */
const REFUSED_BODY_CHARS = 4_096;

/**
 * Resolves to the sequence numbers in the order of `rows`. Only once committed may the requests be answered with 2xx.
 */
export async function addRequests(tx: Tx, rows: readonly NewRequest[]): Promise<number[]> {
  const made = await tx.insertReturning<{ seq: number }>('inbox', rows, 'seq');
  // Numbers are drawn in the order of the rows, but no database promises the order in which they come back.
  return made.map(({ seq }) => seq).sort((a, b) => a - b);
}

/** Without its body, which is long and mostly known still to who accepted it. */
export type WaitingRow = Pick<InboxRow, 'seq' | 'integration_id' | 'received_at'>;

/** Oldest first. On PostgreSQL, locked until the transaction ends and passed over by other replicas. */
export async function takeWaiting(tx: Tx, limit: number): Promise<WaitingRow[]> {
  const columns = 'seq, integration_id, received_at';
  return await tx.all(`SELECT ${columns} FROM inbox WHERE done = 0 ORDER BY seq LIMIT ?${tx.skipLocked}`, [limit]);
}

export async function bodiesOf(tx: Tx, seqs: readonly number[]): Promise<Map<number, string>> {
  if (seqs.length === 0) return new Map();
  const sql = `SELECT seq, body FROM inbox WHERE ${tx.anyOf('seq')}`;
  const rows = await tx.all<Pick<InboxRow, 'seq' | 'body'>>(sql, [seqs]);
  return new Map(rows.map(({ seq, body }) => [seq, body]));
}

export async function finishRequests(
  tx: Tx,
  results: readonly { readonly seq: number; readonly outcome: string }[],
): Promise<number> {
  const rows = results.map(({ seq, outcome }) => ({ seq, outcome, done: 1 }));
  return await tx.update('inbox', ['seq'], rows);
}

/** The oldest is the one with the lowest number: reading every waiting row for a minimum would not be cheap. */
export async function waiting(tx: Tx): Promise<{ count: number; oldestReceivedAt: number | null }> {
  const rows = await tx.all<{ count: number; oldest: number | null }>(
    `SELECT count(*) AS count,
            (SELECT received_at FROM inbox WHERE done = 0 ORDER BY seq LIMIT 1) AS oldest
     FROM inbox WHERE done = 0`,
  );
  return { count: rows[0]?.count ?? 0, oldestReceivedAt: rows[0]?.oldest ?? null };
}

export async function addRefused(tx: Tx, rows: readonly NewRefusal[]): Promise<void> {
  const cut = rows.map((row) => ({ ...row, body: row.body.slice(0, REFUSED_BODY_CHARS) }));
  await tx.insert('refused_requests', cut);
}

export type LastRequest =
  | ({ readonly kind: 'accepted' } & InboxRow)
  /** `seq` counts refusals only: it says nothing about the order among accepted requests. */
  | ({ readonly kind: 'refused' } & RefusedRow);

export async function lastRequests(tx: Tx, integrationId: string, limit: number): Promise<LastRequest[]> {
  const newest = `WHERE integration_id = ? ORDER BY seq DESC LIMIT ?`;
  const accepted = await tx.all<InboxRow>(`SELECT ${INBOX} FROM inbox ${newest}`, [integrationId, limit]);
  const refused = await tx.all<RefusedRow>(`SELECT ${REFUSED} FROM refused_requests ${newest}`, [integrationId, limit]);
  const merged: LastRequest[] = [
    ...accepted.map((row) => ({ kind: 'accepted' as const, ...row })),
    ...refused.map((row) => ({ kind: 'refused' as const, ...row })),
  ];
  return merged.sort((a, b) => b.received_at - a.received_at || b.seq - a.seq).slice(0, limit);
}

/**
 * Deletes at most `limit` requests beyond the newest `keepPerIntegration` of each integration, never one that still
 * waits. Resolves to the number deleted: when it reaches `limit`, there may be more to do.
 */
export async function pruneRequests(tx: Tx, keepPerIntegration: number, limit: number): Promise<number> {
  const done = await prune(tx, 'inbox', ' AND done = 1', keepPerIntegration, limit);
  return done + (await prune(tx, 'refused_requests', '', keepPerIntegration, limit - done));
}

async function prune(tx: Tx, table: string, only: string, keep: number, limit: number): Promise<number> {
  let deleted = 0;
  let id: string | null = '';
  // From one integration to the next by the index: a DISTINCT would read every row of the table.
  for (let first = true; id !== null && deleted < limit; first = false) {
    const next: { id: string | null }[] = await tx.all(
      `SELECT min(integration_id) AS id FROM ${table} WHERE integration_id ${first ? '>=' : '>'} ?`,
      [id],
    );
    id = next[0]?.id ?? null;
    if (id !== null) deleted += await pruneOne(tx, table, only, id, keep, limit - deleted);
  }
  return deleted;
}

async function pruneOne(tx: Tx, table: string, only: string, id: string, keep: number, limit: number): Promise<number> {
  const sql = `DELETE FROM ${table} WHERE seq IN (
    SELECT seq FROM ${table} WHERE integration_id = ?${only}
      AND seq <= (SELECT seq FROM ${table} WHERE integration_id = ? ORDER BY seq DESC LIMIT 1 OFFSET ?)
    ORDER BY seq LIMIT ?)`;
  return await tx.run(sql, [id, id, keep, limit]);
}
