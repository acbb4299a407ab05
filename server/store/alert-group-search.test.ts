import { describe, expect, it } from 'vitest';
import { databases, useDatabase } from '../test/database/databases.ts';
import { groupRow } from '../test/database/rows.ts';
import { listGroups } from './alert-group-list.ts';
import type { GroupCursor, GroupFilter, GroupOrder, GroupPage } from './alert-group-list.ts';
import { countByStatus, searchGroups } from './alert-group-search.ts';
import { insertGroups } from './alert-groups.ts';
import { saveResponders } from './responders.ts';
import type { AlertGroupRow } from './rows.ts';

const RESOLVED = { open: 0, status: 'resolved' } as const;
const isEven = (labels: string): boolean => Number((JSON.parse(labels) as { n: string }).n) % 2 === 0;
const numbered = (number: number, row: Partial<AlertGroupRow> = {}): AlertGroupRow =>
  groupRow(number, { created_at: number, labels: JSON.stringify({ n: String(number) }), ...row });

describe.each(databases)('a search of alert groups on $name', (kind) => {
  const given = useDatabase(kind);
  const insert = (...rows: AlertGroupRow[]) => given.database.write((tx) => insertGroups(tx, rows));
  const list = async (filter: GroupFilter): Promise<number[]> => {
    const { rows } = await given.database.read((tx) => listGroups(tx, { ...filter, limit: 100 }));
    return rows.map(({ number }) => number);
  };

  it('keeps to exact labels, whatever looks like them', async () => {
    await insert(
      groupRow(1, { labels: '{"service":"checkout","n":"1"}' }),
      groupRow(2, { labels: '{"service":"Checkout"}' }),
      groupRow(3, { labels: '{"service":"checkout-2"}' }),
      groupRow(4, { labels: JSON.stringify({ note: '"service":"checkout"' }) }),
      groupRow(5, { labels: JSON.stringify({ 'a%_"': 'ü\n' }) }),
    );
    expect(await list({ labels: [{ name: 'service', value: 'checkout' }] })).toEqual([1]);
    expect(await list({ labels: [{ name: 'a%_"', value: 'ü\n' }] })).toEqual([5]);
    expect(
      await list({
        labels: [
          { name: 'service', value: 'checkout' },
          { name: 'n', value: '2' },
        ],
      }),
    ).toEqual([]);
  });

  it('finds what somebody has to do with: paged ever, or named by a group that is open', async () => {
    const state = JSON.stringify({
      status: { kind: 'acknowledged', by: { kind: 'person', personId: 'ana', via: 'sms' } },
    });
    const named = JSON.stringify({ run: { assigned: { kind: 'person', personId: 'ana' } } });
    await insert(
      groupRow(1),
      groupRow(2, { state }),
      groupRow(3, { state, ...RESOLVED }),
      groupRow(4, RESOLVED),
      groupRow(5, { state: named }),
    );
    await given.database.write((tx) =>
      saveResponders(tx, [{ group_id: 'group-4', person_id: 'ana', paged_at: 1, running: 0 }]),
    );
    expect(await list({ involvedId: 'ana' })).toEqual([4, 2]);
    expect(await list({ involvedId: 'an' })).toEqual([]);
  });

  it.each<[GroupOrder, number[]]>([
    ['newest', [5, 4, 3, 2, 1]],
    ['oldest', [1, 2, 3, 4, 5]],
    ['severity', [4, 2, 5, 1, 3]],
  ])('%s first, page by page', async (order, expected) => {
    const severities = ['warning', 'critical', 'info', 'critical', 'error'];
    await insert(...severities.map((severity, index) => numbered(index + 1, { severity })));
    const seen: number[] = [];
    let cursor: GroupCursor | null = null;
    do {
      const after: GroupCursor | null = cursor;
      const page: GroupPage = await given.database.read((tx) => listGroups(tx, { order, cursor: after, limit: 2 }));
      seen.push(...page.rows.map(({ number }) => number));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toEqual(expected);
  });

  it('fills each page with what matches, without repeating or skipping any', async () => {
    await insert(...Array.from({ length: 1_205 }, (_, index) => numbered(index + 1)));
    const seen: number[] = [];
    let cursor: GroupCursor | null = null;
    do {
      const after: GroupCursor | null = cursor;
      const page: GroupPage = await given.database.read((tx) =>
        searchGroups(tx, { cursor: after, limit: 200 }, isEven),
      );
      seen.push(...page.rows.map(({ number }) => number));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toEqual(Array.from({ length: 602 }, (_, index) => 1_204 - 2 * index));
  });

  it('says that it goes on where too much did not match', async () => {
    const rows = Array.from({ length: 5_100 }, (_, index) => numbered(index + 1, RESOLVED));
    await insert(...rows.slice(0, 2_500));
    await insert(...rows.slice(2_500));
    const isFirst = (labels: string): boolean => labels === '{"n":"1"}';
    const page = await given.database.read((tx) => searchGroups(tx, { limit: 10 }, isFirst));
    expect([page.rows.length, page.next?.number]).toEqual([0, 101]);
    const rest = await given.database.read((tx) => searchGroups(tx, { limit: 10, cursor: page.next }, isFirst));
    expect(rest.rows.map(({ number }) => number)).toEqual([1]);
    expect(rest.next).toBeNull();
    const counted = await given.database.read((tx) => countByStatus(tx, {}, isFirst));
    expect(counted).toMatchObject({ counts: { resolved: 0 }, isComplete: false });
    expect(await given.database.read((tx) => countByStatus(tx, {}, null))).toMatchObject({
      counts: { resolved: 1_000 },
      isComplete: false,
    });
  });

  it('counts each status, whatever status is asked for', async () => {
    await insert(numbered(1), numbered(2), numbered(3, { status: 'snoozed' }), numbered(4, RESOLVED));
    const filter = { states: ['firing'] as const };
    expect(await given.database.read((tx) => countByStatus(tx, filter, null))).toEqual({
      counts: { firing: 2, acknowledged: 0, snoozed: 1, resolved: 1 },
      isComplete: true,
    });
    const even = await given.database.read((tx) => countByStatus(tx, filter, isEven));
    expect(even.counts).toEqual({ firing: 1, acknowledged: 0, snoozed: 0, resolved: 1 });
  });
});
