import { columnList } from './columns.ts';
import type { SqlParam, Tx } from './database.ts';
import type { AlertGroupRow } from './rows.ts';

/** Everything given must hold; what is left out or empty does not restrict. */
export interface GroupFilter {
  readonly states?: readonly AlertGroupRow['status'][];
  readonly teamIds?: readonly string[];
  readonly serviceIds?: readonly string[];
  readonly personId?: string | null;
  /** Who was paged for it, or is named by what an open group stands at: whoever acknowledged without a page counts. */
  readonly involvedId?: string | null;
  /** Labels of the alert that opened it, each with exactly this value. */
  readonly labels?: readonly { readonly name: string; readonly value: string }[];
  readonly from?: number | null;
  readonly to?: number | null;
  /** Found in title, summary or labels whatever the case; `42` and `#42` also find the number. */
  readonly search?: string | null;
}

export type GroupOrder = 'newest' | 'oldest' | 'severity';

export interface GroupCursor {
  readonly createdAt: number;
  readonly number: number;
  /** Of the last row, where the worst come first; of no use elsewhere. */
  readonly severity?: string;
}

export interface GroupPage {
  readonly rows: AlertGroupRow[];
  readonly next: GroupCursor | null;
}

interface Order {
  readonly columns: string;
  readonly direction: 'ASC' | 'DESC';
  /** What of a cursor the columns are compared with. */
  readonly place: (cursor: GroupCursor) => readonly SqlParam[];
}

const RANK = "CASE severity WHEN 'critical' THEN 3 WHEN 'error' THEN 2 WHEN 'warning' THEN 1 ELSE 0 END";
const RANKS: Readonly<Record<string, number>> = { critical: 3, error: 2, warning: 1 };
const byTime = ({ createdAt, number }: GroupCursor): readonly SqlParam[] => [createdAt, number];

const ORDERS: Readonly<Record<GroupOrder, Order>> = {
  newest: { columns: 'created_at, number', direction: 'DESC', place: byTime },
  oldest: { columns: 'created_at, number', direction: 'ASC', place: byTime },
  severity: {
    columns: `${RANK}, created_at, number`,
    direction: 'DESC',
    place: (cursor) => [RANKS[cursor.severity ?? ''] ?? 0, ...byTime(cursor)],
  },
};

export type GroupListing = GroupFilter & {
  readonly cursor?: GroupCursor | null;
  readonly order?: GroupOrder;
  readonly limit: number;
};

/** Continues behind `cursor`, so that groups which open meanwhile neither repeat nor hide a row. */
export async function listGroups(tx: Tx, listing: GroupListing): Promise<GroupPage> {
  const where = conditions(tx, listing);
  const { cursor = null, order = 'newest', limit } = listing;
  const { columns, direction, place } = ORDERS[order];
  if (cursor !== null) {
    const params = place(cursor);
    const sign = direction === 'DESC' ? '<' : '>';
    where.push({ sql: `(${columns}) ${sign} (${params.map(() => '?').join(', ')})`, params });
  }
  const rows = await tx.all<AlertGroupRow>(
    `SELECT ${columnList('alert_groups')} FROM alert_groups ${whereClause(where)}
     ORDER BY ${columns.replaceAll(/, (?=created_at|number)/g, ` ${direction}, `)} ${direction} LIMIT ?`,
    [...where.flatMap(({ params }) => params), limit + 1],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? cursorAt(last) : null };
}

export function cursorAt(row: Pick<AlertGroupRow, 'created_at' | 'number' | 'severity'>): GroupCursor {
  return { createdAt: row.created_at, number: row.number, severity: row.severity };
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

export interface OpenCount {
  /** Id of the service or team; '' for alerts that nobody owns. */
  readonly key: string;
  readonly status: Exclude<AlertGroupRow['status'], 'resolved'>;
  readonly count: number;
}

/** How many alert groups are open, for every service or team that has any. Reads the small index over open groups. */
export async function countOpenBy(tx: Tx, column: 'service_id' | 'team_id'): Promise<OpenCount[]> {
  return await tx.all(
    `SELECT ${column} AS key, status, count(*) AS count FROM alert_groups WHERE open = 1 GROUP BY ${column}, status`,
  );
}

export interface Condition {
  readonly sql: string;
  readonly params: readonly SqlParam[];
}

export function conditions(tx: Tx, filter: GroupFilter): Condition[] {
  const { states = [], teamIds = [], serviceIds = [], personId, involvedId, labels = [], from, to, search } = filter;
  const where: Condition[] = [];
  if (states.length > 0) where.push({ sql: tx.anyOf('status'), params: [states] });
  // A second time in the words of the small index over open groups; without them the planner would not use it.
  if (states.length > 0 && !states.includes('resolved')) where.push({ sql: 'open = 1', params: [] });
  if (teamIds.length > 0) where.push(oneOrMany(tx, 'team_id', teamIds));
  if (serviceIds.length > 0) where.push(oneOrMany(tx, 'service_id', serviceIds));
  if (personId) {
    where.push({ sql: 'id IN (SELECT group_id FROM responders WHERE person_id = ?)', params: [personId] });
  }
  if (involvedId) where.push(involves(involvedId));
  for (const label of labels)
    where.push(contains('labels', `${JSON.stringify(label.name)}:${JSON.stringify(label.value)}`));
  if (typeof from === 'number') where.push({ sql: 'created_at >= ?', params: [from] });
  if (typeof to === 'number') where.push({ sql: 'created_at < ?', params: [to] });
  if (search) where.push(searched(search));
  return where;
}

/** To the letter: LIKE knows wildcards, and what it takes for the same letter differs between the databases. */
function contains(column: 'labels' | 'state', text: string): Condition {
  return { sql: `replace(${column}, ?, '') <> ${column}`, params: [text] };
}

/**
 * In a state only who acted has a `via`; whom a step of the chain names has none. Closed groups are found by who was
 * paged alone: reading every state there ever was would take seconds.
 */
function involves(personId: string): Condition {
  const { sql, params } = contains('state', `"personId":${JSON.stringify(personId)},"via"`);
  return {
    sql: `id IN (SELECT group_id FROM responders WHERE person_id = ?
          UNION SELECT id FROM alert_groups WHERE open = 1 AND ${sql})`,
    params: [personId, ...params],
  };
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

export const whereClause = (where: readonly Condition[]): string =>
  where.length === 0 ? '' : `WHERE ${where.map(({ sql }) => sql).join(' AND ')}`;
