import { columnList } from './columns.ts';
import { countUp } from './counters.ts';
import type { Tx } from './database.ts';
import type { CalendarRow } from './rows.ts';

const CALENDAR = columnList('calendars');
export const CALENDARS_COUNTER = 'calendars-revision';
const KEYS = ['schedule_id', 'layer_id'];

export type CalendarKey = Pick<CalendarRow, 'schedule_id' | 'layer_id'>;

/** How it stands with a calendar, without the calendar. */
export type CalendarState = Omit<CalendarRow, 'body' | 'shifts' | 'etag' | 'modified' | 'fingerprint'>;

const STATE =
  'schedule_id, layer_id, url, unmatched, events, read_at, changed_at, expanded_at, failing_since, failures, problem, next_at, revision, created_at';

export async function calendarStates(tx: Tx, scheduleId: string | null = null): Promise<CalendarState[]> {
  if (scheduleId === null) return await tx.all(`SELECT ${STATE} FROM calendars ORDER BY schedule_id, layer_id`);
  return await tx.all(`SELECT ${STATE} FROM calendars WHERE schedule_id = ? ORDER BY layer_id`, [scheduleId]);
}

export async function calendarOf(tx: Tx, { schedule_id, layer_id }: CalendarKey): Promise<CalendarRow | null> {
  const sql = `SELECT ${CALENDAR} FROM calendars WHERE schedule_id = ? AND layer_id = ?`;
  const rows = await tx.all<CalendarRow>(sql, [schedule_id, layer_id]);
  return rows[0] ?? null;
}

/** Held until the end of the transaction. */
export async function calendarForUpdate(tx: Tx, { schedule_id, layer_id }: CalendarKey): Promise<CalendarState | null> {
  const sql = `SELECT ${STATE} FROM calendars WHERE schedule_id = ? AND layer_id = ? ${tx.forUpdate}`;
  const rows = await tx.all<CalendarState>(sql, [schedule_id, layer_id]);
  return rows[0] ?? null;
}

/** Those that are there already stay as they are. */
export async function addCalendars(tx: Tx, rows: readonly CalendarRow[]): Promise<void> {
  if (rows.length > 0) await tx.insert('calendars', rows, { keys: KEYS, update: [] });
}

/** False where somebody else was quicker: the row no longer says what the caller saw. */
export async function claimCalendar(tx: Tx, key: CalendarKey, seenAt: number, until: number): Promise<boolean> {
  const sql = 'UPDATE calendars SET next_at = ? WHERE schedule_id = ? AND layer_id = ? AND next_at = ?';
  return (await tx.run(sql, [until, key.schedule_id, key.layer_id, seenAt])) === 1;
}

export type CalendarChange = Partial<Omit<CalendarRow, 'schedule_id' | 'layer_id' | 'revision' | 'created_at'>>;

/** Where the shifts are among it, every replica learns of it. Only what changed is written: a body may be megabytes. */
export async function changeCalendar(
  tx: Tx,
  { schedule_id, layer_id }: CalendarKey,
  change: CalendarChange,
): Promise<void> {
  const revision = change.shifts === undefined ? {} : { revision: await countUp(tx, CALENDARS_COUNTER, 1) };
  await tx.update('calendars', KEYS, [{ schedule_id, layer_id, ...change, ...revision }]);
}

/** Shifts of the calendars that changed after this revision. */
export async function shiftsSince(
  tx: Tx,
  revision: number,
): Promise<readonly Pick<CalendarRow, 'schedule_id' | 'layer_id' | 'shifts' | 'revision'>[]> {
  const sql = 'SELECT schedule_id, layer_id, shifts, revision FROM calendars WHERE revision > ? ORDER BY revision';
  return await tx.all(sql, [revision]);
}

/** Those that no schedule has asked for since. */
export async function forgetCalendars(tx: Tx, before: number): Promise<void> {
  await tx.run('DELETE FROM calendars WHERE next_at < ?', [before]);
}
