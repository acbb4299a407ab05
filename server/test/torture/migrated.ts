import { openDatabase } from '../../store/dialect.ts';
import type { Template } from '../database/postgres.ts';

/** Copied for each run: making the tables anew each time would be most of the time that a run takes. */
export const migrated: Template = {
  name: 'migrated',
  async prepare(url) {
    const database = await openDatabase({ url, file: '' });
    await database.migrate();
    await database.close();
  },
};
