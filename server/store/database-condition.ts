import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Database } from './database.ts';

export type DatabaseCondition =
  | {
      readonly kind: 'sqlite';
      readonly bytes: number;
      /** The write-ahead log, which is folded into the file when nobody reads an old state any more. */
      readonly walBytes: number;
      readonly freeBytes: number;
    }
  /** `replicas` counts processes of this service: each listens for hints on a connection of its own. */
  | { readonly kind: 'postgres'; readonly bytes: number; readonly replicas: number; readonly version: string };

/** How the place looks where everything is kept. `file`: of SQLite; null on PostgreSQL. */
export async function conditionOf(database: Database, file: string | null): Promise<DatabaseCondition> {
  if (file !== null) {
    const [data, wal, disk] = await Promise.all([sizeOf(file), sizeOf(`${file}-wal`), statfs(dirname(file))]);
    return { kind: 'sqlite', bytes: data, walBytes: wal, freeBytes: disk.bavail * disk.bsize };
  }
  return await database.read(async (tx) => {
    const [row] = await tx.all<{ bytes: number; version: string; replicas: number }>(
      `SELECT pg_database_size(current_database()) AS bytes, current_setting('server_version') AS version,
         (SELECT count(*) FROM pg_stat_activity
          WHERE datname = current_database() AND application_name = 'tocsin'
            AND (query LIKE 'LISTEN %' OR query LIKE '%pg_notify(%')
            AND pid <> pg_backend_pid()) AS replicas`,
    );
    return { kind: 'postgres', bytes: row?.bytes ?? 0, version: row?.version ?? '', replicas: row?.replicas ?? 0 };
  });
}

async function sizeOf(file: string): Promise<number> {
  // There is no log yet where nothing was written since the last start.
  return await stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}
