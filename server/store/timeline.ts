import { columnList } from './columns.ts';
import type { Tx } from './database.ts';
import type { TimelineRow } from './rows.ts';

/** History is written once: an entry that is there already is a mistake of the caller's and not replaced. */
export async function appendTimeline(tx: Tx, rows: readonly TimelineRow[]): Promise<void> {
  await tx.insert('timeline', rows);
}

export async function timelineOf(tx: Tx, groupId: string): Promise<TimelineRow[]> {
  return await tx.all(`SELECT ${columnList('timeline')} FROM timeline WHERE group_id = ? ORDER BY seq`, [groupId]);
}

/** Of many groups at once, as response times over a month need it; by group, then in order. */
export async function timelinesOf(tx: Tx, groupIds: readonly string[]): Promise<Map<string, TimelineRow[]>> {
  const sql = `SELECT ${columnList('timeline')} FROM timeline WHERE ${tx.anyOf('group_id')} ORDER BY group_id, seq`;
  const found = new Map<string, TimelineRow[]>(groupIds.map((id) => [id, []]));
  for (const row of await tx.all<TimelineRow>(sql, [groupIds])) found.get(row.group_id)?.push(row);
  return found;
}

export async function lastOfTimeline(tx: Tx, groupId: string, limit: number): Promise<TimelineRow[]> {
  const sql = `SELECT ${columnList('timeline')} FROM timeline WHERE group_id = ? ORDER BY seq DESC LIMIT ?`;
  const rows = await tx.all<TimelineRow>(sql, [groupId, limit]);
  return rows.reverse();
}
