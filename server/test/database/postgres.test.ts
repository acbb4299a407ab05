import { existsSync } from 'node:fs';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { createDatabase, freshDatabase, startPostgres } from './postgres.ts';

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('freshDatabase', () => {
  it('gives each caller an empty database of a real PostgreSQL', async () => {
    const [one, two] = await Promise.all([freshDatabase(), freshDatabase()]);
    await query(one.url, 'CREATE TABLE page (id int)');
    expect(await query(two.url, "SELECT to_regclass('page') AS page")).toEqual([{ page: null }]);
    await Promise.all([one.drop(), two.drop()]);
    await expect(query(one.url, 'SELECT 1')).rejects.toThrow('does not exist');
  });

  it('prepares a template once and copies it for everyone who names it', async () => {
    let preparations = 0;
    const template = {
      name: 'with_a_row',
      prepare: async (url: string) => {
        preparations += 1;
        await query(url, 'CREATE TABLE page AS SELECT 7 AS id');
      },
    };
    const copies = await Promise.all([1, 2, 3].map(() => freshDatabase(template)));
    for (const copy of copies) expect(await query(copy.url, 'SELECT id FROM page')).toEqual([{ id: 7 }]);
    expect(preparations).toBe(1);
    await Promise.all(copies.map((copy) => copy.drop()));
  });

  it('prepares a template anew after a preparation that failed', async () => {
    const broken = { name: 'fails_once', prepare: () => Promise.reject(new Error('half a schema')) };
    await expect(freshDatabase(broken)).rejects.toThrow('half a schema');
    const copy = await freshDatabase({ name: 'fails_once', prepare: () => Promise.resolve() });
    await copy.drop();
  });

  it('drops a database that still has connections', async () => {
    const database = await freshDatabase();
    const client = new Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();
    const closed = new Promise<void>((resolve) => client.once('end', resolve));
    await database.drop();
    await closed;
  });
});

describe('startPostgres', () => {
  it('waits for the disk where it is durable, and leaves nothing behind however often it is stopped', async () => {
    const cluster = await startPostgres({ durable: true });
    const database = await createDatabase({ adminUrl: cluster.url, prefix: 'bench_' });
    const [row] = await query(
      database.url,
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commits,
              current_setting('data_directory') AS folder`,
    );
    // What the query above selects.
    const settings = row as { fsync: string; commits: string; folder: string };
    expect(settings).toMatchObject({ fsync: 'on', commits: 'on' });
    await Promise.all([cluster.stop(), cluster.stop()]);
    await cluster.stop();
    expect(existsSync(settings.folder)).toBe(false);
    await expect(query(cluster.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  });
});
