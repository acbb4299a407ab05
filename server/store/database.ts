export type SqlValue = string | number | null;

/** A parameter is a value, or a list for `anyOf`. */
export type SqlParam = SqlValue | readonly SqlValue[];

/**
 * One transaction. SQL is written once for both databases with `?` placeholders; the few places where they differ are
 * members here. Times are epoch ms in BIGINT columns, JSON is TEXT, booleans are 0 or 1. No SQL reads the clock.
 */
export interface Tx {
  all<R>(sql: string, params?: readonly SqlParam[]): Promise<R[]>;
  /** Resolves to the number of rows changed. */
  run(sql: string, params?: readonly SqlParam[]): Promise<number>;
  /** Many rows in one statement (PostgreSQL) or one prepared statement in a loop (SQLite). */
  insert(table: string, rows: readonly object[], onConflict?: OnConflict): Promise<number>;
  /** Each row holds the key columns and the columns to set. */
  update(table: string, keys: readonly string[], rows: readonly object[]): Promise<number>;
  /** `column IN (…)` with exactly one placeholder, whose parameter is a list. */
  anyOf(column: string): string;
  /** Locks these names until the transaction ends, in sorted order; nothing to do on SQLite, which has one writer. */
  lock(namespace: string, names: readonly string[]): Promise<void>;
  /** Appended to a SELECT: `FOR UPDATE`, `FOR UPDATE SKIP LOCKED`; empty on SQLite. */
  readonly forUpdate: string;
  readonly skipLocked: string;
}

/** `update` lists the columns taken from the new row; an empty list keeps the old row. */
export interface OnConflict {
  readonly keys: readonly string[];
  readonly update: readonly string[];
  /** Predicate of a partial unique index, such as `latest = 1`. */
  readonly where?: string;
}

export interface Database {
  readonly dialect: 'sqlite' | 'postgres';
  /** Runs in one transaction: everything or nothing. Serialised on SQLite; retried on PostgreSQL deadlocks. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Reads outside a write transaction; sees only what was committed. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Brings the schema to head. Safe when several replicas start at once. */
  migrate(): Promise<void>;
  /** Hints between replicas (LISTEN/NOTIFY); on SQLite they stay in this process. A hint may be lost. */
  onHint(listener: (topic: string) => void): void;
  hint(topic: string): void;
  ping(): Promise<void>;
  /** Copies a running SQLite file; refuses on PostgreSQL, naming pg_dump. */
  backup(path: string): Promise<void>;
  close(): Promise<void>;
}
