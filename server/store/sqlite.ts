import type * as sqlite from '@photostructure/sqlite';
import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import type { Knex } from 'knex';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database, SqlParam, Tx } from './database.ts';
import type { Gate } from './gate.ts';
import { openGate } from './gate.ts';
import { openHints } from './hints.ts';
import { runMigrations } from './migrations/run.ts';
import { columnsOf, conflictClause, quoted, quotedList, storable, valueOf } from './statements.ts';

export interface SqliteOptions {
  readonly file: string;
  /** How many prepared statements a connection keeps. */
  readonly statementCache: number;
}

/** SQLite's own numbers (`errcode`), the same in both drivers. */
const BUSY = 5;
const READONLY = 8;
const CANTOPEN = 14;
const NOTADB = 26;

/** Another process (a backup, a shell) may hold the file for a moment; waiting blocks the whole process, so not long. */
const BUSY_TIMEOUT_MS = 2_000;

/** Statements and rows after which the event loop gets its turn: about a millisecond of work. */
const TURN = 128;

type Driver = Pick<typeof sqlite, 'DatabaseSync' | 'backup'>;

interface Connection {
  readonly db: DatabaseSyncInstance;
  use(sql: string): StatementSyncInstance;
}

/** Node's own module from 24 on (before, it is experimental and says so on stderr); the same API prebuilt elsewhere. */
async function loadDriver(): Promise<Driver> {
  if (Number(process.versions.node.split('.')[0]) >= 24) {
    // The types of Node 20 do not know this module; the package below declares the same API.
    return process.getBuiltinModule('node:sqlite') as unknown as Driver;
  }
  return await import('@photostructure/sqlite');
}

