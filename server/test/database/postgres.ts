import { get } from 'node:http';
import { Client } from 'pg';

export { startPostgres } from './cluster.ts';

/** An empty (or prepared) database that nobody else uses. */
export interface FreshDatabase {
  readonly url: string;
  /** Closes the connections that are left and removes the database. */
  drop(): Promise<void>;
}

/** What a database holds at birth. Prepared once a run, then copied, which is faster than migrating each anew. */
export interface Template {
  /** Letters, digits and underscores; the same name means the same content. */
  readonly name: string;
  prepare(url: string): Promise<void>;
}

/** Where a test run's databases are made: the server, and the word with which the names of this run begin. */
export interface Site {
  readonly adminUrl: string;
  readonly prefix: string;
}

/** Set by the global setup, read by the test processes that it forks. */
export const doorVariable = 'TOCSIN_TEST_POSTGRES_DOOR';

/** A database for one test file or story, on the run's own PostgreSQL, which starts when the first one asks. */
export async function freshDatabase(template?: Template): Promise<FreshDatabase> {
  return createDatabase(await knock(), template);
}

/** The same on a server of the caller's choice, as a benchmark needs it. */
export async function createDatabase(site: Site, template?: Template): Promise<FreshDatabase> {
  return withClient(site.adminUrl, async (client) => {
    const source = template ? await prepared(client, site, template) : 'template0';
    const name = await create(client, site, source);
    return {
      url: urlOf(site, name),
      drop: () =>
        withClient(site.adminUrl, async (dropper) => {
          await dropper.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
        }),
    };
  });
}

/** Removes whatever a run has left on a server that outlives it. */
export async function dropAll({ adminUrl, prefix }: Site): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const found = await client.query<{ name: string }>(
      'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
      [prefix],
    );
    for (const { name } of found.rows) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
}

let created = 0;

async function create(client: Client, { prefix }: Site, source: string): Promise<string> {
  created += 1;
  // The process id, because two test processes of one run count for themselves.
  const name = `${prefix}${process.pid}_${created}`;
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${source}`);
  return name;
}

/** Makes the template unless it exists. The lock holds back a second process that wants the same one meanwhile. */
async function prepared(client: Client, site: Site, template: Template): Promise<string> {
  const name = `${site.prefix}template_${template.name}`;
  await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
  try {
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) {
      // Under its own name only when it is whole, so that a failed preparation is not copied by the next test.
      const draft = await create(client, site, 'template0');
      await template.prepare(urlOf(site, draft));
      await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
    }
    return name;
  } finally {
    await client.query('SELECT pg_advisory_unlock(hashtext($1))', [name]);
  }
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf({ adminUrl }: Site, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

function knock(): Promise<Site> {
  const door = process.env[doorVariable];
  if (!door) throw new Error('No test PostgreSQL here: run the test through .config/vitest.config.ts.');
  return new Promise((resolve, reject) => {
    // Without an agent, so that no idle connection outlives the test.
    const request = get(door, { agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => {
        if (response.statusCode !== 200) return reject(new Error(body));
        // Our own global setup's answer.
        resolve(JSON.parse(body) as Site);
      });
    });
    request.on('error', reject);
  });
}
