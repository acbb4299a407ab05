import type { Knex } from 'knex';
import { migrationSource } from './source.ts';

const NEWER =
  'The database was made by a newer version of Tocsin than this one. Start that version, or restore a backup made before it.';

/** knex would print to the console what it throws anyway. */
const SILENT = { warn() {}, error() {}, deprecate() {}, debug() {} };

/**
 * Brings the schema to head. The caller makes sure that no other process is at it; that is also why knex's own lock,
 * which a killed process leaves behind for good, is taken away first.
 */
export async function runMigrations(config: Knex.Config): Promise<void> {
  const { default: knex } = await import('knex');
  const migrator = knex({ ...config, migrations: { migrationSource }, log: SILENT });
  try {
    await migrator.migrate.forceFreeMigrationsLock();
    await migrator.migrate.latest();
  } catch (error) {
    if (error instanceof Error && error.message.includes('following files are missing')) {
      throw new Error(NEWER, { cause: error });
    }
    throw error;
  } finally {
    await migrator.destroy();
  }
}
