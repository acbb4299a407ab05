import pg from 'pg';

const CONNECT_TIMEOUT_MS = 10_000;

export function connectionOf(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'tocsin',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  };
}

/** Says where it tried and what to look at, and never the password. */
export function explainer(url: string): (error: unknown) => Error {
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
