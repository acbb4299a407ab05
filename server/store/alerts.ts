import { columnList } from './columns.ts';
import type { Tx } from './database.ts';
import type { AlertRow } from './rows.ts';

const ALERT = columnList('alerts');

/**
 * The caller holds the lock on the keys (README, lock order), or the newest may be another one by the time it writes.
 */
export async function latestAlerts(tx: Tx, keys: readonly string[]): Promise<Map<string, AlertRow>> {
  const sql = `SELECT ${ALERT} FROM alerts WHERE latest = 1 AND ${tx.anyOf('alert_key')}`;
  const rows = await tx.all<AlertRow>(sql, [keys]);
  return new Map(rows.map((row) => [row.alert_key, row]));
}

export interface AlertChanges {
  /** First firings, and new episodes of known keys; of each key, only the newest has `latest` 1. */
  readonly inserted: readonly AlertRow[];
  readonly changed: readonly AlertRow[];
}

export async function saveAlerts(tx: Tx, { inserted, changed }: AlertChanges): Promise<void> {
  const again = inserted.filter(({ episode }) => episode > 1).map(({ alert_key }) => alert_key);
  // Before the insert: the index allows one latest episode of a key at any moment.
  if (again.length > 0) {
    await tx.run(`UPDATE alerts SET latest = 0 WHERE latest = 1 AND ${tx.anyOf('alert_key')}`, [again]);
  }
  await tx.insert('alerts', inserted);
  await tx.update('alerts', ['alert_key', 'episode'], changed.map(changeable));
}

/** All but what tells the alert apart: an index that is not named in an update is not rewritten by it. */
function changeable(row: AlertRow): Omit<AlertRow, 'latest' | 'integration_id' | 'fingerprint'> {
  const { latest: _latest, integration_id: _integration, fingerprint: _fingerprint, ...rest } = row;
  return rest;
}

export async function alertsOfGroup(tx: Tx, groupId: string): Promise<AlertRow[]> {
  const sql = `SELECT ${ALERT} FROM alerts WHERE group_id = ? ORDER BY starts_at, last_seq`;
  const rows = await tx.all<AlertRow>(sql, [groupId]);
  return rows;
}

export async function firingKeys(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  const sql = `SELECT alert_key FROM alerts WHERE latest = 1 AND status = 'firing' AND ${tx.anyOf('alert_key')}`;
  const rows = await tx.all<{ alert_key: string }>(sql, [keys]);
  return new Set(rows.map((row) => row.alert_key));
}
