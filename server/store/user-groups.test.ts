import { describe, expect, it } from 'vitest';
import { databases, useDatabase } from '../test/database/databases.ts';
import type { Tx } from './database.ts';
import { saveUserGroup, userGroupForUpdate, userGroups } from './user-groups.ts';

const group = {
  ...{ id: 'S0123ABCD', members: '[]', wanted: '["UANA"]', attempts: 1 },
  ...{ next_try_at: 60, failing_since: 5, problem: 'Slack refused: missing_scope' },
};

describe.each(databases)('user groups on $name', (kind) => {
  const given = useDatabase(kind);
  const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => given.database.write(work);

  it('remember what was set, what is wanted, and what stands in the way', async () => {
    expect(await write((tx) => userGroupForUpdate(tx, group.id))).toBeNull();
    await write((tx) => saveUserGroup(tx, group));
    expect(await write((tx) => userGroupForUpdate(tx, group.id))).toEqual(group);
    const set = { ...group, members: group.wanted, attempts: 0, next_try_at: null, failing_since: null, problem: null };
    await write((tx) => saveUserGroup(tx, set));
    await write((tx) => saveUserGroup(tx, { ...set, id: 'S0000' }));
    expect(await write((tx) => userGroups(tx))).toEqual([{ ...set, id: 'S0000' }, set]);
  });
});
