import { columnList } from './columns.ts';
import type { Tx } from './database.ts';
import type { ResponderRow } from './rows.ts';

const RESPONDER = columnList('responders');

/** Adds people to a group or updates whether their rules still run; the time of the first page stays. */
export async function saveResponders(tx: Tx, rows: readonly ResponderRow[]): Promise<void> {
  await tx.insert('responders', rows, { keys: ['group_id', 'person_id'], update: ['running'] });
}

/** In the order in which they were first paged. */
export async function respondersOf(tx: Tx, groupId: string): Promise<ResponderRow[]> {
  const sql = `SELECT ${RESPONDER} FROM responders WHERE group_id = ? ORDER BY paged_at, person_id`;
  return await tx.all(sql, [groupId]);
}

/** Groups in which this person is being paged now. */
export async function runningFor(tx: Tx, personId: string): Promise<ResponderRow[]> {
  const sql = `SELECT ${RESPONDER} FROM responders WHERE person_id = ? AND running = 1 ORDER BY paged_at DESC`;
  return await tx.all(sql, [personId]);
}
