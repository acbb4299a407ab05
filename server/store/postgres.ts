import pg from 'pg';
import { columnType } from './columns.ts';
import type { Database, SqlParam, SqlValue, Tx, UpdateGuard } from './database.ts';
import { openHints } from './hints.ts';
import { runMigrations } from './migrations/run.ts';
import { binaryArray } from './postgres-arrays.ts';
import { connectionOf, explainer } from './postgres-connection.ts';
import { openListener } from './postgres-hints.ts';
import { columnsOf, conflictClause, quoted, quotedList, storableParam, valueOf } from './statements.ts';
import { isOurPostgres, marked } from './trouble.ts';

export interface PostgresOptions {
  readonly url: string;
  readonly poolSize: number;
  /**
   * Per connection; 0 behind a pooler that shares connections per transaction, because statements belong to one
   * connection.
   */
  readonly statementCache: number;
  readonly warn: (sentence: string) => void;
}

const MOST_TRIES = 5;
/** Any number will do, but every version of Tocsin must take the same one. */
const MIGRATION_LOCK = 7_0331_2026;

/**
 * Per connection. A replica that hangs in a transaction gives its locks back; commits are durable even where the
 * server's default says otherwise. Sequential scans are priced out because queue-like tables are empty when their
 * plans are made and full when they are used; the price in turn would wake the JIT compiler, hence off.
 */
const SESSION = [
  'SET statement_timeout = 60000',
  'SET idle_in_transaction_session_timeout = 60000',
  'SET jit = off',
  'SET enable_seqscan = off',
  "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'",
  // Where the server was built with it: several times faster than PostgreSQL's own, even on short bodies of requests.
  `SELECT set_config(name, 'lz4', false) FROM pg_settings
   WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)`,
].join('; ');

const INT8_OID = 20;
/** int8 as a number: epoch ms and counts stay far below 2^53. */
const types = new pg.TypeOverrides();
types.setTypeParser(INT8_OID, Number);

interface Statement {
  readonly text: string;
  readonly name?: string;
}

function numbered(sql: string): string {
  let count = 0;
  return sql.replace(/'[^']*'|"[^"]*"|\?/g, (found) => (found === '?' ? `$${++count}` : found));
}

type Prepare = (sql: string) => Statement;

/**
 * Names only the first statements it sees: later ones are rare and freely composed, and would fill the server's memory.
 */
function openPrepare(limit: number): Prepare {
  const known = new Map<string, Statement>();
  return (sql) => {
    let statement = known.get(sql);
    if (statement === undefined) {
      statement = { text: numbered(sql) };
      if (known.size >= limit) return statement;
      statement = { ...statement, name: `t${known.size}` };
      known.set(sql, statement);
    }
    return statement;
  };
}

/** One array parameter per column, so that a batch of any size is one statement with one plan. */
const unnested = (table: string, columns: readonly string[]): string =>
  `unnest(${columns.map((column) => `?::${columnType(table, column)}[]`).join(', ')})`;

const arrays = (table: string, columns: readonly string[], rows: readonly object[]): Buffer[] =>
  columns.map((column) => {
    const values = rows.map((row) => valueOf(row, column));
    return binaryArray(columnType(table, column), values);
  });

/** A list for `anyOf` has the type of its elements: every number column is an int8, every other one a text. */
function bound(param: SqlParam): SqlValue | Buffer {
  const value = storableParam(param);
  if (typeof value !== 'object' || value === null) return value;
  return binaryArray(typeof value[0] === 'number' ? 'int8' : 'text', value);
}

function insertInto(table: string, columns: readonly string[]): string {
  return `INSERT INTO ${quoted(table)} (${quotedList(columns)}) SELECT * FROM ${unnested(table, columns)}`;
}

function updateFrom(table: string, keys: readonly string[], columns: readonly string[], guard: UpdateGuard): string {
  const same = (column: string, plus = ''): string => `${table}.${quoted(column)}${plus} = next.${quoted(column)}`;
  const where = keys.map((key) => same(key));
  if (guard.grows !== undefined) where.push(same(guard.grows, ' + 1'));
  if (guard.where !== undefined) where.push(`(${guard.where})`);
  const sets = columns.filter((column) => !keys.includes(column));
  const set = sets.map((column) => `${quoted(column)} = next.${quoted(column)}`).join(', ');
  const next = `${unnested(table, columns)} AS next(${quotedList(columns)})`;
  return `UPDATE ${table} SET ${set} FROM ${next} WHERE ${where.join(' AND ')}`;
}

function troubled(error: unknown): never {
  throw marked(error, isOurPostgres);
}

interface OpenTx extends Tx {
  /** From now on nothing runs here: a forgotten promise must not write into somebody else's transaction. */
  end(): void;
}

