import { createServer } from 'node:http';
import type { Cluster } from './cluster.ts';
import { startPostgres } from './cluster.ts';
import type { Site } from './postgres.ts';
import { doorVariable, dropAll } from './postgres.ts';

/**
 * Opens a door at which test processes ask for the run's PostgreSQL, and closes it after the last of them.
 * The server starts on the first knock: a run of pure tests alone should not wait for a database.
 */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  // Each vitest project calls this; one door is enough for all.
  if (process.env[doorVariable]) return undefined;

  const prefix = `tocsin_test_${process.pid}_`;
  const given = process.env['TEST_DATABASE_URL'];
  let cluster: Promise<Cluster> | undefined;
  let knocked = false;
  const site = async (): Promise<Site> => {
    knocked = true;
    if (given) return { adminUrl: given, prefix };
    cluster ??= startPostgres({ durable: false });
    return { adminUrl: (await cluster).url, prefix };
  };

  const door = createServer((_request, response) => {
    site().then(
      (found) => response.end(JSON.stringify(found)),
      (error: unknown) => {
        response.statusCode = 500;
        response.end(String(error));
      },
    );
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const address = door.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port.');
  process.env[doorVariable] = `http://127.0.0.1:${address.port}/`;

  return async () => {
    delete process.env[doorVariable];
    door.closeAllConnections();
    await new Promise((resolve) => door.close(resolve));
    if (given && knocked) await dropAll({ adminUrl: given, prefix });
    await cluster?.then(
      (started) => started.stop(),
      // A server that did not start was reported to the test that asked, and has nothing to stop.
      () => undefined,
    );
  };
}
