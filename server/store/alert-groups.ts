import { columnList } from './columns.ts';
import { countUp } from './counters.ts';
import type { Tx } from './database.ts';
import type { AlertGroupRow } from './rows.ts';
import { VersionConflict } from './version-conflict.ts';

const GROUP = columnList('alert_groups');

/** Locked until the transaction ends, in the order of their ids: two transactions never wait for each other in a ring. */
export async function groupsForUpdate(tx: Tx, ids: readonly string[]): Promise<AlertGroupRow[]> {
  if (ids.length === 0) return [];
  return await tx.all(`SELECT ${GROUP} FROM alert_groups WHERE ${tx.anyOf('id')} ORDER BY id${tx.forUpdate}`, [ids]);
}

export interface GroupName {
  readonly service_id: string;
  readonly group_key: string;
}

/** Must be spelled as in the index `alert_groups_by_name`, or the index is of no use; also good for `tx.lock`. */
export const groupName = ({ service_id, group_key }: GroupName): string => `${service_id}/${group_key}`;

/**
 * For each name its newest group, open or resolved, not yet locked: the caller locks these together with others, in one
 * order. It holds the lock on the names, or another replica opens a group between this look and the caller's insert.
 */
export async function newestGroupIds(tx: Tx, names: readonly GroupName[]): Promise<string[]> {
  if (names.length === 0) return [];
  const found = await tx.all<{ id: string | null }>(
    `SELECT (SELECT id FROM alert_groups WHERE service_id || '/' || group_key = wanted.value
             ORDER BY number DESC LIMIT 1) AS id
     FROM ${tx.list('wanted')}`,
    [names.map(groupName)],
  );
  return [...new Set(found.map(({ id }) => id).filter((id) => id !== null))];
}

/** The next `count` numbers that people say aloud. Locks out other openers until the commit: take them late. */
export async function nextNumbers(tx: Tx, count: number): Promise<number[]> {
  const last = await countUp(tx, 'alert-group-number', count);
  return Array.from({ length: count }, (_, index) => last - count + 1 + index);
}

export async function insertGroups(tx: Tx, rows: readonly AlertGroupRow[]): Promise<void> {
  await tx.insert('alert_groups', rows);
}

/**
 * Each row carries its new version, one above the stored one; rejects with `VersionConflict` where that is not so.
 * What a group was opened with (number, service, key, labels, integration, creation) stays as it is.
 */
export async function updateGroups(tx: Tx, rows: readonly AlertGroupRow[]): Promise<number> {
  const changed = await tx.update('alert_groups', ['id'], rows.map(changeable), { grows: 'version' });
  if (changed !== rows.length) throw new VersionConflict(rows.map(({ id }) => id).join(', '));
  return changed;
}

/** Columns that may change. An index whose columns are not named in an update is not rewritten by it. */
function changeable(row: AlertGroupRow): Partial<AlertGroupRow> {
  return {
    id: row.id,
    team_id: row.team_id,
    open: row.open,
    status: row.status,
    severity: row.severity,
    urgency: row.urgency,
    title: row.title,
    summary: row.summary,
    links: row.links,
    firing_count: row.firing_count,
    alert_count: row.alert_count,
    updated_at: row.updated_at,
    resolved_at: row.resolved_at,
    wake_at: row.wake_at,
    version: row.version,
    timeline_length: row.timeline_length,
    state: row.state,
    owned_because: row.owned_because,
    first_page_ms: row.first_page_ms,
    acknowledge_ms: row.acknowledge_ms,
    resolve_ms: row.resolve_ms,
    stages: row.stages,
  };
}

export async function dueGroups(tx: Tx, now: number, limit: number): Promise<AlertGroupRow[]> {
  const sql = `SELECT ${GROUP} FROM alert_groups WHERE wake_at <= ? ORDER BY wake_at LIMIT ?${tx.skipLocked}`;
  return await tx.all(sql, [now, limit]);
}

export async function nextWakeAt(tx: Tx): Promise<number | null> {
  const sql = 'SELECT wake_at FROM alert_groups WHERE wake_at IS NOT NULL ORDER BY wake_at LIMIT 1';
  const rows = await tx.all<{ wake_at: number }>(sql);
  return rows[0]?.wake_at ?? null;
}

export async function groupById(tx: Tx, id: string): Promise<AlertGroupRow | null> {
  const rows = await tx.all<AlertGroupRow>(`SELECT ${GROUP} FROM alert_groups WHERE id = ?`, [id]);
  return rows[0] ?? null;
}

export async function groupByNumber(tx: Tx, number: number): Promise<AlertGroupRow | null> {
  const rows = await tx.all<AlertGroupRow>(`SELECT ${GROUP} FROM alert_groups WHERE number = ?`, [number]);
  return rows[0] ?? null;
}

/** Open ones of these services, oldest first. */
export async function openGroupsOf(tx: Tx, serviceIds: readonly string[], most: number): Promise<AlertGroupRow[]> {
  const among = `open = 1 AND ${tx.anyOf('service_id')}`;
  return await tx.all(`SELECT ${GROUP} FROM alert_groups WHERE ${among} ORDER BY created_at, number LIMIT ?`, [
    serviceIds,
    most,
  ]);
}
