import { describe, expect, it } from 'vitest';
import { databases, postgresOnly, useDatabase } from '../test/database/databases.ts';
import { groupRow } from '../test/database/rows.ts';
import { latch } from '../test/latch.ts';
import {
  dueGroups,
  groupById,
  groupByNumber,
  groupsForUpdate,
  insertGroups,
  nextNumbers,
  newestGroupIds,
  nextWakeAt,
  updateGroups,
} from './alert-groups.ts';
import type { AlertGroupRow } from './rows.ts';

describe.each(databases)('alert groups on $name', (kind) => {
  const given = useDatabase(kind);
  const insert = (...rows: AlertGroupRow[]) => given.database.write((tx) => insertGroups(tx, rows));
  const update = (...rows: AlertGroupRow[]) => given.database.write((tx) => updateGroups(tx, rows));
  const byId = (id: string) => given.database.read((tx) => groupById(tx, id));

  it('are found by id and by number, whole', async () => {
    await insert(groupRow(1, { wake_at: 5, acknowledge_ms: 61_000, title: '"Kasse" läuft über {0}' }));
    const row = await byId('group-1');
    expect(row).toEqual(groupRow(1, { wake_at: 5, acknowledge_ms: 61_000, title: '"Kasse" läuft über {0}' }));
    expect(await given.database.read((tx) => groupByNumber(tx, 1))).toEqual(row);
    expect(await byId('group-2')).toBeNull();
    expect(await given.database.read((tx) => groupByNumber(tx, 2))).toBeNull();
  });

  it('come back for update in the order of their ids', async () => {
    await insert(groupRow(2), groupRow(3), groupRow(1));
    const ids = ['group-3', 'group-1', 'group-9', 'group-2'];
    const rows = await given.database.write((tx) => groupsForUpdate(tx, ids));
    expect(rows.map(({ id }) => id)).toEqual(['group-1', 'group-2', 'group-3']);
    expect(await given.database.write((tx) => groupsForUpdate(tx, []))).toEqual([]);
  });

  it('cannot be open twice under one name', async () => {
    await insert(groupRow(1));
    await expect(insert(groupRow(2, { group_key: 'key-1' }))).rejects.toThrow();
    await insert(groupRow(2, { group_key: 'key-1', open: 0, status: 'resolved' }));
    await insert(groupRow(3, { group_key: 'key-1', service_id: 'search' }));
  });

  it('are found by name: the newest, open or resolved', async () => {
    const over = { open: 0, status: 'resolved' } as const;
    await insert(
      groupRow(1, { group_key: 'a', ...over }),
      groupRow(2, { group_key: 'a', ...over }),
      groupRow(3, { group_key: 'b', ...over }),
      groupRow(4, { group_key: 'b' }),
      groupRow(5, { group_key: 'a', service_id: 'search' }),
    );
    const names = ['a', 'b', 'c', 'a'].map((group_key) => ({ service_id: 'checkout', group_key }));
    const found = await given.database.read((tx) => newestGroupIds(tx, names));
    expect([...found].sort()).toEqual(['group-2', 'group-4']);
    expect(await given.database.read((tx) => newestGroupIds(tx, []))).toEqual([]);
  });

  it('change together with their version', async () => {
    await insert(groupRow(1), groupRow(2));
    const next = groupRow(1, {
      version: 2,
      status: 'resolved',
      open: 0,
      resolved_at: 9,
      wake_at: null,
      state: '{"x":1}',
    });
    expect(await update(next)).toBe(1);
    expect(await byId('group-1')).toEqual(next);
    expect(await byId('group-2')).toEqual(groupRow(2));
  });

  it('keep what they were opened with', async () => {
    await insert(groupRow(1));
    await update(groupRow(1, { version: 2, group_key: 'other', created_at: 1, labels: '{"a":"b"}', title: 'New' }));
    expect(await byId('group-1')).toEqual(groupRow(1, { version: 2, title: 'New' }));
  });

  it('refuse a change by somebody who saw an older version, and with it the whole transaction', async () => {
    await insert(groupRow(1, { version: 3 }), groupRow(2));
    const stale = update(groupRow(2, { version: 2 }), groupRow(1, { version: 3, title: 'lost' }));
    await expect(stale).rejects.toMatchObject({ kind: 'version-conflict' });
    expect(await byId('group-1')).toEqual(groupRow(1, { version: 3 }));
    expect(await byId('group-2')).toEqual(groupRow(2));
  });

  it('wake in the order in which they are due', async () => {
    expect(await given.database.read(nextWakeAt)).toBeNull();
    await insert(groupRow(1, { wake_at: 30 }), groupRow(2, { wake_at: 10 }), groupRow(3), groupRow(4, { wake_at: 20 }));
    expect(await given.database.read(nextWakeAt)).toBe(10);
    const due = (now: number, limit: number) => given.database.write((tx) => dueGroups(tx, now, limit));
    expect((await due(20, 10)).map(({ number }) => number)).toEqual([2, 4]);
    expect((await due(30, 1)).map(({ number }) => number)).toEqual([2]);
    expect(await due(9, 10)).toEqual([]);
  });

  it('get the next numbers without a gap', async () => {
    const next = (count: number) => given.database.write((tx) => nextNumbers(tx, count));
    expect(await next(2)).toEqual([1, 2]);
    expect(await next(0)).toEqual([]);
    const failing = given.database.write(async (tx) => {
      await nextNumbers(tx, 5);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect((await Promise.all([next(1), next(2), next(1)])).flat().sort()).toEqual([3, 4, 5, 6]);
  });
});

describe('the alert groups of two replicas', () => {
  const given = useDatabase(postgresOnly);

  it('are due at only one of them', async () => {
    const rows = [1, 2, 3, 4].map((number) => groupRow(number, { wake_at: number }));
    await given.database.write((tx) => insertGroups(tx, rows));
    const both = [latch(), latch()];
    const take = (index: number) =>
      given.database.write(async (tx) => {
        const due = await dueGroups(tx, 10, 3);
        both[index]?.open();
        await both[1 - index]?.opened;
        return due.map(({ number }) => number);
      });
    const taken = (await Promise.all([take(0), take(1)])).flat();
    expect(taken.sort()).toEqual([1, 2, 3, 4]);
  });

  it('change one after the other', async () => {
    await given.database.write((tx) => insertGroups(tx, [groupRow(1, { firing_count: 0 })]));
    const add = () =>
      given.database.write(async (tx) => {
        for (const row of await groupsForUpdate(tx, ['group-1'])) {
          await updateGroups(tx, [{ ...row, version: row.version + 1, firing_count: row.firing_count + 1 }]);
        }
      });
    await Promise.all(Array.from({ length: 8 }, add));
    const row = await given.database.read((tx) => groupById(tx, 'group-1'));
    expect(row).toMatchObject({ version: 9, firing_count: 8 });
  });
});
