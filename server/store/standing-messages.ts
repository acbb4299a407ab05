import { columnList } from './columns.ts';
import type { Tx } from './database.ts';
import type { StandingRow } from './rows.ts';

const STANDING = columnList('standing_messages');

export async function standingAt(
  tx: Tx,
  { group_id, channel, address }: Pick<StandingRow, 'group_id' | 'channel' | 'address'>,
): Promise<StandingRow | null> {
  const sql = `SELECT ${STANDING} FROM standing_messages WHERE group_id = ? AND channel = ? AND address = ?`;
  const rows = await tx.all<StandingRow>(sql, [group_id, channel, address]);
  return rows[0] ?? null;
}

/** Never two rows for the same place in one call: PostgreSQL refuses to write a row twice in one statement. */
export async function saveStanding(tx: Tx, rows: readonly StandingRow[]): Promise<void> {
  const keys = ['group_id', 'channel', 'address'];
  await tx.insert('standing_messages', rows, { keys, update: ['provider_ref', 'updated_at'] });
}

export async function standingOfGroups(tx: Tx, groupIds: readonly string[]): Promise<StandingRow[]> {
  const sql = `SELECT ${STANDING} FROM standing_messages WHERE ${tx.anyOf('group_id')} ORDER BY group_id, channel, address`;
  return await tx.all(sql, [groupIds]);
}
