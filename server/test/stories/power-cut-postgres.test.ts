import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyOfBuilt, type Built } from '../torture/built.ts';
import { endureOutages } from '../torture/outage/outage.ts';
import { createPostgresServer } from '../torture/outage/postgres-server.ts';

const SEED = 20_261_121;
const LONG_MS = 240_000;

let built: Built;
beforeAll(() => {
  built = copyOfBuilt();
}, LONG_MS);
afterAll(() => built.remove());

it(
  'a PostgreSQL that is stopped and started again loses nothing',
  async () => {
    const server = await createPostgresServer();
    await server.start();
    const storage = { take: () => server.stop('fast'), give: server.start };
    const options = { entry: built.entry, databaseUrl: server.url, storage, outages: 1, seed: SEED };
    const { violations, refused } = await endureOutages(options).finally(server.remove);
    expect(violations).toEqual([]);
    expect(refused).toBeGreaterThan(0);
  },
  LONG_MS,
);
