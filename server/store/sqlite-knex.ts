import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Knex } from 'knex';

/** On the connection that is already open, so that migrations see the same PRAGMAs and nobody opens the file twice. */
export async function knexConfig(db: DatabaseSyncInstance): Promise<Knex.Config> {
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
