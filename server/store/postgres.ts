import pg from 'pg';
import { systemClock } from '../runtime/clock.ts';
import { columnType } from './columns.ts';
import type { Database, SqlParam, SqlValue, Tx, UpdateGuard } from './database.ts';
import { openHints } from './hints.ts';
import { runMigrations } from './migrations/run.ts';
import { columnsOf, conflictClause, quoted, quotedList, storable, valueOf } from './statements.ts';

export interface PostgresOptions {
  readonly url: string;
  readonly poolSize: number;
  /** How many statements each connection keeps prepared; 0 behind a pooler that shares connections per transaction. */
  readonly statementCache: number;
  /** Told when a connection breaks in the background; nothing is lost by it. */
  readonly warn: (sentence: string) => void;
}

const CONNECT_TIMEOUT_MS = 10_000;
const LISTEN_AGAIN_AFTER_MS = 2_000;
const MOST_TRIES = 5;
const HINT_CHANNEL = 'tocsin';
/** Any number will do, as long as every version of Tocsin takes the same one. */
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
].join('; ');

const INT8_OID = 20;
/** int8 as a number: epoch ms and counts stay far below 2^53. */
const types = new pg.TypeOverrides();
types.setTypeParser(INT8_OID, Number);

interface Statement {
  readonly text: string;
  readonly name?: string;
}

/** `?` becomes `$1`, `$2`, … outside of quotes. */
export function numbered(sql: string): string {
  let count = 0;
  return sql.replace(/'[^']*'|"[^"]*"|\?/g, (found) => (found === '?' ? `$${++count}` : found));
}

type Prepare = (sql: string) => Statement;

/** Names the first statements it sees and leaves later ones unnamed: those are the rare, freely composed ones. */
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

const bound = (params: readonly SqlParam[]): unknown[] =>
  params.map((param) => {
    if (typeof param === 'object' && param !== null) return param.map(boundValue);
    return boundValue(param);
  });

const boundValue = (value: SqlValue): SqlValue => (typeof value === 'string' ? storable(value) : value);

/** One array parameter per column: a batch of any size is one statement with one plan. */
const unnested = (table: string, columns: readonly string[]): string =>
  `unnest(${columns.map((column) => `?::${columnType(table, column)}[]`).join(', ')})`;

const arrays = (columns: readonly string[], rows: readonly object[]): SqlParam[] =>
  columns.map((column) => rows.map((row) => valueOf(row, column)));

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

interface OpenTx extends Tx {
  /** From now on nothing runs here: a forgotten promise must not write into somebody else's transaction. */
  end(): void;
}

function openTx(client: pg.PoolClient, prepare: Prepare): OpenTx {
  let ended = false;
  const query = async (sql: string, params: readonly SqlParam[]): Promise<pg.QueryResult> => {
    if (ended) throw new Error('this transaction is over: something was not awaited');
    return await client.query({ ...prepare(sql), values: bound(params) });
  };
  const run = async (sql: string, params: readonly SqlParam[] = []): Promise<number> =>
    (await query(sql, params)).rowCount ?? 0;
  return {
    all: async <R>(sql: string, params: readonly SqlParam[] = []) => (await query(sql, params)).rows as R[],
    run,
    async insert(table, rows, onConflict) {
      if (rows.length === 0) return 0;
      const columns = columnsOf(rows);
      return await run(insertInto(table, columns) + conflictClause(onConflict), arrays(columns, rows));
    },
    async insertReturning<R>(table: string, rows: readonly object[], returning: string) {
      if (rows.length === 0) return [];
      const columns = columnsOf(rows);
      const sql = `${insertInto(table, columns)} RETURNING ${returning}`;
      return (await query(sql, arrays(columns, rows))).rows as R[];
    },
    async update(table, keys, rows, guard = {}) {
      if (rows.length === 0) return 0;
      const columns = columnsOf(rows);
      return await run(updateFrom(table, keys, columns, guard), arrays(columns, rows));
    },
    anyOf: (column) => `${column} = ANY(?)`,
    list: (name) => `unnest(?::text[]) AS ${name}(value)`,
    async lock(namespace, names) {
      if (names.length === 0) return;
      // Sorted by the key itself: two transactions that name the same things never wait for each other in a ring.
      const keys = 'SELECT DISTINCT hashtextextended(name, 0) AS key FROM unnest(?::text[]) AS name ORDER BY key';
      await query(`SELECT pg_advisory_xact_lock(key) FROM (${keys}) AS keys`, [
        names.map((name) => `${namespace}:${name}`),
      ]);
    },
    forUpdate: ' FOR UPDATE',
    skipLocked: ' FOR UPDATE SKIP LOCKED',
    end: () => {
      ended = true;
    },
  };
}

