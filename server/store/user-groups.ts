import { columnList } from './columns.ts';
import type { Tx } from './database.ts';
import type { UserGroupRow } from './rows.ts';

const GROUP = columnList('user_groups');

export async function userGroups(tx: Tx): Promise<UserGroupRow[]> {
  return await tx.all(`SELECT ${GROUP} FROM user_groups ORDER BY id`);
}

/** Held until the end of the transaction: two replicas must not both find that it is to be set. */
export async function userGroupForUpdate(tx: Tx, id: string): Promise<UserGroupRow | null> {
  const rows = await tx.all<UserGroupRow>(`SELECT ${GROUP} FROM user_groups WHERE id = ? ${tx.forUpdate}`, [id]);
  return rows[0] ?? null;
}

export async function saveUserGroup(tx: Tx, row: UserGroupRow): Promise<void> {
  const update = ['members', 'wanted', 'attempts', 'next_try_at', 'failing_since', 'problem'];
  await tx.insert('user_groups', [row], { keys: ['id'], update });
}
