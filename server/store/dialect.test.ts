import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../test/database/databases.ts';
import { databases } from '../test/database/databases.ts';
import { latch } from '../test/latch.ts';
import type { Database, Tx } from './database.ts';
import { addRequests } from './inbox.ts';

const request = (integration_id: string, body = '{}') => ({ integration_id, received_at: 1_000, body });

async function bodies(database: Database): Promise<string[]> {
  const rows = await database.read((tx) => tx.all<{ body: string }>('SELECT body FROM inbox ORDER BY seq'));
  return rows.map(({ body }) => body);
}

describe.each(databases)('a database on $name', (kind) => {
  let opened: Opened;
  let database: Database;
  beforeAll(async () => {
    opened = await kind.open();
    database = opened.database;
  });
  afterAll(() => opened.drop());
  afterEach(() => database.write((tx) => tx.run('DELETE FROM inbox')));

  it('keeps nothing of a write that throws', async () => {
    const failing = database.write(async (tx) => {
      await addRequests(tx, [request('a')]);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await bodies(database)).toEqual([]);
  });

  it('keeps nothing of a write whose second statement is refused by the database', async () => {
    const failing = database.write(async (tx) => {
      await addRequests(tx, [request('a')]);
      await tx.run('INSERT INTO secrets (name, value) VALUES (?, ?)', ['s', null]);
    });
    await expect(failing).rejects.toThrow();
    expect(await bodies(database)).toEqual([]);
    await database.write((tx) => addRequests(tx, [request('a', 'after')]));
    expect(await bodies(database)).toEqual(['after']);
  });

  it('shows a reader nothing uncommitted, and does not make it wait for the writer', async () => {
    const written = latch();
    const mayCommit = latch();
    const writing = database.write(async (tx) => {
      await addRequests(tx, [request('a', 'new')]);
      written.open();
      await mayCommit.opened;
    });
    await written.opened;
    expect(await bodies(database)).toEqual([]);
    mayCommit.open();
    await writing;
    expect(await bodies(database)).toEqual(['new']);
  });

  it('shows one read one moment, whatever is committed meanwhile', async () => {
    const count = (tx: Tx) => tx.all<{ n: number }>('SELECT count(*) AS n FROM inbox');
    await database.read(async (tx) => {
      const before = await count(tx);
      await database.write((other) => addRequests(other, [request('a')]));
      expect(await count(tx)).toEqual(before);
    });
  });

  it('refuses a statement that arrives when its transaction is over', async () => {
    let kept: Tx | undefined;
    await database.write(async (tx) => {
      kept = tx;
    });
    await expect(kept?.run('DELETE FROM inbox')).rejects.toThrow('not awaited');
  });

  it('cannot write in a read', async () => {
    await expect(database.read((tx) => tx.run('DELETE FROM inbox'))).rejects.toThrow(/read-?only/);
  });

  it('stores text whatever it holds, and a NUL as the replacement character', async () => {
    const odd = ['"\\{},NULL', "it's", 'a\nb\t', '🔥 ünal', '', '\0x'];
    await database.write((tx) =>
      addRequests(
        tx,
        odd.map((body) => request('a', body)),
      ),
    );
    expect(await bodies(database)).toEqual([...odd.slice(0, -1), '\ufffdx']);
    const found = await database.read((tx) =>
      tx.all<{ body: string }>(`SELECT body FROM inbox WHERE ${tx.anyOf('body')} ORDER BY seq`, [odd]),
    );
    expect(found).toHaveLength(odd.length);
  });

  it('leaves a question mark inside quotes alone', async () => {
    const sql = `SELECT '?' AS "a?", 'it''s ?' AS b, lower(?) AS c`;
    expect(await database.read((tx) => tx.all(sql, ['X']))).toEqual([{ 'a?': '?', b: "it's ?", c: 'x' }]);
  });

  it('returns whole numbers, even counts and instants, as numbers', async () => {
    const at = Date.UTC(2026, 10, 21);
    await database.write((tx) => addRequests(tx, [{ ...request('a'), received_at: at }]));
    const sql = 'SELECT received_at, (SELECT count(*) FROM inbox) AS n FROM inbox';
    expect(await database.read((tx) => tx.all(sql))).toEqual([{ received_at: at, n: 1 }]);
  });

  it('updates only the rows whose counter grows by one', async () => {
    const rows = [
      { name: 'a', value: 1 },
      { name: 'b', value: 5 },
    ];
    const next = rows.map(({ name }) => ({ name, value: 2 }));
    await database.write(async (tx) => {
      await tx.insert('counters', rows);
      expect(await tx.update('counters', ['name'], next, { grows: 'value' })).toBe(1);
      const after = await tx.all('SELECT name, value FROM counters ORDER BY name');
      expect(after).toEqual([
        { name: 'a', value: 2 },
        { name: 'b', value: 5 },
      ]);
    });
  });

  it('refuses a batch in which a row lacks a column', async () => {
    const rows = [{ name: 'x', value: 'y' }, { name: 'z' }];
    await expect(database.write((tx) => tx.insert('secrets', rows))).rejects.toThrow('no column "value"');
  });

  it('has nothing to do for empty batches', async () => {
    await database.write(async (tx) => {
      expect(await tx.insert('secrets', [])).toBe(0);
      expect(await tx.update('secrets', ['name'], [])).toBe(0);
      expect(await tx.insertReturning('inbox', [], 'seq')).toEqual([]);
      await tx.lock('nothing', []);
    });
  });

  it('tells hints once per turn, to every listener', async () => {
    const heard: string[] = [];
    const told = latch();
    database.onHint((topic) => heard.push(topic));
    database.onHint((topic) => topic === 'outbox' && told.open());
    database.hint('inbox');
    database.hint('inbox');
    database.hint('outbox');
    await told.opened;
    expect(heard).toEqual(['inbox', 'outbox']);
  });

  it('lets a timer in while a loop of awaited queries runs', async () => {
    let turns = 0;
    let running = true;
    const count = (): void => {
      turns += 1;
      if (running) setImmediate(count);
    };
    setImmediate(count);
    for (let index = 0; index < 500; index += 1) await database.read((tx) => tx.all('SELECT 1 AS one'));
    running = false;
    expect(turns).toBeGreaterThan(10);
  });

  it('answers a ping until it is closed', async () => {
    const other = await kind.open('empty');
    await other.database.ping();
    await other.drop();
    await expect(other.database.ping()).rejects.toThrow();
  });
});
