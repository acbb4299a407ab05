import { describe, expect, it } from 'vitest';
import { databases, useDatabase } from '../test/database/databases.ts';
import { takeTurns, turns, turnsSoFar } from './round-robin.ts';

describe.each(databases)('round robins on $name', (kind) => {
  const given = useDatabase(kind);

  it('start at zero and count what was taken', async () => {
    const seen = await given.database.write(async (tx) => {
      const before = await turns(tx, ['b', 'a', 'b']);
      await takeTurns(tx, 'a', 2);
      await takeTurns(tx, 'a', 1);
      return [before, await turns(tx, ['a', 'b', 'c']), await turns(tx, [])].map((map) => Object.fromEntries(map));
    });
    expect(seen).toEqual([{ a: 0, b: 0 }, { a: 3, b: 0, c: 0 }, {}]);
  });

  it('can be looked at without a turn being taken', async () => {
    await given.database.write((tx) => takeTurns(tx, 'a', 2));
    const look = () => given.database.read((tx) => turnsSoFar(tx, ['a', 'b']));
    expect([Object.fromEntries(await look()), Object.fromEntries(await look())]).toEqual([{ a: 2 }, { a: 2 }]);
    expect(await given.database.read((tx) => turnsSoFar(tx, []))).toEqual(new Map());
  });

  it('give no turn twice, even the first one of a key that nobody knew', async () => {
    const take = (keys: readonly string[]) =>
      given.database.write(async (tx) => {
        const now = await turns(tx, keys);
        for (const key of keys) await takeTurns(tx, key, 1);
        return now.get('new');
      });
    const orders = Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? ['new', 'next'] : ['next', 'new']));
    const taken = await Promise.all(orders.map(take));
    expect([...taken].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});
