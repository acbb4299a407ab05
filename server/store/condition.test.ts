import { describe, expect, it } from 'vitest';
import { databases, useDatabase } from '../test/database/databases.ts';
import { groupRow, messageRow } from '../test/database/rows.ts';
import { insertGroups } from './alert-groups.ts';
import { failedMessages, groupTitles, overdue } from './condition.ts';
import { conditionOf } from './database-condition.ts';
import { addMessages } from './outbox.ts';

describe.each(databases)('the condition of an installation on $name', (kind) => {
  const given = useDatabase(kind);

  it('counts the alert groups whose next step is late', async () => {
    await given.database.write((tx) =>
      insertGroups(tx, [groupRow(1, { wake_at: 10 }), groupRow(2, { wake_at: 20 }), groupRow(3, { wake_at: null })]),
    );
    const late = (before: number) => given.database.read((tx) => overdue(tx, before));
    expect(await late(10)).toEqual({ count: 0, since: null });
    expect(await late(21)).toEqual({ count: 2, since: 10 });
  });

  it('tells which channels gave messages up lately, and why the last', async () => {
    const failed = { state: 'failed', channel: 'sms' } as const;
    await given.database.write((tx) =>
      addMessages(tx, [
        messageRow('old', { ...failed, created_at: 1, result: 'too long ago' }),
        messageRow('a', { ...failed, created_at: 10, result: 'no such number' }),
        messageRow('b', { ...failed, created_at: 12, result: 'no money' }),
        messageRow('c', { ...failed, channel: 'email', created_at: 11, result: null }),
        messageRow('d', { state: 'sent', channel: 'slack', created_at: 11 }),
      ]),
    );
    expect(await given.database.read((tx) => failedMessages(tx, 10))).toEqual([
      { channel: 'email', count: 1, last: '' },
      { channel: 'sms', count: 2, last: 'no money' },
    ]);
    expect(await given.database.read((tx) => failedMessages(tx, 13))).toEqual([]);
  });

  it('knows what alert groups are called', async () => {
    const [first, second] = [groupRow(1, { title: 'One' }), groupRow(2)];
    await given.database.write((tx) => insertGroups(tx, [first, second]));
    const titles = await given.database.read((tx) => groupTitles(tx, [first.id, 'nothing-there']));
    expect([...titles]).toEqual([[first.id, { id: first.id, number: 1, title: 'One' }]]);
    expect((await given.database.read((tx) => groupTitles(tx, []))).size).toBe(0);
  });

  it('measures the place where it is kept', async () => {
    const file = given.database.dialect === 'sqlite' ? import.meta.filename : null;
    const condition = await conditionOf(given.database, file);
    expect(condition.kind).toBe(given.database.dialect);
    expect(condition.bytes).toBeGreaterThan(100);
    if (condition.kind === 'sqlite') {
      expect(condition.walBytes).toBe(0);
      expect(condition.freeBytes).toBeGreaterThan(0);
    } else {
      expect(condition.replicas).toBe(1);
      expect(condition.version).toMatch(/^\d+/);
    }
  });
});
