import type { Tx } from './database.ts';

/**
 * Adds to a counter and resolves to its new value. The row stays locked until the transaction ends, so the values
 * follow the order of commits: nobody ever sees 8 committed and 7 not yet.
 */
export async function countUp(tx: Tx, name: string, by: number): Promise<number> {
  const rows = await tx.all<{ value: number }>(
    `INSERT INTO counters (name, value) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET value = counters.value + excluded.value RETURNING value`,
    [name, by],
  );
  return rows[0]?.value ?? by;
}
