import { existsSync } from 'node:fs';
import pg from 'pg';
import { connect, loadDriver } from '../../store/sqlite-file.ts';
import type { ServiceSettings } from './service-process.ts';

const SENDING = "SELECT leased_by FROM outbox WHERE state = 'sending'";

interface Row {
  readonly leased_by: string;
}

/** Counts the messages that a killed process had claimed: each may have been sent without anybody knowing. */
export interface InFlight {
  /** Only those of the process that was killed last. */
  ofLastKilled(): Promise<number>;
}

export function inFlightIn(database: ServiceSettings['database']): InFlight {
  const earlier = new Set<string>();
  return {
    async ofLastKilled() {
      const rows = await (database.kind === 'sqlite' ? fromSqlite(database.file) : fromPostgres(database.url));
      const count = rows.filter(({ leased_by }) => !earlier.has(leased_by)).length;
      for (const { leased_by } of rows) earlier.add(leased_by);
      return count;
    },
  };
}

/** Read-only, so that recovering the file is left to the service itself. */
async function fromSqlite(file: string): Promise<readonly Row[]> {
  if (!existsSync(file)) return [];
  const connection = connect(await loadDriver(), file, true, 1);
  try {
    const made = connection.db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'outbox'").all();
    if (made.length === 0) return [];
    // The column is named in the statement; the two drivers say differently how little they know of it.
    const rows: unknown = connection.db.prepare(SENDING).all();
    return rows as readonly Row[];
  } finally {
    connection.db.close();
  }
}

async function fromPostgres(connectionString: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const made = await client.query("SELECT to_regclass('outbox') AS made");
    // The column is named in the statement.
    const [row] = made.rows as readonly { readonly made: string | null }[];
    return row?.made == null ? [] : (await client.query<Row>(SENDING)).rows;
  } finally {
    await client.end();
  }
}
