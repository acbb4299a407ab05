import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Opened } from '../../test/database/databases.ts';
import { databases, postgresOnly } from '../../test/database/databases.ts';
import { COLUMNS } from '../columns.ts';
import type { Database } from '../database.ts';
import { openDatabase } from '../dialect.ts';
import { addRequests, waiting } from '../inbox.ts';
import { migrationSource } from './source.ts';

/** Every column of our tables as the database itself tells it. */
const TOLD = {
  sqlite: `SELECT tables.name AS "table", columns.name AS "column",
                  CASE columns.type WHEN 'TEXT' THEN 'text' ELSE lower(columns.type) END AS type
           FROM sqlite_schema AS tables JOIN pragma_table_info(tables.name) AS columns
           WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite%'`,
  postgres: `SELECT table_name AS "table", column_name AS "column", data_type AS type
             FROM information_schema.columns WHERE table_schema = 'public'`,
};

async function schemaOf(database: Database): Promise<Record<string, string>> {
  const rows = await database.read((tx) =>
    tx.all<{ table: string; column: string; type: string }>(TOLD[database.dialect]),
  );
  const ours = rows.filter(({ table }) => !table.startsWith('knex_'));
  return Object.fromEntries(
    ours.map(({ table, column, type }) => [`${table}.${column}`, type === 'text' ? 'text' : 'int8']),
  );
}

const catalogue = Object.fromEntries(
  Object.entries(COLUMNS).flatMap(([table, columns]) =>
    Object.entries(columns).map(([column, type]) => [`${table}.${column}`, type]),
  ),
);

describe.each(databases)('migrations on $name', (kind) => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await kind.open('empty');
  });
  afterEach(() => opened.drop());

  it('make exactly the columns of the catalogue', async () => {
    await opened.database.migrate();
    expect(await schemaOf(opened.database)).toEqual(catalogue);
  });

  it('may run again and touch nothing', async () => {
    await opened.database.migrate();
    await opened.database.write((tx) => addRequests(tx, [{ integration_id: 'a', received_at: 1, body: '{}' }]));
    await opened.database.migrate();
    expect(await opened.database.read(waiting)).toEqual({ count: 1, oldestReceivedAt: 1 });
  });

  it('run although an earlier start was killed in the middle of them', async () => {
    await opened.database.migrate();
    await opened.database.write(async (tx) => {
      for (const table of Object.keys(COLUMNS)) await tx.run(`DROP TABLE ${table}`);
      await tx.run('DELETE FROM knex_migrations');
      await tx.run('UPDATE knex_migrations_lock SET is_locked = 1');
    });
    await opened.database.migrate();
    expect(await schemaOf(opened.database)).toEqual(catalogue);
  });

  it('leave nothing behind when they fail', async () => {
    await opened.database.write((tx) => tx.run('CREATE TABLE secrets (name text)'));
    await expect(opened.database.migrate()).rejects.toThrow();
    expect(Object.keys(await schemaOf(opened.database))).toEqual(['secrets.name']);
    await opened.database.write((tx) => tx.run('DROP TABLE secrets'));
    await opened.database.migrate();
    expect(await schemaOf(opened.database)).toEqual(catalogue);
  });

  it('refuse a database that a newer version has made', async () => {
    await opened.database.migrate();
    await opened.database.write((tx) =>
      tx.run("INSERT INTO knex_migrations (name, batch) VALUES ('9999-from-the-future', 99)"),
    );
    await expect(opened.database.migrate()).rejects.toThrow('made by a newer version of Tocsin');
  });
});

describe('migrations of replicas that start together', () => {
  it('run once', async () => {
    const opened = await postgresOnly.open('empty');
    const replicas = await Promise.all([1, 2, 3].map(() => openDatabase(opened.options)));
    await Promise.all([opened.database, ...replicas].map((database) => database.migrate()));
    const rows = await opened.database.read((tx) => tx.all('SELECT name FROM knex_migrations ORDER BY id'));
    expect(rows).toEqual((await migrationSource.getMigrations([])).map((name) => ({ name })));
    for (const replica of replicas) await replica.close();
    await opened.drop();
  });
});
