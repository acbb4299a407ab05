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

export async function lastOfTimeline(tx: Tx, groupId: string, limit: number): Promise<TimelineRow[]> {
  const sql = `SELECT ${columnList('timeline')} FROM timeline WHERE group_id = ? ORDER BY seq DESC LIMIT ?`;
  const rows = await tx.all<TimelineRow>(sql, [groupId, limit]);
  return rows.reverse();
}
