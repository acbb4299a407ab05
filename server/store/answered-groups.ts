import type { Tx } from './database.ts';
import type { AlertGroupRow } from './rows.ts';

type Answered = Pick<AlertGroupRow, 'id' | 'number' | 'created_at'> & { readonly acknowledge_ms: number };

/** The newest alert groups that somebody acknowledged, tests left out. Reads the small index over answered ones. */
export async function lastAnswered(tx: Tx, limit: number): Promise<Answered[]> {
  return await tx.all(
    `SELECT id, number, created_at, acknowledge_ms FROM alert_groups
     WHERE acknowledge_ms IS NOT NULL AND test = 0 ORDER BY created_at DESC, number DESC LIMIT ?`,
    [limit],
  );
}

/** Whether any alert ever came in, be it a test. */
export async function hasAnyGroup(tx: Tx): Promise<boolean> {
  return (await tx.all('SELECT 1 AS one FROM alert_groups LIMIT 1')).length > 0;
}
