import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from '../../store/database.ts';
import { openDatabase } from '../../store/dialect.ts';
import { startPostgres } from '../database/cluster.ts';
import { createDatabase } from '../database/postgres.ts';

/** Where a service keeps what it knows, made for one row and gone after it: nothing is measured on another's leftovers. */
export interface Place {
  /** Of the service's environment. */
  readonly variables: Readonly<Record<string, string>>;
  /** For provisioning files and whatever else belongs to the row. */
  readonly folder: string;
  readonly url: string | null;
  readonly file: string;
  /** Beside the running service, to look and not to write. */
  open(): Promise<Database>;
  drop(): Promise<void>;
}

export interface Places {
  readonly name: 'SQLite' | 'PostgreSQL';
  fresh(): Promise<Place>;
  close(): Promise<void>;
}

function openFolder(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'tocsin-bench-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const sqlite: Places = {
  name: 'SQLite',
  async fresh() {
    const { folder, remove } = openFolder();
    const file = path.join(folder, 'tocsin.db');
    return {
      ...{ folder, file, url: null },
      variables: { TOCSIN_DATA: file },
      open: () => openDatabase({ url: null, file, beside: true }),
      drop: async () => remove(),
    };
  },
  close: () => Promise.resolve(),
};

async function openPostgres(): Promise<Places> {
  const cluster = await startPostgres({ durable: true });
  return {
    name: 'PostgreSQL',
    async fresh() {
      const { folder, remove } = openFolder();
      const { url, drop } = await createDatabase({ adminUrl: cluster.url, prefix: 'bench_' });
      return {
        ...{ folder, url, file: '' },
        variables: { DATABASE_URL: url },
        open: () => openDatabase({ url, file: '', poolSize: 2 }),
        async drop() {
          await drop();
          remove();
        },
      };
    },
    close: () => cluster.stop(),
  };
}

export const openPlaces = (name: 'sqlite' | 'postgres'): Promise<Places> =>
  name === 'sqlite' ? Promise.resolve(sqlite) : openPostgres();
