import { describe, expect, it } from 'vitest';
import { databases, useDatabase } from '../test/database/databases.ts';
import type { Tx } from './database.ts';
import type { ToldRow } from './rows.ts';
import { addTold, dropOver, forgetTold, onCallStateOf, saveOnCallState, toldOf } from './told.ts';

const told: ToldRow = {
  ...{ id: 'before.primary.ana.100.24h', schedule_id: 'primary', kind: 'before', person_id: 'ana', subject: '24h' },
  ...{ start_at: 100, end_at: 200, told_at: 10, keep_until: 200 },
};

describe.each(databases)('what was told on $name', (kind) => {
  const given = useDatabase(kind);
  const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => given.database.write(work);

  it('stands once, however often it is said, and by schedule', async () => {
    await write((tx) => addTold(tx, []));
    await write((tx) => addTold(tx, [told, { ...told, id: 'other', schedule_id: 'second' }]));
    await write((tx) => addTold(tx, [{ ...told, told_at: 50, keep_until: 300 }]));
    expect(await write((tx) => toldOf(tx, 'primary'))).toEqual([{ ...told, keep_until: 300 }]);
    expect(await write((tx) => toldOf(tx, 'gone'))).toEqual([]);
  });

  it('is forgotten when it is no longer so, and when it is over', async () => {
    await write((tx) => addTold(tx, [told, { ...told, id: 'b' }, { ...told, id: 'c', keep_until: 500 }]));
    await write((tx) => forgetTold(tx, []));
    await write((tx) => forgetTold(tx, ['b']));
    expect(await write((tx) => dropOver(tx, 201))).toBe(1);
    expect((await write((tx) => toldOf(tx, 'primary'))).map(({ id }) => id)).toEqual(['c']);
  });

  it('and who was on call then, by schedule', async () => {
    expect(await write((tx) => onCallStateOf(tx, 'primary'))).toBeNull();
    const state = { schedule_id: 'primary', people: '["ana"]', since: 5, handoffs: 0 };
    await write((tx) => saveOnCallState(tx, state));
    await write((tx) => saveOnCallState(tx, { ...state, people: '["ben"]', since: 9, handoffs: 1 }));
    expect(await write((tx) => onCallStateOf(tx, 'primary'))).toEqual({
      ...{ schedule_id: 'primary', people: '["ben"]', since: 9, handoffs: 1 },
    });
  });
});
