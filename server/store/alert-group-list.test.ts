import { describe, expect, it } from 'vitest';
import { databases, useDatabase } from '../test/database/databases.ts';
import { groupRow } from '../test/database/rows.ts';
import type { GroupCursor, GroupFilter, GroupPage } from './alert-group-list.ts';
import { countGroups, countOpenBy, listGroups } from './alert-group-list.ts';
import { insertGroups } from './alert-groups.ts';
import { saveResponders } from './responders.ts';
import type { AlertGroupRow } from './rows.ts';

const RESOLVED = { open: 0, status: 'resolved' } as const;

describe.each(databases)('the list of alert groups on $name', (kind) => {
  const given = useDatabase(kind);
  const insert = (...rows: AlertGroupRow[]) => given.database.write((tx) => insertGroups(tx, rows));
  const list = async (filter: GroupFilter): Promise<number[]> => {
    const { rows } = await given.database.read((tx) => listGroups(tx, { ...filter, limit: 100 }));
    return rows.map(({ number }) => number);
  };

  it('is read page by page, newest first, without repeating or skipping any', async () => {
    // Five groups opened in the same millisecond straddle the page's edge.
    const rows = Array.from({ length: 23 }, (_, index) => groupRow(index + 1, { created_at: Math.floor(index / 5) }));
    await insert(...rows);
    const seen: number[] = [];
    let cursor: GroupCursor | null = null;
    let pages = 0;
    do {
      const after: GroupCursor | null = cursor;
      const page: GroupPage = await given.database.read((tx) => listGroups(tx, { cursor: after, limit: 7 }));
      seen.push(...page.rows.map(({ number }) => number));
      cursor = page.next;
      pages += 1;
      // A group that opens meanwhile belongs before the first page and disturbs none of the later ones.
      await insert(groupRow(100 + pages, { created_at: 1_000 }));
    } while (cursor !== null);
    expect(seen).toEqual(rows.map(({ number }) => number).reverse());
    expect(pages).toBe(4);
  });

  it('has no next page when the last row just fits', async () => {
    await insert(groupRow(1), groupRow(2));
    const page = await given.database.read((tx) => listGroups(tx, { limit: 2 }));
    expect(page.next).toBeNull();
  });

  it('is narrowed by state, team, service and time', async () => {
    await insert(
      groupRow(1, { created_at: 10 }),
      groupRow(2, { created_at: 20, status: 'acknowledged', team_id: 'search' }),
      groupRow(3, { created_at: 30, service_id: 'basket' }),
      groupRow(4, { created_at: 40, ...RESOLVED }),
    );
    expect(await list({})).toEqual([4, 3, 2, 1]);
    expect(await list({ states: ['firing'] })).toEqual([3, 1]);
    expect(await list({ states: ['acknowledged', 'resolved'] })).toEqual([4, 2]);
    expect(await list({ teamIds: ['search'] })).toEqual([2]);
    expect(await list({ teamIds: ['search', 'shop'], serviceIds: ['checkout'] })).toEqual([4, 2, 1]);
    expect(await list({ serviceIds: ['basket'] })).toEqual([3]);
    expect(await list({ from: 20, to: 40 })).toEqual([3, 2]);
    expect(await list({ states: [], teamIds: [], search: '', personId: null, from: null, to: null })).toHaveLength(4);
  });

  it('is counted by service and by team, as far as it is open', async () => {
    await insert(
      groupRow(1),
      groupRow(2),
      groupRow(3, { status: 'snoozed' }),
      groupRow(4, { service_id: '', team_id: '' }),
      groupRow(5, { service_id: 'basket', ...RESOLVED }),
    );
    const count = (column: 'service_id' | 'team_id') => given.database.read((tx) => countOpenBy(tx, column));
    const [firing, snoozed] = [{ status: 'firing' as const }, { status: 'snoozed' as const }];
    expect(
      (await count('service_id')).sort((a, b) => (`${a.key} ${a.status}` < `${b.key} ${b.status}` ? -1 : 1)),
    ).toEqual([
      { key: '', ...firing, count: 1 },
      { key: 'checkout', ...firing, count: 2 },
      { key: 'checkout', ...snoozed, count: 1 },
    ]);
    expect((await count('team_id')).find(({ key }) => key === 'shop')).toEqual({ key: 'shop', ...firing, count: 2 });
  });

  it('is narrowed to the groups for which a person was paged', async () => {
    await insert(groupRow(1), groupRow(2));
    await given.database.write((tx) =>
      saveResponders(tx, [
        { group_id: 'group-1', person_id: 'ana', paged_at: 1, running: 0 },
        { group_id: 'group-2', person_id: 'bob', paged_at: 1, running: 1 },
      ]),
    );
    expect(await list({ personId: 'ana' })).toEqual([1]);
    expect(await list({ personId: 'zoe' })).toEqual([]);
  });

  it('is searched whatever the case, in any language, without wildcards', async () => {
    await insert(
      groupRow(1, { title: 'Überlast an der KASSE' }),
      groupRow(2, { summary: '50% of checkouts fail' }),
      groupRow(3, { labels: '{"pod":"api_7"}' }),
    );
    expect(await list({ search: 'überlast' })).toEqual([1]);
    expect(await list({ search: 'ÜBERLAST an' })).toEqual([1]);
    expect(await list({ search: '50%' })).toEqual([2]);
    expect(await list({ search: '5%0' })).toEqual([]);
    expect(await list({ search: 'api_7' })).toEqual([3]);
    expect(await list({ search: 'apix7' })).toEqual([]);
    expect(await list({ search: "'; DROP TABLE alert_groups; --" })).toEqual([]);
  });

  it('finds a group by the number that people say', async () => {
    await insert(groupRow(7, { title: 'x' }), groupRow(77, { title: 'y' }));
    expect(await list({ search: '#7' })).toEqual([7]);
    expect(await list({ search: ' 77 ' })).toEqual([77]);
  });

  it('is counted by state under the same filter', async () => {
    await insert(groupRow(1), groupRow(2, RESOLVED), groupRow(3, { status: 'snoozed', team_id: 'search' }));
    const count = (filter: GroupFilter) => given.database.read((tx) => countGroups(tx, filter));
    expect(await count({})).toEqual({ firing: 1, acknowledged: 0, snoozed: 1, resolved: 1 });
    expect(await count({ teamIds: ['shop'] })).toEqual({ firing: 1, acknowledged: 0, snoozed: 0, resolved: 1 });
  });
});
