const troubles = new WeakSet<Error>();

/**
 * Whether the store itself failed (a full disk, a lost connection, a server that restarts) and not what was asked of it:
 * the same work may succeed later, so that nothing may be given up because of it.
 */
export function isTrouble(error: unknown): boolean {
  return error instanceof Error && troubles.has(error);
}

/** Marks an error of a driver, and answers it to be thrown. In doubt it is trouble, because waiting loses nothing. */
export function marked(error: unknown, isOurs: (error: Error) => boolean): unknown {
  if (error instanceof Error && !isOurs(error)) troubles.add(error);
  return error;
}

const OUR_SQLITE = new Set([1, 18, 19, 20, 25]);

/** Errors without a number are not SQLite's, so that the store had no part in them. */
export function isOurSqlite(error: Error): boolean {
  if (!('errcode' in error) || typeof error.errcode !== 'number') return true;
  return OUR_SQLITE.has(error.errcode & 0xff);
}

/** SQLSTATE classes: cardinality, data, constraints, syntax and names. Whatever has no SQLSTATE is the connection's. */
const OUR_SQLSTATES = /^(21|22|23|42)[0-9A-Z]{3}$/;

export function isOurPostgres(error: Error): boolean {
  return 'code' in error && typeof error.code === 'string' && OUR_SQLSTATES.test(error.code);
}
