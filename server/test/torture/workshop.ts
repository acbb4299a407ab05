import { createDatabase, startPostgres } from '../database/postgres.ts';
import { migrated } from './migrated.ts';
import type { Cluster } from '../database/cluster.ts';
import { copyOfBuilt, type Built } from './built.ts';
import type { MakeDatabase } from './power-cut/power-cut.ts';

/** What the programs share: one build of the service, and one PostgreSQL with a database for each of them. */
export interface Workshop {
  readonly entry: string;
  readonly sqlite: MakeDatabase;
  readonly postgres: MakeDatabase;
  close(): Promise<void>;
}

export function openWorkshop(): Workshop {
  let built: Built | null = null;
  let cluster: Promise<Cluster> | null = null;
  return {
    get entry() {
      built ??= copyOfBuilt();
      return built.entry;
    },
    sqlite: async () => ({ url: null, drop: async () => {} }),
    async postgres() {
      // Our processes die here, not the machine: waiting for the disk at each commit would prove nothing more.
      cluster ??= startPostgres({ durable: false });
      return createDatabase({ adminUrl: (await cluster).url, prefix: 'torture_' }, migrated);
    },
    async close() {
      built?.remove();
      await cluster?.then((started) => started.stop());
    },
  };
}
