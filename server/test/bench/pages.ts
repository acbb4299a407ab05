import type { Database } from '../../store/database.ts';

export interface PagedGroup {
  readonly openedAt: number;
  readonly messageId: string;
  readonly decidedAt: number;
}

/** Every group that has paged somebody, with its first page. */
export async function pagedGroups(database: Database): Promise<PagedGroup[]> {
  const sql = `SELECT alert_groups.created_at AS opened, outbox.id AS id, outbox.created_at AS decided
    FROM outbox JOIN alert_groups ON alert_groups.id = outbox.group_id WHERE outbox.kind = 'page'`;
  const rows = await database.read((tx) => tx.all<{ opened: number; id: string; decided: number }>(sql));
  const first = new Map<string, PagedGroup>();
  for (const { opened, id, decided } of rows) {
    const [group = ''] = id.split('.');
    const before = first.get(group);
    if (before !== undefined && before.decidedAt <= decided) continue;
    first.set(group, { openedAt: opened, messageId: id, decidedAt: decided });
  }
  return [...first.values()];
}

/** How many pages there are, whatever became of them. */
export async function countPages(database: Database): Promise<number> {
  const sql = "SELECT count(*) AS count FROM outbox WHERE kind = 'page'";
  const rows = await database.read((tx) => tx.all<{ count: number }>(sql));
  return rows[0]?.count ?? 0;
}