function connect(driver: Driver, file: string, readOnly: boolean, statementCache: number): Connection {
  const db = new driver.DatabaseSync(file, { readOnly });
  db.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
  if (!readOnly) db.exec('PRAGMA journal_mode = WAL');
  // Some builds reopen a WAL file with NORMAL, and then a power cut takes back what was answered with 2xx.
  db.exec('PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY');
  const { journal_mode } = db.prepare('PRAGMA journal_mode').get() as { journal_mode: string };
  const { synchronous } = db.prepare('PRAGMA synchronous').get() as { synchronous: number };
  if (journal_mode !== 'wal' || synchronous !== 2) {
    throw new Error(`${file} cannot be used durably here (journal_mode ${journal_mode}, synchronous ${synchronous})`);
  }
  // SQLite's own lower() knows ASCII only; a search for "ünal" shall find "Ünal".
  db.function('lower', { deterministic: true }, (text: unknown) =>
    typeof text === 'string' ? text.toLowerCase() : null,
  );
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

const bound = (params: readonly SqlParam[]): (string | number | null)[] =>
  params.map((param) => {
    if (typeof param === 'string') return storable(param);
    return param === null || typeof param === 'number' ? param : JSON.stringify(param);
  });

interface OpenTx extends Tx {
  /** From now on nothing runs here: a forgotten promise must not write into somebody else's transaction. */
  end(): void;
}

function openTx(connection: Connection, pace: (cost: number) => Promise<void> | undefined): OpenTx {
  let ended = false;
  const use = (sql: string): StatementSyncInstance => {
    if (ended) throw new Error('this transaction is over: something was not awaited');
    return connection.use(sql);
  };
  /** One prepared statement over many rows. */
  const each = async (sql: string, columns: readonly string[], rows: readonly object[]): Promise<number> => {
    let changed = 0;
    for (const row of rows) {
      changed += Number(use(sql).run(...columns.map((column) => valueOf(row, column))).changes);
      await pace(1);
    }
    return changed;
  };
  return {
    async all<R>(sql: string, params: readonly SqlParam[] = []) {
      const rows = use(sql).all(...bound(params)) as R[];
      await pace(1 + rows.length / 8);
      return rows;
    },
    async run(sql, params = []) {
      const { changes } = use(sql).run(...bound(params));
      await pace(1);
      return Number(changes);
    },
    async insert(table, rows, onConflict) {
      if (rows.length === 0) return 0;
      const columns = columnsOf(rows);
      return await each(insertInto(table, columns) + conflictClause(onConflict), columns, rows);
    },
    async insertReturning<R>(table: string, rows: readonly object[], returning: string) {
      const columns = columnsOf(rows);
      const sql = `${insertInto(table, columns)} RETURNING ${returning}`;
      const made: R[] = [];
      for (const row of rows) {
        made.push(use(sql).get(...columns.map((column) => valueOf(row, column))) as R);
        await pace(1);
      }
      return made;
    },
    async update(table, keys, rows, guard = {}) {
      const sets = columnsOf(rows).filter((column) => !keys.includes(column));
      if (rows.length === 0) return 0;
      const where = keys.map((key) => `${quoted(key)} = ?`);
      if (guard.grows !== undefined) where.push(`${quoted(guard.grows)} = ? - 1`);
      if (guard.where !== undefined) where.push(`(${guard.where})`);
      const set = sets.map((column) => `${quoted(column)} = ?`).join(', ');
      const params = [...sets, ...keys, ...(guard.grows === undefined ? [] : [guard.grows])];
      return await each(`UPDATE ${quoted(table)} SET ${set} WHERE ${where.join(' AND ')}`, params, rows);
    },
    anyOf: (column) => `${column} IN (SELECT value FROM json_each(?))`,
    list: (name) => `json_each(?) AS ${name}`,
    lock: async () => {},
    forUpdate: '',
    skipLocked: '',
    end: () => {
      ended = true;
    },
  };
}

function insertInto(table: string, columns: readonly string[]): string {
  return `INSERT INTO ${quoted(table)} (${quotedList(columns)}) VALUES (${columns.map(() => '?').join(', ')})`;
}

/** Everything here is synchronous underneath: a loop of awaited queries would never let a socket or a timer in. */
function openPace(): (cost: number) => Promise<void> | undefined {
  let spent = 0;
  return (cost) => {
    spent += cost;
    if (spent < TURN) return undefined;
    spent = 0;
    return new Promise((resolve) => void setImmediate(resolve));
  };
}

type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** One transaction at a time on one connection. */
function openTransactions(connection: Connection, gate: Gate, begin: string): Transact {
  const pace = openPace();
  return async (work) => {
    const leave = await gate.enter();
    const tx = openTx(connection, pace);
    try {
      connection.use(begin).run();
      try {
        const result = await work(tx);
        tx.end();
        connection.use('COMMIT').run();
        return result;
      } catch (error) {
        // A full disk makes SQLite roll back by itself.
        if (connection.db.isTransaction) connection.db.exec('ROLLBACK');
        throw error;
      }
    } finally {
      tx.end();
      leave();
      await pace(TURN / 8);
    }
  };
}

/**
 * A lock that the operating system takes back when the process dies, however it dies. It lives in a file of its own,
 * because an exclusive lock on the data would shut out a backup too.
 */
function takeFileLock(driver: Driver, file: string): DatabaseSyncInstance {
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
function explain(file: string, error: unknown): Error {
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

/** knex on the connection that is already open: migrations see the same PRAGMAs, and nobody opens the file twice. */
async function knexConfig(db: DatabaseSyncInstance): Promise<Knex.Config> {
  const { default: SqliteClient } = await import('knex/lib/dialects/sqlite3/index.js');
  class NodeSqliteClient extends SqliteClient {
    _driver(): object {
      return {};
    }
    override async acquireRawConnection(): Promise<DatabaseSyncInstance> {
      return db;
    }
    override async destroyRawConnection(): Promise<void> {}
    async _query(connection: DatabaseSyncInstance, query: KnexQuery): Promise<KnexQuery> {
      const statement = connection.prepare(query.sql);
      const bindings = (query.bindings ?? []).map((value) => (value instanceof Date ? value.getTime() : value));
      if (statement.columns().length > 0) {
        query.response = statement.all(...bindings);
      } else {
        const { changes, lastInsertRowid } = statement.run(...bindings);
        query.response = [];
        query.context = { changes, lastID: lastInsertRowid };
      }
      return query;
    }
  }
  return { client: NodeSqliteClient, connection: { filename: 'open already' }, useNullAsDefault: true };
}

interface KnexQuery {
  readonly sql: string;
  readonly bindings?: (string | number | null | Date)[];
  response?: unknown;
  context?: unknown;
}

/** A whole and consistent copy, made on another thread while the service goes on writing. */
async function copy(driver: Driver, file: string, path: string): Promise<void> {
  const source = new driver.DatabaseSync(file, { readOnly: true });
  const partial = `${path}.partial`;
  try {
    // All pages in one step are one snapshot; in several steps, each write by the service would start it anew.
    await driver.backup(source, partial, { rate: 2 ** 31 - 1 });
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw explain(path, error);
  } finally {
    source.close();
  }
}

export async function backupSqlite(file: string, path: string): Promise<void> {
  await copy(await loadDriver(), file, path);
}

export async function openSqlite({ file, statementCache }: SqliteOptions): Promise<Database> {
  const driver = await loadDriver();
  const opened: { close(): void }[] = [];
  const close = (): void =>
    opened
      .splice(0)
      .reverse()
      .forEach((connection) => connection.close());
  const open = <C extends { close(): void }>(connection: C): C => (opened.push(connection), connection);
  try {
    mkdirSync(dirname(file), { recursive: true });
    open(takeFileLock(driver, file));
    const writer = connect(driver, file, false, statementCache);
    open(writer.db);
    const reader = connect(driver, file, true, statementCache);
    open(reader.db);
    const writing = openGate();
    const reading = openGate();
    const hints = openHints();
    const read = openTransactions(reader, reading, 'BEGIN');
    return {
      dialect: 'sqlite',
      write: openTransactions(writer, writing, 'BEGIN IMMEDIATE'),
      read,
      async migrate() {
        const leave = await writing.enter();
        try {
          await runMigrations(await knexConfig(writer.db));
        } finally {
          leave();
        }
      },
      onHint: hints.listen,
      hint: hints.post,
      ping: () => read(async (tx) => void (await tx.all('SELECT 1 AS one'))),
      backup: (path) => copy(driver, file, path),
      async close() {
        // Whoever is inside finishes first; whoever comes later finds the connection closed.
        await writing.enter();
        await reading.enter();
        close();
      },
    };
  } catch (error) {
    close();
    throw explain(file, error);
  }
}
