import type { Database } from './database.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import { backupSqlite } from './sqlite-file.ts';

export interface DatabaseOptions {
  readonly url: string | null;
  readonly file: string;
  readonly poolSize?: number;
  readonly statementCache?: number;
  /** SQLite: for a short write of an operator's command, which must not take the file from the process that owns it. */
  readonly beside?: boolean;
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

export async function backupFile(file: string, path: string): Promise<void> {
  await backupSqlite(file, path);
}
