import type { OnConflict, SqlParam, SqlValue } from './database.ts';

/** SQL that reads the same on both databases. Names are our own, never a user's. */

export const quoted = (name: string): string => `"${name}"`;

export const quotedList = (names: readonly string[]): string => names.map(quoted).join(', ');

/** All rows of one batch must have the shape of the first. */
export function columnsOf(rows: readonly object[]): string[] {
  return Object.keys(rows[0] ?? {});
}

/** A missing column is a mistake that would otherwise overwrite something with NULL. */
export function valueOf(row: object, column: string): SqlValue {
  const value = (row as Readonly<Record<string, SqlValue | undefined>>)[column];
  if (value === undefined) throw new TypeError(`a row of this batch has no column "${column}"`);
  return typeof value === 'string' ? storable(value) : value;
}

/**
 * PostgreSQL refuses the character NUL in text and SQLite reads only up to it, yet any alert's label may hold one:
 * it becomes U+FFFD, so that the alert is not lost over it.
 */
function storable(value: string): string {
  return value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
}

export function storableParam(param: SqlParam): SqlParam {
  if (typeof param === 'string') return storable(param);
  return typeof param === 'object' && param !== null
    ? param.map((one) => (typeof one === 'string' ? storable(one) : one))
    : param;
}

export function conflictClause(conflict: OnConflict | undefined): string {
  if (conflict === undefined) return '';
  const where = conflict.where === undefined ? '' : ` WHERE ${conflict.where}`;
  const sets = conflict.update.map((column) => `${quoted(column)} = excluded.${quoted(column)}`).join(', ');
  return ` ON CONFLICT (${quotedList(conflict.keys)})${where} DO ${sets === '' ? 'NOTHING' : `UPDATE SET ${sets}`}`;
}
