import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { COLUMNS } from '../../store/columns.ts';
import type { Database } from '../../store/database.ts';
import { openDatabase } from '../../store/dialect.ts';
import { freshDatabase } from './postgres.ts';

/** A database of the test's own, and what is needed to open it a second time, as another replica or a later start. */
export interface Opened {
  readonly database: Database;
  readonly options: { readonly url: string | null; readonly file: string };
  /** Closes it and leaves nothing behind. */
  drop(): Promise<void>;
}

export interface Kind {
  readonly name: string;
  open(content?: 'migrated' | 'empty'): Promise<Opened>;
}

const sqlite: Kind = {
  name: 'SQLite',
  async open(content = 'migrated') {
    const folder = mkdtempSync(path.join(tmpdir(), 'tocsin-store-'));
    const options = { url: null, file: path.join(folder, 'tocsin.db') };
    const database = await openDatabase(options);
    if (content === 'migrated') await database.migrate();
    return {
      database,
      options,
      async drop() {
        await database.close();
        rmSync(folder, { recursive: true });
      },
    };
  },
};

const postgres: Kind = {
  name: 'PostgreSQL',
  async open(content = 'migrated') {
    const fresh = await freshDatabase(content === 'migrated' ? { name: 'migrated', prepare: migrate } : undefined);
    const options = { url: fresh.url, file: '' };
    const database = await openDatabase(options);
    return {
      database,
      options,
      async drop() {
        await database.close();
        await fresh.drop();
      },
    };
  },
};

async function migrate(url: string): Promise<void> {
  const database = await openDatabase({ url, file: '' });
  await database.migrate();
  await database.close();
}

/** One database for all tests of a `describe`, emptied after each of them. */
export function useDatabase(kind: Kind): { readonly database: Database; readonly opened: Opened } {
  let opened: Opened | undefined;
  const get = (): Opened => {
    if (opened === undefined) throw new Error('the database opens before the first test, not before that');
    return opened;
  };
  beforeAll(async () => {
    opened = await kind.open();
  });
  afterEach(async () => {
    await get().database.write(async (tx) => {
      for (const table of Object.keys(COLUMNS)) await tx.run(`DELETE FROM ${table}`);
    });
  });
  afterAll(() => get().drop());
  return {
    get opened() {
      return get();
    },
    get database() {
      return get().database;
    },
  };
}

/** For `describe.each`: whatever the store promises, it promises on both. */
export const databases: readonly Kind[] = [sqlite, postgres];
export const postgresOnly: Kind = postgres;
export const sqliteOnly: Kind = sqlite;
