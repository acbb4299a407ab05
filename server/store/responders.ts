import { columnList } from './columns.ts';
import type { Tx } from './database.ts';
import type { ResponderRow } from './rows.ts';

const RESPONDER = columnList('responders');

/** Who is there already keeps the time of the first page, because response times count from it. */
export async function saveResponders(tx: Tx, rows: readonly ResponderRow[]): Promise<void> {
  await tx.insert('responders', rows, { keys: ['group_id', 'person_id'], update: ['running'] });
}

export async function runningFor(tx: Tx, personId: string): Promise<ResponderRow[]> {
  const sql = `SELECT ${RESPONDER} FROM responders WHERE person_id = ? AND running = 1 ORDER BY paged_at DESC`;
  return await tx.all(sql, [personId]);
}

/**
 * Resolves to the groups woken. Without it, a group whose people changed their rules would look only at its next wake.
 */
export async function wakeGroupsOf(tx: Tx, personIds: readonly string[], now: number): Promise<number> {
  return await tx.run(
    `UPDATE alert_groups SET wake_at = ?
     WHERE open = 1 AND id IN (SELECT group_id FROM responders WHERE running = 1 AND ${tx.anyOf('person_id')})`,
    [now, personIds],
  );
}
