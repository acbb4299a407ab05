/** knex accepts a class as its client, but declares no types for the dialect classes that one may extend. */
declare module 'knex/lib/dialects/sqlite3/index.js' {
  import type { Knex } from 'knex';
  const SqliteClient: typeof Knex.Client;
  export default SqliteClient;
}
