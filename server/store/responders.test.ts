import { describe, expect, it } from 'vitest';
import { databases, useDatabase } from '../test/database/databases.ts';
import { groupRow } from '../test/database/rows.ts';
import { groupById, insertGroups } from './alert-groups.ts';
import { runningFor, saveResponders, wakeGroupsOf } from './responders.ts';
import type { ResponderRow } from './rows.ts';

const responder = (group_id: string, person_id: string, paged_at: number, running = 1): ResponderRow => ({
  group_id,
  person_id,
  paged_at,
  running,
});

describe.each(databases)('responders on $name', (kind) => {
  const given = useDatabase(kind);
  const save = (...rows: ResponderRow[]) => given.database.write((tx) => saveResponders(tx, rows));
  const stored = (groupId: string) =>
    given.database.read((tx) => tx.all('SELECT * FROM responders WHERE group_id = ? ORDER BY paged_at', [groupId]));

  it('are kept for each group with the time of the page', async () => {
    await save(responder('g', 'zoe', 1), responder('g', 'ana', 2), responder('h', 'bob', 0));
    expect(await stored('g')).toEqual([responder('g', 'zoe', 1), responder('g', 'ana', 2)]);
  });

  it('keep the time of their first page', async () => {
    await save(responder('g', 'ana', 1));
    await save(responder('g', 'ana', 99, 0));
    expect(await stored('g')).toEqual([responder('g', 'ana', 1, 0)]);
  });

  it('tell in which groups a person is being paged now', async () => {
    await save(
      responder('g', 'ana', 1),
      responder('h', 'ana', 2),
      responder('i', 'ana', 3, 0),
      responder('g', 'bob', 1),
    );
    const rows = await given.database.read((tx) => runningFor(tx, 'ana'));
    expect(rows.map(({ group_id }) => group_id)).toEqual(['h', 'g']);
  });

  it('can have their groups woken, the resolved ones excepted', async () => {
    const resolved = groupRow(2, { open: 0, status: 'resolved' });
    await given.database.write((tx) => insertGroups(tx, [groupRow(1), resolved, groupRow(3)]));
    await save(responder('group-1', 'ana', 1), responder('group-2', 'ana', 1), responder('group-3', 'ana', 1, 0));
    expect(await given.database.write((tx) => wakeGroupsOf(tx, ['ana', 'bob'], 77))).toBe(1);
    expect(await given.database.read((tx) => groupById(tx, 'group-1'))).toMatchObject({ wake_at: 77 });
  });
});
