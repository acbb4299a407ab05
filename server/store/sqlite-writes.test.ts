import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../test/database/databases.ts';
import { sqliteOnly } from '../test/database/databases.ts';
import { latch } from '../test/latch.ts';
import type { Database, Tx, WriteOptions } from './database.ts';

async function putSecret(tx: Tx, name: string, value = ''): Promise<void> {
  await tx.insert('secrets', [{ name, value }]);
}

async function secrets(database: Database): Promise<string[]> {
  const rows = await database.read((tx) => tx.all<{ name: string }>('SELECT name FROM secrets ORDER BY name'));
  return rows.map(({ name }) => name);
}

describe('writers on SQLite', () => {
  let opened: Opened;
  let database: Database;
  beforeAll(async () => {
    opened = await sqliteOnly.open();
    database = opened.database;
  });
  afterAll(() => opened.drop());
  afterEach(() => database.write((tx) => tx.run('DELETE FROM secrets')));

  /** Holds the only connection until it is told to let go, so that whoever comes meanwhile has to wait. */
  async function held(options?: WriteOptions) {
    const inside = latch();
    const mayGo = latch();
    const done = database.write(async (tx) => {
      await putSecret(tx, 'first');
      inside.open();
      await mayGo.opened;
    }, options);
    await inside.opened;
    return { done, letGo: mayGo.open };
  }

  /** What a reader sees when this writer is at work: nothing of it is committed yet. */
  const seenAtWork = async (tx: Tx, name: string): Promise<string[]> => {
    await putSecret(tx, name);
    return await secrets(database);
  };

  it('who wait share the commit of the one before them', async () => {
    const { done, letGo } = await held();
    const second = database.write((tx) => seenAtWork(tx, 'second'));
    const third = database.write((tx) => seenAtWork(tx, 'third'));
    letGo();
    expect(await Promise.all([second, third, done])).toEqual([[], [], undefined]);
    expect(await secrets(database)).toEqual(['first', 'second', 'third']);
  });

  it('learn of their success when it is committed, and not before', async () => {
    const { done, letGo } = await held();
    const second = database.write((tx) => putSecret(tx, 'second')).then(() => secrets(database));
    letGo();
    await done;
    expect(await second).toEqual(['first', 'second']);
  });

  it.each([{ alone: true }, undefined])(
    'a long one shares with nobody, before it or after it (first: %o)',
    async (first) => {
      const { done, letGo } = await held(first);
      const second = database.write((tx) => seenAtWork(tx, 'second'), first ? undefined : { alone: true });
      letGo();
      expect(await second).toEqual(['first']);
      await done;
    },
  );

  it('one that fails takes nobody along, wherever it stands', async () => {
    for (const bad of [0, 1, 2]) {
      const { done, letGo } = await held();
      const writers = ['a', 'b', 'c'].map((name, index) =>
        database.write(async (tx) => {
          await putSecret(tx, name);
          if (index === bad) throw new Error(`${name} changed its mind`);
        }),
      );
      letGo();
      await done;
      const ended = await Promise.allSettled(writers);
      expect(ended.map(({ status }) => status === 'rejected')).toEqual([0, 1, 2].map((index) => index === bad));
      expect(await secrets(database)).toEqual(['a', 'b', 'c', 'first'].filter((_, index) => index !== bad));
      await database.write((tx) => tx.run('DELETE FROM secrets'));
    }
  });

  it('the first one that fails is undone, and those behind it go on', async () => {
    const failing = database.write(async (tx) => {
      await putSecret(tx, 'first');
      throw new Error('changed my mind');
    });
    const second = database.write((tx) => putSecret(tx, 'second'));
    await expect(failing).rejects.toThrow('changed my mind');
    await second;
    expect(await secrets(database)).toEqual(['second']);
  });

  it('a statement that comes when its writer has ended does not get into another’s', async () => {
    let kept: Tx | undefined;
    const { done, letGo } = await held();
    const second = database.write(async (tx) => {
      kept = tx;
    });
    const third = database.write(async () => {
      await expect(kept?.run('DELETE FROM secrets')).rejects.toThrow('this transaction is over');
    });
    letGo();
    await Promise.all([done, second, third]);
    expect(await secrets(database)).toEqual(['first']);
  });

  it('on a full disk each hears what became of its own', async () => {
    const pages = await database.write((tx) => tx.all<{ page_count: number }>('PRAGMA page_count'));
    await database.write((tx) => tx.all(`PRAGMA max_page_count = ${(pages[0]?.page_count ?? 0) + 4}`));
    const { done, letGo } = await held();
    const names = ['a', 'b', 'c'];
    const writers = names.map((name, index) =>
      database.write((tx) => putSecret(tx, name, index === 1 ? 'long '.repeat(20_000) : '')),
    );
    letGo();
    const [first, ...rest] = await Promise.allSettled([done, ...writers]);
    await database.write((tx) => tx.all('PRAGMA max_page_count = 1000000'));
    const kept = [first, ...rest].flatMap((one, index) =>
      one?.status === 'fulfilled' ? [['first', ...names][index]] : [],
    );
    expect(rest[1]?.status).toBe('rejected');
    expect(await secrets(database)).toEqual(kept.sort());
  });
});
