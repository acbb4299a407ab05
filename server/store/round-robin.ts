import type { Tx } from './database.ts';

interface Turn {
  readonly key: string;
  readonly taken: number;
}

/**
 * How often each round robin was taken. The rows stay locked until the transaction ends: two groups that open in the
 * same moment on two replicas must not get the same turn.
 */
export async function turns(tx: Tx, keys: readonly string[]): Promise<Map<string, number>> {
  const wanted = [...new Set(keys)];
  let rows = await locked(tx, wanted);
  if (rows.length < wanted.length) {
    // A row that does not exist cannot be locked. Keys sorted, so that two replicas insert in the same order.
    const fresh = [...wanted].sort().map((key) => ({ key, taken: 0 }));
    await tx.insert('round_robin', fresh, { keys: ['key'], update: [] });
    rows = await locked(tx, wanted);
  }
  return new Map(rows.map(({ key, taken }) => [key, taken]));
}

/** The same for a look that takes no turn: nothing is locked, and a key that was never taken is missing. */
export async function turnsSoFar(tx: Tx, keys: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.all<Turn>(`SELECT key, taken FROM round_robin WHERE ${tx.anyOf('key')}`, [keys]);
  return new Map(rows.map(({ key, taken }) => [key, taken]));
}

async function locked(tx: Tx, keys: readonly string[]): Promise<Turn[]> {
  if (keys.length === 0) return [];
  const sql = `SELECT key, taken FROM round_robin WHERE ${tx.anyOf('key')} ORDER BY key${tx.forUpdate}`;
  return await tx.all(sql, [keys]);
}

/** After `turns` in the same transaction. */
export async function takeTurns(tx: Tx, key: string, count: number): Promise<void> {
  await tx.run(
    `INSERT INTO round_robin (key, taken) VALUES (?, ?)
     ON CONFLICT (key) DO UPDATE SET taken = round_robin.taken + excluded.taken`,
    [key, count],
  );
}
