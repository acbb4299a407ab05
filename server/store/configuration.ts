import { CALENDARS_COUNTER } from './calendars.ts';
import { columnList } from './columns.ts';
import { countUp } from './counters.ts';
import type { Tx } from './database.ts';
import type { ConfigurationRow } from './rows.ts';
import { VersionConflict } from './version-conflict.ts';

const DOCUMENT = columnList('configuration');
const OF_VERSION = columnList('configuration_versions')
  .split(', ')
  .map((column) => `v.${column}`)
  .join(', ');
const other = (what: string): string =>
  `SELECT ${what} FROM configuration_versions w WHERE w.kind = v.kind AND w.id = v.id AND`;
const cameOrWent = `(v.kind = 'person'
  AND (v.body IS NULL OR EXISTS (${other('1')} w.version = v.version - 1 AND w.body IS NULL)))`;
const COUNTER = 'configuration-revision';

/** Every document as it stands, deleted ones left out, in the order of their changes. */
export async function current(tx: Tx): Promise<ConfigurationRow[]> {
  return await tx.all(`SELECT ${DOCUMENT} FROM configuration WHERE body IS NOT NULL ORDER BY revision, kind, id`);
}

/**
 * Every version that was made after a revision, in the order of their making. Deletions are among them (their body is
 * null), and so is what was changed again since: another replica learns of each.
 */
export async function changesSince(tx: Tx, revision: number): Promise<ConfigurationRow[]> {
  // Through the documents that changed, whose revision has an index, and not through all that ever was.
  const sql = `SELECT ${OF_VERSION} FROM configuration c
    JOIN configuration_versions v ON v.kind = c.kind AND v.id = c.id
    WHERE c.revision > ? AND v.revision > ? ORDER BY v.revision, v.kind, v.id`;
  return await tx.all(sql, [revision, revision]);
}

/**
 * Every document as it stands, with the versions that say who was on call since an instant: of schedules and holiday
 * lists all that stood then or later, of people when they were deleted and made again.
 */
export async function withHistory(tx: Tx, since: number): Promise<ConfigurationRow[]> {
  const sql = `SELECT ${OF_VERSION} FROM configuration_versions v WHERE
    (v.kind IN ('schedule', 'holiday-list')
      AND (v.changed_at >= ? OR v.version = (${other('MAX(w.version)')} w.changed_at < ?)))
    OR ${cameOrWent}`;
  const versions: ConfigurationRow[] = await tx.all(sql, [since, since]);
  const keyOf = ({ kind, id, version }: ConfigurationRow): string => `${kind}/${id}/${version}`;
  const rows = new Map([...(await current(tx)), ...versions].map((row) => [keyOf(row), row]));
  return [...rows.values()].sort((a, b) => a.revision - b.revision);
}

/**
 * What was saved until an instant and says who is on call in one schedule: every version of the schedule and of holiday
 * lists, of what is kept the last one, and of people also when they were deleted and made again.
 */
export async function savedUntil(tx: Tx, scheduleId: string, until: number): Promise<ConfigurationRow[]> {
  const sql = `SELECT ${OF_VERSION} FROM configuration_versions v WHERE v.changed_at <= ? AND (
    (v.kind = 'schedule' AND v.id = ?) OR v.kind = 'holiday-list' OR ${cameOrWent}
    OR (v.kind IN ('person', 'override', 'absence', 'cover-request')
      AND v.version = (${other('MAX(w.version)')} w.changed_at <= ?))
    ) ORDER BY v.revision, v.kind, v.id`;
  return await tx.all(sql, [until, scheduleId, until]);
}

/** How far both have come. */
export interface Revisions {
  readonly configuration: number;
  readonly calendars: number;
}

/** 0 where there never was anything. One cheap question, so that "has anything changed?" can be asked often. */
export async function currentRevisions(tx: Tx): Promise<Revisions> {
  const sql = 'SELECT name, value FROM counters WHERE name = ? OR name = ?';
  const rows = await tx.all<{ name: string; value: number }>(sql, [COUNTER, CALENDARS_COUNTER]);
  const valueOf = (counter: string): number => rows.find(({ name }) => name === counter)?.value ?? 0;
  return { configuration: valueOf(COUNTER), calendars: valueOf(CALENDARS_COUNTER) };
}

export interface Change {
  readonly kind: string;
  readonly id: string;
  readonly body: string | null;
  readonly source: string | null;
  /** The version the author saw (0: none); rejects with `VersionConflict` instead of overwriting another one. */
  readonly expected?: number;
}

export interface ChangedBy {
  readonly changed_at: number;
  readonly changed_by: string;
}

/**
 * All changes are one revision. Resolves to the rows that became different: a document that is put again unchanged gets
 * no new version, otherwise each reload of the provisioning files would make one.
 */
export async function put(tx: Tx, changes: readonly Change[], by: ChangedBy): Promise<ConfigurationRow[]> {
  if (changes.length === 0) return [];
  // Holds back other writers of configuration until the commit, which makes the comparison below safe.
  const revision = await countUp(tx, COUNTER, 1);
  const before = await standing(tx, changes);
  const rows = changes.flatMap(({ kind, id, body, source, expected }) => {
    const old = before.get(`${kind}/${id}`);
    const version = old?.version ?? 0;
    if (expected !== undefined && expected !== version) throw new VersionConflict(`${kind} "${id}"`);
    if ((old?.body ?? null) === body && (old?.source ?? null) === source) return [];
    return [{ kind, id, version: version + 1, body, source, ...by, revision }];
  });
  if (rows.length === 0) {
    await countUp(tx, COUNTER, -1);
    return [];
  }
  const update = ['version', 'body', 'source', 'changed_at', 'changed_by', 'revision'];
  await tx.insert('configuration', rows, { keys: ['kind', 'id'], update });
  await tx.insert('configuration_versions', rows);
  return rows;
}

async function standing(tx: Tx, changes: readonly Change[]): Promise<Map<string, ConfigurationRow>> {
  const sql = `SELECT ${DOCUMENT} FROM configuration WHERE ${tx.anyOf('id')}`;
  const rows = await tx.all<ConfigurationRow>(sql, [changes.map(({ id }) => id)]);
  return new Map(rows.map((row) => [`${row.kind}/${row.id}`, row]));
}

export async function versionsOf(tx: Tx, kind: string, id: string): Promise<ConfigurationRow[]> {
  const sql = `SELECT ${DOCUMENT} FROM configuration_versions WHERE kind = ? AND id = ? ORDER BY version DESC`;
  return await tx.all(sql, [kind, id]);
}
