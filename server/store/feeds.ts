import { columnList } from './columns.ts';
import type { Tx } from './database.ts';
import type { FeedRow } from './rows.ts';

const FEED = columnList('feeds');
const KEYS = ['kind', 'id'];

export type FeedKey = Pick<FeedRow, 'kind' | 'id'>;

/** In the place of an earlier secret, which no longer opens anything then. What was published stays: events keep their UIDs. */
export async function putFeed(tx: Tx, row: FeedRow): Promise<void> {
  await tx.insert('feeds', [row], { keys: KEYS, update: ['hash', 'created_at', 'created_by'] });
}

/** By the hash of its secret, because the secret itself is stored nowhere. */
export async function feedByHash(tx: Tx, hash: string): Promise<FeedRow | null> {
  const rows = await tx.all<FeedRow>(`SELECT ${FEED} FROM feeds WHERE hash = ?`, [hash]);
  return rows[0] ?? null;
}

/** Held until the end of the transaction, so that two readers at once do not tell of one change twice. */
export async function feedForUpdate(tx: Tx, { kind, id }: FeedKey): Promise<FeedRow | null> {
  const rows = await tx.all<FeedRow>(`SELECT ${FEED} FROM feeds WHERE kind = ? AND id = ? ${tx.forUpdate}`, [kind, id]);
  return rows[0] ?? null;
}

/** Null where there is none. */
export async function feedSince(tx: Tx, { kind, id }: FeedKey): Promise<number | null> {
  const sql = 'SELECT created_at FROM feeds WHERE kind = ? AND id = ?';
  const rows = await tx.all<{ created_at: number }>(sql, [kind, id]);
  return rows[0]?.created_at ?? null;
}

export async function publish(tx: Tx, { kind, id }: FeedKey, published: string): Promise<void> {
  await tx.run('UPDATE feeds SET published = ? WHERE kind = ? AND id = ?', [published, kind, id]);
}

/** Nothing to do where there is none. */
export async function endFeed(tx: Tx, { kind, id }: FeedKey): Promise<void> {
  await tx.run('DELETE FROM feeds WHERE kind = ? AND id = ?', [kind, id]);
}