/** Deadlock and serialization failure: nothing happened, and another try will do. */
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
      throw explain(error);
    });
    const tx = openTx(client, prepare);
    let broken = false;
    try {
      await client.query(begin);
      const result = await work(tx);
      tx.end();
      await client.query('COMMIT');
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

interface Listener {
  /** Tells the other replicas; lost while the connection is down, as a hint may be. */
  notify(topic: string): void;
  close(): Promise<void>;
}

/** A connection of its own, because a pooled one would be handed around; it reconnects for as long as it takes. */
function openListener(url: string, heard: (topic: string) => void, warn: (sentence: string) => void): Listener {
  let client: pg.Client | null = null;
  let closed = false;
  let cancel = (): void => {};
  let connecting: Promise<unknown> = Promise.resolve();
  const again = (reason: unknown): void => {
    void client?.end().catch(() => {});
    client = null;
    if (closed) return;
    warn(`PostgreSQL: hints between replicas are interrupted (${String(reason)})`);
    cancel = systemClock.alarm(systemClock.now() + LISTEN_AGAIN_AFTER_MS, connect);
  };
  const connect = (): void => {
    const fresh = new pg.Client({ ...connectionOf(url), types });
    let failed = false;
    const fail = (reason: unknown): void => {
      if (failed) return;
      failed = true;
      again(reason);
    };
    client = fresh;
    fresh.on('error', fail);
    fresh.on('end', () => fail('connection closed'));
    fresh.on('notification', ({ processId, payload = '' }) => {
      // Ours were told in this process already.
      if (processId !== (fresh as pg.Client & { processID?: number }).processID) heard(payload);
    });
    connecting = fresh
      .connect()
      .then(() => fresh.query(`LISTEN ${HINT_CHANNEL}`))
      .catch(fail);
  };
  connect();
  return {
    notify(topic) {
      client?.query('SELECT pg_notify($1, $2)', [HINT_CHANNEL, topic]).catch(() => {});
    },
    async close() {
      closed = true;
      cancel();
      // Ending a client that is still connecting never settles.
      await connecting;
      await client?.end().catch(() => {});
    },
  };
}

function connectionOf(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'tocsin',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  };
}

/** Says where it tried and what to look at, and never the password. */
function explainer(url: string): (error: unknown) => Error {
  const { host, port, database, user } = new pg.Client({ connectionString: url });
  const where = `PostgreSQL at ${host}:${port}, database "${database}"`;
  const advice: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'nobody listens there. Is the server up, and is DATABASE_URL right?',
    ENOTFOUND: 'this host name is unknown. Is DATABASE_URL right?',
    '28P01': `the password of user "${user}" is wrong.`,
    '28000': `user "${user}" may not log in.`,
    '3D000': 'this database does not exist. Create it with createdb.',
    '53300': 'the server has no connection left. Raise max_connections or lower the pool size.',
  };
  return (error) => {
    const { code = '', message = '' } = error as { code?: string; message?: string };
    return new Error(`${where} cannot be used: ${advice[code] ?? (message || String(error))}`, { cause: error });
  };
}

export async function openPostgres(options: PostgresOptions): Promise<Database> {
  const { url, warn } = options;
  const explain = explainer(url);
  const pool = new pg.Pool({ ...connectionOf(url), types, max: options.poolSize, idleTimeoutMillis: 60_000 });
  pool.on('error', (error) => warn(`PostgreSQL: an idle connection broke (${error.message})`));
  pool.on('connect', (client) => {
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

/** Replicas that start together queue up here; all but the first find nothing left to do. */
async function migrate(url: string): Promise<void> {
  const client = new pg.Client(connectionOf(url));
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await runMigrations({ client: 'pg', connection: { connectionString: url }, pool: { min: 0, max: 2 } });
  } finally {
    // Ending the session gives the lock back.
    await client.end();
  }
}
