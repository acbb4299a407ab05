import { columnList } from './columns.ts';
import type { SqlParam, Tx } from './database.ts';
import type { AlertGroupRow } from './rows.ts';

/** Everything given must hold; what is left out or empty does not restrict. */
export interface GroupFilter {
  readonly states?: readonly AlertGroupRow['status'][];
  readonly teamIds?: readonly string[];
  readonly serviceIds?: readonly string[];
  readonly personId?: string | null;
  readonly from?: number | null;
  readonly to?: number | null;
  /** Found in title, summary or labels whatever the case; `42` and `#42` also find the number. */
  readonly search?: string | null;
}

export interface GroupCursor {
  readonly createdAt: number;
  readonly number: number;
}

export interface GroupPage {
  readonly rows: AlertGroupRow[];
  readonly next: GroupCursor | null;
}

/** Newest first. Continues behind `cursor`, so that groups which open meanwhile neither repeat nor hide a row. */
export async function listGroups(
  tx: Tx,
  filter: GroupFilter & { readonly cursor?: GroupCursor | null; readonly limit: number },
): Promise<GroupPage> {
  const where = conditions(tx, filter);
  const { cursor = null, limit } = filter;
  if (cursor !== null) where.push({ sql: '(created_at, number) < (?, ?)', params: [cursor.createdAt, cursor.number] });
  const rows = await tx.all<AlertGroupRow>(
    `SELECT ${columnList('alert_groups')} FROM alert_groups ${whereClause(where)}
     ORDER BY created_at DESC, number DESC LIMIT ?`,
    [...where.flatMap(({ params }) => params), limit + 1],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? { createdAt: last.created_at, number: last.number } : null;
  return { rows: page, next };
}

export type GroupCounts = Readonly<Record<AlertGroupRow['status'], number>>;

export async function countGroups(tx: Tx, filter: GroupFilter): Promise<GroupCounts> {
  const where = conditions(tx, filter);
  const rows = await tx.all<{ status: AlertGroupRow['status']; count: number }>(
    `SELECT status, count(*) AS count FROM alert_groups ${whereClause(where)} GROUP BY status`,
    where.flatMap(({ params }) => params),
  );
  const counts = { firing: 0, acknowledged: 0, snoozed: 0, resolved: 0 };
  for (const { status, count } of rows) counts[status] = count;
  return counts;
}

interface Condition {
  readonly sql: string;
  readonly params: readonly SqlParam[];
}

function conditions(tx: Tx, filter: GroupFilter): Condition[] {
  const { states = [], teamIds = [], serviceIds = [], personId, from, to, search } = filter;
  const where: Condition[] = [];
  if (states.length > 0) where.push({ sql: tx.anyOf('status'), params: [states] });
  // A second time in the words of the small index over open groups; without them the planner would not use it.
  if (states.length > 0 && !states.includes('resolved')) where.push({ sql: 'open = 1', params: [] });
  if (teamIds.length > 0) where.push(oneOrMany(tx, 'team_id', teamIds));
  if (serviceIds.length > 0) where.push(oneOrMany(tx, 'service_id', serviceIds));
  if (personId) {
    where.push({ sql: 'id IN (SELECT group_id FROM responders WHERE person_id = ?)', params: [personId] });
  }
  if (typeof from === 'number') where.push({ sql: 'created_at >= ?', params: [from] });
  if (typeof to === 'number') where.push({ sql: 'created_at < ?', params: [to] });
  if (search) where.push(searched(search));
  return where;
}

/** With a plain equality the index delivers the newest first, so that nothing needs to be sorted. */
function oneOrMany(tx: Tx, column: string, values: readonly string[]): Condition {
  const [one] = values;
  if (values.length === 1 && one !== undefined) return { sql: `${column} = ?`, params: [one] };
  return { sql: tx.anyOf(column), params: [values] };
}

/**
 * Databases differ in which letters they can turn small (SQLite: ASCII; PostgreSQL: by its locale). So only ASCII
 * letters are compared small, and any other letter that has two cases matches any letter: "ünal" finds "Ünal", and a
 * rare "Änal".
 */
function patternOf(search: string): string {
  const literal = search.replace(/[\\%_]/g, '\\$&').replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  return `%${literal.replace(/[^\0-\x7f]/gu, (letter) => (letter.toLowerCase() === letter.toUpperCase() ? letter : '_'))}%`;
}

function searched(search: string): Condition {
  const pattern = patternOf(search);
  const like = ['title', 'summary', 'labels'].map((column) => `lower(${column}) LIKE ? ESCAPE '\\'`);
  const number = /^#?(\d{1,15})$/.exec(search.trim())?.[1];
  if (number === undefined) return { sql: `(${like.join(' OR ')})`, params: [pattern, pattern, pattern] };
  return { sql: `(number = ? OR ${like.join(' OR ')})`, params: [Number(number), pattern, pattern, pattern] };
}

const whereClause = (where: readonly Condition[]): string =>
  where.length === 0 ? '' : `WHERE ${where.map(({ sql }) => sql).join(' AND ')}`;
