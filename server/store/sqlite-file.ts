import type * as sqlite from '@photostructure/sqlite';
import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import { renameSync, rmSync } from 'node:fs';

export type Driver = Pick<typeof sqlite, 'DatabaseSync' | 'backup'>;

const BUSY = 5;
const READONLY = 8;
const CANTOPEN = 14;
const NOTADB = 26;

/** Another process (a backup, a shell) may hold the file for a moment; waiting blocks the whole process, so not long. */
const BUSY_TIMEOUT_MS = 2_000;

export interface Connection {
  readonly db: DatabaseSyncInstance;
  use(sql: string): StatementSyncInstance;
}

/** Node's own module where it is no longer experimental (before, it says so on stderr); the same API prebuilt elsewhere. */
export async function loadDriver(): Promise<Driver> {
  if (hasQuietSqlite(process.versions.node)) {
    // The types of Node 20 do not know this module; the package below declares the same API.
    return process.getBuiltinModule('node:sqlite') as unknown as Driver;
  }
  return await import('@photostructure/sqlite');
}

/** Release candidate since 24.15 and 25.7: https://nodejs.org/docs/latest-v25.x/api/sqlite.html */
export function hasQuietSqlite(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 25 || (major === 25 && minor >= 7) || (major === 24 && minor >= 15);
}

export function connect(driver: Driver, file: string, readOnly: boolean, statementCache: number): Connection {
  const db = new driver.DatabaseSync(file, { readOnly });
  db.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
  if (!readOnly) db.exec('PRAGMA journal_mode = WAL');
  // Some builds reopen a WAL file with NORMAL, and then a power cut would take back what was answered with 2xx.
  db.exec('PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY');
  const { journal_mode } = db.prepare('PRAGMA journal_mode').get() as { journal_mode: string };
  const { synchronous } = db.prepare('PRAGMA synchronous').get() as { synchronous: number };
  if (journal_mode !== 'wal' || synchronous !== 2) {
    throw new Error(`${file} cannot be used durably here (journal_mode ${journal_mode}, synchronous ${synchronous})`);
  }
  const statements = new Map<string, StatementSyncInstance>();
  return {
    db,
    use(sql) {
      let statement = statements.get(sql);
      if (statement === undefined) {
        statement = db.prepare(sql);
        for (const oldest of statements.keys()) {
          if (statements.size < statementCache) break;
          statements.delete(oldest);
        }
        statements.set(sql, statement);
      }
      return statement;
    },
  };
}

/**
 * A lock that the operating system takes back when the process dies, however it dies. It lives in a file of its own,
 * because an exclusive lock on the data would shut out a backup too.
 */
export function takeFileLock(driver: Driver, file: string): DatabaseSyncInstance {
  const lock = new driver.DatabaseSync(`${file}.lock`);
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    throw error;
  }
}

/** What a self-hoster can do about it, instead of "unable to open database file". */
export function explain(file: string, error: unknown): Error {
  const { errcode = 0, code = '' } = error as { errcode?: number; code?: string };
  const kind = errcode & 0xff;
  const say = (sentence: string): Error => new Error(sentence, { cause: error });
  if (kind === BUSY)
    return say(
      `${file} is in use by another Tocsin process: one process per SQLite file. Stop it first, or move to PostgreSQL (DATABASE_URL).`,
    );
  if (kind === READONLY || code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
    return say(`${file} cannot be written: give this user write permission on the file and its directory.`);
  }
  if (kind === CANTOPEN || code === 'ENOTDIR' || code === 'EEXIST') {
    return say(`${file} cannot be opened: its directory must exist, or be possible to create, and be writable.`);
  }
  if (kind === NOTADB) return say(`${file} is not an SQLite database: restore a backup, or name another file.`);
  return error instanceof Error ? error : new Error(String(error));
}

/** Whole and consistent, on another thread, so that the service goes on writing. */
export async function copyFile(driver: Driver, file: string, path: string): Promise<void> {
  const partial = `${path}.partial`;
  const opened: DatabaseSyncInstance[] = [];
  try {
    const source = new driver.DatabaseSync(file, { readOnly: true });
    opened.push(source);
    // All pages in one step are one snapshot; in several steps, each write by the service would start it anew.
    await driver.backup(source, partial, { rate: 2 ** 31 - 1 });
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw explain(opened.length === 0 ? file : path, error);
  } finally {
    for (const source of opened) source.close();
  }
}

export async function backupSqlite(file: string, path: string): Promise<void> {
  await copyFile(await loadDriver(), file, path);
}
