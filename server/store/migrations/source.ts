import type { Knex } from 'knex';
import { first } from './0001-first.ts';
import { stages } from './0002-stages.ts';
import { integrationHours } from './0003-integration-hours.ts';
import { proofs } from './0004-proofs.ts';
import { notices } from './0005-notices.ts';
import { calendars } from './0006-calendars.ts';

/** In the order in which they were released; none is ever edited after its release. */
const MIGRATIONS: Readonly<Record<string, Knex.Migration>> = {
  '0001-first': first,
  '0002-stages': stages,
  '0003-integration-hours': integrationHours,
  '0004-proofs': proofs,
  '0005-notices': notices,
  '0006-calendars': calendars,
};

/** A list, not a directory scan: inside a bundle there is no directory. */
export const migrationSource: Knex.MigrationSource<string> = {
  getMigrations: async () => Object.keys(MIGRATIONS),
  getMigrationName: (name) => name,
  async getMigration(name) {
    const migration = MIGRATIONS[name];
    if (migration === undefined) throw new Error(`no migration ${name}`);
    return migration;
  },
};
