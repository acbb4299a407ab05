import { describe, expect, it } from 'vitest';
import { freshDatabase } from '../database/postgres.ts';
import { migrated } from '../torture/migrated.ts';
import { cutEverywhere } from '../torture/power-cut/every-step.ts';
import type { MakeDatabase } from '../torture/power-cut/power-cut.ts';

const SEED = 20_261_121;
const databases: readonly [string, MakeDatabase][] = [
  ['SQLite', async () => ({ url: null, drop: async () => {} })],
  ['PostgreSQL', () => freshDatabase(migrated)],
];

// Every step takes minutes and is `npm run torture`; here are a few of them, always the same.
describe.each(databases)('power cuts in the whole service on %s', (database, make) => {
  it('lose nothing, double only what was in flight, and end as if nothing had been', async () => {
    const found = await cutEverywhere({ make, database, sample: 5, twice: 1, seed: SEED });
    expect(found.violations).toEqual([]);
    expect(found.n).toBe(6);
  });
});
