import { existsSync } from 'node:fs';
import { backupFile } from '../store/dialect.ts';
import { EXIT, Refused } from './command.ts';
import type { Command } from './command.ts';
import { configurationFrom } from './configuration.ts';
import { readWords } from './words.ts';

export const backup: Command = {
  name: 'backup',
  usage: 'backup <file>',
  meaning: 'Copy the SQLite file, whole and consistent, while the service runs.',
  async run(words, { environment, print }) {
    const [target = ''] = readWords(words, this.usage, { positionals: ['file'] }).positionals;
    const { database } = configurationFrom(environment);
    if (database.kind === 'postgres') {
      throw new Refused(['DATABASE_URL is set: use pg_dump, which copies a PostgreSQL database while it runs.']);
    }
    if (!existsSync(database.path)) {
      throw new Refused([`There is no ${database.path} to copy. TOCSIN_DATA names the file of the service.`]);
    }
    // Overwriting the last good backup is the one mistake that nobody can undo.
    if (existsSync(target)) throw new Refused([`${target} exists already: name a new file, or remove it first.`]);
    await backupFile(database.path, target).catch((error: unknown) => {
      throw new Refused([error instanceof Error ? error.message : String(error)]);
    });
    print(`Copied ${database.path} to ${target}. To restore: stop the service and put it in its place.\n`);
    return EXIT.fine;
  },
};
