export type SqlValue = string | number | null;

export type SqlParam = SqlValue | readonly SqlValue[];

/**
 * One transaction. SQL is written once for both databases with `?` placeholders; members are only what they do
 * differently. Times are epoch ms in BIGINT columns, JSON is TEXT, booleans are 0 or 1. No SQL reads the clock.
 */
export interface Tx {
  all<R>(sql: string, params?: readonly SqlParam[]): Promise<R[]>;
  run(sql: string, params?: readonly SqlParam[]): Promise<number>;
  insert(table: string, rows: readonly object[], onConflict?: OnConflict): Promise<number>;
  insertReturning<R>(table: string, rows: readonly object[], returning: string): Promise<R[]>;
  /** Each row holds the key columns and the columns to set; no two rows share a key. Resolves to the rows changed. */
  update(table: string, keys: readonly string[], rows: readonly object[], guard?: UpdateGuard): Promise<number>;
  /** `column IN (…)` with exactly one placeholder, whose parameter is a list. */
  anyOf(column: string): string;
  list(name: string): string;
  /** Locks these names until the transaction ends, in sorted order; nothing to do on SQLite, which has one writer. */
  lock(namespace: string, names: readonly string[]): Promise<void>;
  /** Appended to a SELECT; empty on SQLite, where only one transaction writes. */
  readonly forUpdate: string;
  readonly skipLocked: string;
}

/** `update` lists the columns taken from the new row; without any, the old row stays. */
export interface OnConflict {
  readonly keys: readonly string[];
  readonly update: readonly string[];
  readonly where?: string;
}

/** Rows that do not pass are left alone, and missing from the count. */
export interface UpdateGuard {
  /** A column that must stand exactly one below its new value: nobody else changed the row meanwhile. */
  readonly grows?: string;
  /** A predicate without parameters on the row as it is, its columns written `table.column`. */
  readonly where?: string;
}

export interface WriteOptions {
  /** A long one: it shares no commit, because whoever is quick would wait for it. Default false. */
  readonly alone?: boolean;
}

export interface Database {
  readonly dialect: 'sqlite' | 'postgres';
  /**
   * Everything or nothing. Serialised on SQLite, where writers that wait share a commit; retried on PostgreSQL
   * deadlocks. `work` must not wait for another write.
   */
  write<T>(work: (tx: Tx) => Promise<T>, options?: WriteOptions): Promise<T>;
  /** Reads outside a write transaction; sees only what was committed. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  migrate(): Promise<void>;
  /**
   * Hints between replicas (LISTEN/NOTIFY); on SQLite they stay in this process. A hint may be lost; after an
   * interruption, when many may have been, the topic is `*`.
   */
  onHint(listener: (topic: string) => void): void;
  hint(topic: string): void;
  ping(): Promise<void>;
  /** A running SQLite file only; refuses on PostgreSQL, naming pg_dump. */
  backup(path: string): Promise<void>;
  close(): Promise<void>;
}
