import type { StatementSyncInstance } from '@photostructure/sqlite';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database, SqlParam, SqlValue } from './database.ts';
import type { Gate } from './gate.ts';
import { openGate } from './gate.ts';
import { openHints } from './hints.ts';
import { runMigrations } from './migrations/run.ts';
import type { Connection } from './sqlite-file.ts';
import { connect, copyFile, explain, loadDriver, takeFileLock } from './sqlite-file.ts';
import { knexConfig } from './sqlite-knex.ts';
import type { OpenTx } from './sqlite-writes.ts';
import { openWrites } from './sqlite-writes.ts';
import { columnsOf, conflictClause, quoted, quotedList, storableParam, valueOf } from './statements.ts';
import { isOurSqlite, marked } from './trouble.ts';

export interface SqliteOptions {
  readonly file: string;
  readonly statementCache: number;
  readonly beside?: boolean;
}

/** Statements and rows after which the event loop gets its turn: about a millisecond of work. */
const TURN = 128;

const bound = (params: readonly SqlParam[]): SqlValue[] =>
  params.map((param) => {
    const value = storableParam(param);
    return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
  });

function openTx(connection: Connection, pace: (cost: number) => Promise<void> | undefined): OpenTx {
  let ended = false;
  const use = (sql: string): StatementSyncInstance => {
    if (ended) throw new Error('this transaction is over: something was not awaited');
    return connection.use(sql);
  };
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

/** One read at a time on one connection. */
function openReads(connection: Connection, gate: Gate): Database['read'] {
  const pace = openPace();
  return async (work) => {
    const leave = await gate.enter();
    const tx = openTx(connection, pace);
    try {
      if (!connection.db.isOpen) throw new Error('the database is closed');
      connection.use('BEGIN').run();
      try {
        const result = await work(tx);
        tx.end();
        connection.use('COMMIT').run();
        return result;
      } catch (error) {
        if (connection.db.isTransaction) connection.db.exec('ROLLBACK');
        throw error;
      }
    } catch (error) {
      throw marked(error, isOurSqlite);
    } finally {
      tx.end();
      leave();
      await pace(TURN / 8);
    }
  };
}

export async function openSqlite({ file, statementCache, beside = false }: SqliteOptions): Promise<Database> {
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
    if (!beside) open(takeFileLock(driver, file));
    const writer = connect(driver, file, false, statementCache);
    open(writer.db);
    const reader = connect(driver, file, true, statementCache);
    open(reader.db);
    const writing = openGate();
    const reading = openGate();
    const hints = openHints();
    const read = openReads(reader, reading);
    const pace = openPace();
    return {
      dialect: 'sqlite',
      write: openWrites({
        connection: writer,
        gate: writing,
        openTx: () => openTx(writer, pace),
        rest: () => pace(TURN / 8),
      }),
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
      backup: (path) => copyFile(driver, file, path),
      async close() {
        // Whoever is inside finishes before that; whoever comes later finds the connection closed.
        const leave = [await writing.enter(), await reading.enter()];
        close();
        for (const one of leave) one();
      },
    };
  } catch (error) {
    close();
    throw explain(file, error);
  }
}
