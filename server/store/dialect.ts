import type { Database } from './database.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import { backupSqlite } from './sqlite-file.ts';

export interface DatabaseOptions {
  /** A PostgreSQL URL; null for SQLite in `file`. */
  readonly url: string | null;
  readonly file: string;
  /** Connections to PostgreSQL. */
  readonly poolSize?: number;
  /** Prepared statements kept per connection. */
  readonly statementCache?: number;
  /** SQLite: a short write of an operator's command beside the one process that owns the file. Default false. */
  readonly beside?: boolean;
  /** Told about trouble in the background that mends itself. */
  readonly warn?: (sentence: string) => void;
}

/**
 * This file and the two beside it are the only ones that know which database it is. Rejects with a sentence that says
 * what to do when the file is locked, not writable or not a database, or the server cannot be reached.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url, file, poolSize = 10, statementCache = 300, beside = false, warn = () => {} } = options;
  return url === null
    ? await openSqlite({ file, statementCache, beside })
    : await openPostgres({ url, poolSize, statementCache, warn });
}

/** For `tocsin backup`: copies the SQLite file that another process may be writing. */
export async function backupFile(file: string, path: string): Promise<void> {
  await backupSqlite(file, path);
}
