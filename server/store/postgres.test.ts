import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../test/database/databases.ts';
import { postgresOnly } from '../test/database/databases.ts';
import { latch } from '../test/latch.ts';
import type { Database, Tx } from './database.ts';
import { openDatabase } from './dialect.ts';

describe('the PostgreSQL server', () => {
  let opened: Opened;
  let replica: Database;
  beforeAll(async () => {
    opened = await postgresOnly.open();
    replica = await openDatabase(opened.options);
  });
  afterAll(async () => {
    await replica.close();
    await opened.drop();
  });

  it('carries a hint from one replica to the other', async () => {
    const heard = latch();
    replica.onHint((topic) => topic === 'outbox' && heard.open());
    opened.database.hint('outbox');
    await heard.opened;
  });

  it('makes the second one who names the same things wait for the first', async () => {
    const order: string[] = [];
    const locked = latch();
    const release = latch();
    const first = opened.database.write(async (tx) => {
      await tx.lock('alerts', ['a', 'b']);
      locked.open();
      await release.opened;
      order.push('first');
    });
    await locked.opened;
    const second = replica.write(async (tx) => {
      await tx.lock('alerts', ['b', 'c']);
      order.push('second');
    });
    await replica.write((tx) => tx.lock('groups', ['a', 'b']));
    release.open();
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'second']);
  });

  it('does both of two writes that lock each other out', async () => {
    const names = ['left', 'right'];
    await opened.database.write((tx) =>
      tx.insert(
        'counters',
        names.map((name) => ({ name, value: 0 })),
      ),
    );
    const both = [latch(), latch()];
    const add = (tx: Tx, name: string) => tx.run('UPDATE counters SET value = value + 1 WHERE name = ?', [name]);
    const write = (database: Database, index: number) =>
      database.write(async (tx) => {
        await add(tx, names[index] ?? '');
        both[index]?.open();
        await both[1 - index]?.opened;
        await add(tx, names[1 - index] ?? '');
      });
    await Promise.all([write(opened.database, 0), write(replica, 1)]);
    const rows = await replica.read((tx) =>
      tx.all<{ value: number }>(`SELECT value FROM counters WHERE ${tx.anyOf('name')}`, [names]),
    );
    expect(rows).toEqual([{ value: 2 }, { value: 2 }]);
  });

  it('hears hints again after its connection was cut', async () => {
    const warnings: string[] = [];
    const interrupted = latch();
    const warn = (sentence: string): void => {
      warnings.push(sentence);
      interrupted.open();
    };
    const other = await openDatabase({ ...opened.options, warn });
    try {
      await other.write((tx) =>
        tx.run(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND query LIKE 'LISTEN%' AND pid <> pg_backend_pid()`,
        ),
      );
      await interrupted.opened;
      const missed = latch();
      const heard = latch();
      other.onHint((topic) => (topic === '*' ? missed : heard).open());
      await missed.opened;
      opened.database.hint('inbox');
      await heard.opened;
      expect(warnings.join()).toContain('hints between replicas are interrupted');
    } finally {
      await other.close();
    }
  });

  it('survives the loss of a connection in the middle of a write, and keeps nothing of it', async () => {
    const { database } = opened;
    const begun = latch();
    const gone = latch();
    let pid = 0;
    const torn = database.write(async (tx) => {
      const [row] = await tx.all<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      pid = row?.pid ?? 0;
      await tx.insert('secrets', [{ name: 'torn', value: '' }]);
      begun.open();
      await gone.opened;
      await tx.insert('secrets', [{ name: 'more', value: '' }]);
    });
    await begun.opened;
    await replica.read((tx) => tx.all('SELECT pg_terminate_backend(?)', [pid]));
    gone.open();
    await expect(torn).rejects.toThrow();
    const left = await database.read((tx) => tx.all("SELECT name FROM secrets WHERE name IN ('torn', 'more')"));
    expect(left).toEqual([]);
  });

  it('reads back any batch as it was written', async () => {
    const text = fc.string({ unit: 'binary' }).map((one) => one.replaceAll('\0', ''));
    const row = fc.record({
      kind: text,
      version: fc.maxSafeInteger(),
      body: fc.option(text),
      changed_at: fc.maxSafeInteger(),
    });
    const batch = fc.array(row, { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(batch, async (rows) => {
        const full = rows.map((one, index) => ({ ...one, id: `${index}`, source: null, changed_by: '', revision: 0 }));
        const columns = Object.keys(full[0] ?? {}).join(', ');
        const kept = await opened.database.write(async (tx) => {
          await tx.run('DELETE FROM configuration');
          await tx.insert('configuration', full);
          const ids = full.map(({ id }) => id);
          return await tx.all(
            `SELECT ${columns} FROM configuration WHERE ${tx.anyOf('id')} AND ${tx.anyOf('version')} AND ${tx.anyOf('kind')}
             ORDER BY length(id), id`,
            [ids, full.map(({ version }) => version), full.map(({ kind }) => kind)],
          );
        });
        expect(kept).toEqual(full);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses to be copied like a file', async () => {
    await expect(opened.database.backup('x')).rejects.toThrow('pg_dump');
  });

  it('says what is wrong, and never the password', async () => {
    const opening = (url: string) => openDatabase({ url, file: '' });
    const missing = new URL(opened.options.url ?? '');
    missing.pathname = '/nowhere';
    await expect(opening(missing.href)).rejects.toThrow('this database does not exist');
    const closed = opening('postgres://ana:secret@127.0.0.1:1/tocsin');
    await expect(closed).rejects.toThrow('PostgreSQL at 127.0.0.1:1, database "tocsin" cannot be used: nobody listens');
    await expect(closed).rejects.not.toThrow('secret');
  });
});
