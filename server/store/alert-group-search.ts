import { conditions, cursorAt, listGroups, whereClause } from './alert-group-list.ts';
import type { GroupFilter, GroupListing, GroupPage } from './alert-group-list.ts';
import type { SqlParam, Tx } from './database.ts';
import type { AlertGroupRow } from './rows.ts';

/** Whether the labels of a group (JSON) are the wanted ones. What SQL cannot say, such as a regular expression. */
export type Matching = (labels: string) => boolean;

/** Read at once, and at most, for one page: a filter that fits nothing must not read a year of groups. */
const STEP = 500;
const MOST_READ = 5_000;

/**
 * As `listGroups`, for filters that only code can decide. A page may hold fewer than `limit` and still have a `next`:
 * then so many did not fit that the search stopped, and goes on where the next page begins.
 */
export async function searchGroups(tx: Tx, listing: GroupListing, matches: Matching): Promise<GroupPage> {
  const { limit } = listing;
  const rows: AlertGroupRow[] = [];
  let cursor = listing.cursor ?? null;
  for (let read = 0; read < MOST_READ; read += STEP) {
    const page = await listGroups(tx, { ...listing, cursor, limit: STEP });
    for (const [index, row] of page.rows.entries()) {
      if (!matches(row.labels)) continue;
      rows.push(row);
      if (rows.length < limit) continue;
      const isLast = index === page.rows.length - 1 && page.next === null;
      return { rows, next: isLast ? null : cursorAt(row) };
    }
    cursor = page.next;
    if (cursor === null) return { rows, next: null };
  }
  return { rows, next: cursor };
}

export interface StatusCounts {
  readonly counts: Readonly<Record<AlertGroupRow['status'], number>>;
  /** False: there are more than these; nobody waits for a count to the end. */
  readonly isComplete: boolean;
}

const MOST_COUNTED = 1_000;

/** How many there are in each status, whatever `states` asks for. Resolved ones are counted up to a thousand. */
export async function countByStatus(tx: Tx, filter: GroupFilter, matches: Matching | null): Promise<StatusCounts> {
  const counts = { firing: 0, acknowledged: 0, snoozed: 0, resolved: 0 };
  const most = matches === null ? MOST_COUNTED : MOST_READ;
  const open = await labelsIn(tx, { ...filter, states: ['firing', 'acknowledged', 'snoozed'] }, MOST_READ);
  const closed = await labelsIn(tx, { ...filter, states: ['resolved'] }, most);
  for (const { status, labels } of [...open, ...closed]) {
    if (matches === null || matches(labels)) counts[status] += 1;
  }
  return { counts, isComplete: open.length < MOST_READ && closed.length < most };
}

async function labelsIn(
  tx: Tx,
  filter: GroupFilter,
  most: number,
): Promise<Pick<AlertGroupRow, 'status' | 'labels'>[]> {
  const where = conditions(tx, filter);
  const params: SqlParam[] = [...where.flatMap((one) => one.params), most];
  return await tx.all(
    `SELECT status, labels FROM alert_groups ${whereClause(where)} ORDER BY created_at DESC, number DESC LIMIT ?`,
    params,
  );
}
