import { columnList } from './columns.ts';
import type { Tx } from './database.ts';
import type { OnCallStateRow, ToldRow } from './rows.ts';

const TOLD = columnList('told_notices');
const STATE = columnList('on_call_states');

/** Only what may still matter: the rest is deleted as it is written past. */
export async function toldOf(tx: Tx, scheduleId: string): Promise<ToldRow[]> {
  return await tx.all(`SELECT ${TOLD} FROM told_notices WHERE schedule_id = ?`, [scheduleId]);
}

/** Telling twice is telling once. What is told again stays for as long as the later telling says. */
export async function addTold(tx: Tx, rows: readonly ToldRow[]): Promise<void> {
  if (rows.length > 0) await tx.insert('told_notices', rows, { keys: ['id'], update: ['keep_until'] });
}

export async function forgetTold(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.run(`DELETE FROM told_notices WHERE ${tx.anyOf('id')}`, [ids]);
}

/** Resolves to the number of rows that are over. */
export async function dropOver(tx: Tx, now: number): Promise<number> {
  return await tx.run('DELETE FROM told_notices WHERE keep_until < ?', [now]);
}

export async function onCallStateOf(tx: Tx, scheduleId: string): Promise<OnCallStateRow | null> {
  const rows = await tx.all<OnCallStateRow>(`SELECT ${STATE} FROM on_call_states WHERE schedule_id = ?`, [scheduleId]);
  return rows[0] ?? null;
}

export async function saveOnCallState(tx: Tx, row: OnCallStateRow): Promise<void> {
  await tx.insert('on_call_states', [row], { keys: ['schedule_id'], update: ['people', 'since', 'handoffs'] });
}