function openTx(client: pg.PoolClient, prepare: Prepare): OpenTx {
  let ended = false;
  const query = async (sql: string, values: (SqlValue | Buffer)[]): Promise<pg.QueryResult> => {
    if (ended) throw new Error('this transaction is over: something was not awaited');
    return await client.query({ ...prepare(sql), values }).catch(troubled);
  };
  const changed = async (sql: string, values: (SqlValue | Buffer)[]): Promise<number> =>
    (await query(sql, values)).rowCount ?? 0;
  return {
    all: async <R>(sql: string, params: readonly SqlParam[] = []) => (await query(sql, params.map(bound))).rows as R[],
    run: (sql, params = []) => changed(sql, params.map(bound)),
    async insert(table, rows, onConflict) {
      if (rows.length === 0) return 0;
      const columns = columnsOf(rows);
      return await changed(insertInto(table, columns) + conflictClause(onConflict), arrays(table, columns, rows));
    },
    async insertReturning<R>(table: string, rows: readonly object[], returning: string) {
      if (rows.length === 0) return [];
      const columns = columnsOf(rows);
      const sql = `${insertInto(table, columns)} RETURNING ${returning}`;
      return (await query(sql, arrays(table, columns, rows))).rows as R[];
    },
    async update(table, keys, rows, guard = {}) {
      if (rows.length === 0) return 0;
      const columns = columnsOf(rows);
      return await changed(updateFrom(table, keys, columns, guard), arrays(table, columns, rows));
    },
    anyOf: (column) => `${column} = ANY(?)`,
    list: (name) => `unnest(?::text[]) AS ${name}(value)`,
    async lock(namespace, names) {
      if (names.length === 0) return;
      // Sorted by the key itself: two transactions that name the same things never wait for each other in a ring.
      const keys = 'SELECT DISTINCT hashtextextended(name, 0) AS key FROM unnest(?::text[]) AS name ORDER BY key';
      await query(`SELECT pg_advisory_xact_lock(key) FROM (${keys}) AS keys`, [
        bound(names.map((name) => `${namespace}:${name}`)),
      ]);
    },
    forUpdate: ' FOR UPDATE',
    skipLocked: ' FOR UPDATE SKIP LOCKED',
    end: () => {
      ended = true;
    },
  };
}

/** After a deadlock or a serialization failure nothing has happened, so another try will do. */
function worthAnotherTry(error: unknown): boolean {
  const { code } = error as { code?: string };
  return code === '40P01' || code === '40001';
}

type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

function openTransactions(
  pool: pg.Pool,
  prepare: Prepare,
  begin: string,
  explain: (error: unknown) => Error,
): Transact {
  const once = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    const client = await pool.connect().catch((error: unknown) => {
      throw marked(explain(error), () => false);
    });
    const tx = openTx(client, prepare);
    let broken = false;
    try {
      await client.query(begin).catch(troubled);
      const result = await work(tx);
      tx.end();
      await client.query('COMMIT').catch(troubled);
      return result;
    } catch (error) {
      tx.end();
      // A connection that cannot even roll back is thrown away, and the server rolls back.
      await client.query('ROLLBACK').catch(() => {
        broken = true;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  };
  return async (work) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await once(work);
      } catch (error) {
        if (tries >= MOST_TRIES || !worthAnotherTry(error)) throw error;
      }
    }
  };
}

export async function openPostgres(options: PostgresOptions): Promise<Database> {
  const { url, warn } = options;
  const explain = explainer(url);
  const pool = new pg.Pool({ ...connectionOf(url), types, max: options.poolSize, idleTimeoutMillis: 60_000 });
  pool.on('error', (error) => warn(`PostgreSQL: an idle connection broke (${error.message})`));
  pool.on('connect', (client) => {
    // One that breaks while it is lent out says so here as well as to its query; unheard, it would end the process.
    client.on('error', () => {});
    client.query(SESSION).catch((error: Error) => warn(`PostgreSQL: session settings failed (${error.message})`));
  });
  const prepare = openPrepare(options.statementCache);
  const read = openTransactions(pool, prepare, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', explain);
  const ping = (): Promise<void> => read(async (tx) => void (await tx.all('SELECT 1 AS one')));
  try {
    await ping();
  } catch (error) {
    await pool.end();
    throw error;
  }
  const hints = openHints();
  const listener = openListener(url, hints.post, warn);
  // Otherwise what other replicas say in the first moments would be missed.
  await listener.ready;
  return {
    dialect: 'postgres',
    write: openTransactions(pool, prepare, 'BEGIN', explain),
    read,
    migrate: () => migrate(url),
    onHint: hints.listen,
    hint(topic) {
      hints.post(topic);
      listener.notify(topic);
    },
    ping,
    backup: () => Promise.reject(new Error('This is for the SQLite file; back PostgreSQL up with pg_dump.')),
    async close() {
      await listener.close();
      await pool.end();
    },
  };
}

async function migrate(url: string): Promise<void> {
  const client = new pg.Client(connectionOf(url));
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await runMigrations({ client: 'pg', connection: { connectionString: url }, pool: { min: 0, max: 2 } });
  } finally {
    await client.end();
  }
}
