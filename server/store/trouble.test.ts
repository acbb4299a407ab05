import { describe, expect, it } from 'vitest';
import { databases, postgresOnly, sqliteOnly, useDatabase } from '../test/database/databases.ts';
import type { Database, Tx } from './database.ts';
import { openDatabase } from './dialect.ts';
import { addRequests } from './inbox.ts';
import { isTrouble } from './trouble.ts';

const request = (body = '{}') => ({ integration_id: 'grafana', received_at: 1, body });

const failure = (database: Database, work: (tx: Tx) => Promise<unknown>): Promise<unknown> =>
  database.write(work).then(
    () => null,
    (error: unknown) => error,
  );

describe.each(databases)('trouble with $name', (kind) => {
  const given = useDatabase(kind);

  it('is not what our own statements and values do wrong', async () => {
    const twice = { name: 'twice', value: '' };
    const wrong = [
      (tx: Tx) => tx.insert('secrets', [twice, twice]),
      (tx: Tx) => tx.run('INSERT INTO secrets (name) VALUES (?)', [null]),
      (tx: Tx) => tx.all('SELECT nothing FROM nowhere'),
      () => Promise.reject(new Error('a mistake in the work itself')),
    ];
    for (const work of wrong) {
      const error = await failure(given.database, work);
      expect(error).toBeInstanceOf(Error);
      expect(isTrouble(error), String(error)).toBe(false);
    }
  });
});

describe('trouble with a file', () => {
  const given = useDatabase(sqliteOnly);

  it('is a disk without room', async () => {
    const [{ page_count } = { page_count: 0 }] = await given.database.write((tx) =>
      tx.all<{ page_count: number }>('PRAGMA page_count'),
    );
    await given.database.write((tx) => tx.all(`PRAGMA max_page_count = ${page_count}`));
    const error = await failure(given.database, (tx) => addRequests(tx, [request('x'.repeat(1_000_000))]));
    await given.database.write((tx) => tx.all('PRAGMA max_page_count = 1000000'));
    expect(String(error)).toContain('full');
    expect(isTrouble(error)).toBe(true);
  });

  it('is a file that became read-only', async () => {
    const database = await openDatabase({ url: null, file: `${given.opened.options.file}.second` });
    await database.write((tx) => tx.all('PRAGMA query_only = ON'));
    const error = await failure(database, (tx) => tx.run('CREATE TABLE some (thing TEXT)'));
    await database.close();
    expect(String(error)).toContain('readonly');
    expect(isTrouble(error)).toBe(true);
  });
});

describe('trouble with a server', () => {
  const given = useDatabase(postgresOnly);

  it('is a connection that ends in the middle', async () => {
    const error = await failure(given.database, (tx) => tx.all('SELECT pg_terminate_backend(pg_backend_pid())'));
    expect(isTrouble(error), String(error)).toBe(true);
  });

  it('is a server that is not there', async () => {
    const database = await openDatabase(given.opened.options);
    await database.close();
    const error = await failure(database, async () => {});
    expect(isTrouble(error), String(error)).toBe(true);
  });
});
