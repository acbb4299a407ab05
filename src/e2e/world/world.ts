import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { configurationFrom } from '../../../server/commands/configuration.ts';
import type { Directory } from '../../../server/core/directory/directory.ts';
import { startCatching } from '../../../server/demo/catching.ts';
import type { Catchers } from '../../../server/demo/inbox/inbox.ts';
import { startPreview } from '../../../server/demo/preview/server.ts';
import { startService } from '../../../server/main.ts';
import type { Service } from '../../../server/main.ts';
import { systemClock } from '../../../server/runtime/clock.ts';
import { createLog } from '../../../server/runtime/log.ts';
import { realGrafanaFrom } from './real-grafana.ts';
import type { Account, RealGrafana } from './real-grafana.ts';
import type { Who } from './who.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SECRET = 'e2e-secret-e2e-secret';

/** Somewhere the app runs, and what a test may do around it. */
export interface World {
  /** Of Grafana, or of what stands in for it; without a slash at the end. */
  readonly url: string;
  readonly serviceUrl: string;
  /** A call of the service's own API, as an administrator and past Grafana. Rejects unless it succeeds. */
  api(method: string, path: string, body?: unknown): Promise<unknown>;
  /** What the providers were given. */
  readonly catchers: Catchers;
  /** As if somebody had pulled the plug, and put it in again. */
  readonly outage: { begin(): Promise<void>; end(): Promise<void> };
  /** Who signs in with which password; null where a cookie is enough. */
  readonly accounts: ((who: Who) => Promise<Account>) | null;
  /** Null inside the page that stands in for it. */
  readonly grafana: RealGrafana | null;
  close(): Promise<void>;
}

export type Town = 'empty' | 'demo';

/**
 * A service with a database and ports of its own, whose messages are caught; around it the page that stands in for Grafana
 * or, where `GRAFANA_URL` names one, a real Grafana, whose app then calls this service until the world is closed.
 */
export async function openWorld(town: Town): Promise<World> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tocsin-e2e-'));
  const clock = systemClock;
  const catching = await startCatching(clock);
  const host = await openHost();
  const token = 'e2e-admin-token-e2e';
  const variables = {
    ...catching.environment,
    ...{ TOCSIN_PORT: String(await freePort()), TOCSIN_DATA: path.join(folder, 'tocsin.db') },
    ...{ TOCSIN_APP_SECRET: host.secret, TOCSIN_GRAFANA_URL: host.url, TOCSIN_ADMIN_TOKEN: token },
    ...{ TOCSIN_LOG_LEVEL: 'silent', TZ: 'UTC', TOCSIN_HOST: host.isHere ? '127.0.0.1' : '0.0.0.0' },
    TOCSIN_PROVISIONING: town === 'demo' ? path.join(ROOT, 'provisioning/town') : 'none',
  };
  const start = (): Promise<Service> => {
    const config = configurationFrom({ variables, readFile: () => '' });
    return startService({ config, clock, log: createLog({ level: 'silent' }), processMetrics: false });
  };
  let service = await start();
  const serviceUrl = `http://127.0.0.1:${service.port}`;
  await host.connect({ url: serviceUrl, directory: () => service.configuration.snapshot().directory });
  return {
    ...{ url: host.url, serviceUrl, catchers: catching.catchers },
    ...{ grafana: host.grafana, accounts: host.grafana?.account ?? null },
    api: (method, place, body) => ask(serviceUrl, token, method, place, body),
    outage: {
      begin: async () => void (await service.close('an outage')),
      end: async () => void (service = await start()),
    },
    async close() {
      await host.close();
      await service.close('the tests are over');
      await catching.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Host {
  readonly url: string;
  readonly secret: string;
  /** Whether it reaches a service that listens for this machine only. */
  readonly isHere: boolean;
  readonly grafana: RealGrafana | null;
  connect(service: { url: string; directory: () => Directory }): Promise<void>;
  close(): Promise<void>;
}

async function openHost(): Promise<Host> {
  const grafana = realGrafanaFrom(process.env);
  if (grafana === null) {
    const preview = await startPreview({ port: 0, clock: systemClock, root: ROOT, secret: SECRET });
    return {
      ...{ url: preview.url, secret: SECRET, isHere: true, grafana },
      connect: async (service) => preview.connect(service),
      close: () => preview.close(),
    };
  }
  let letGo = async (): Promise<void> => {};
  return {
    ...{ url: grafana.url, secret: grafana.secret, isHere: grafana.reachesUsAt === '127.0.0.1', grafana },
    connect: async ({ url }) => void (letGo = await grafana.pointAppAt(url.replace('127.0.0.1', grafana.reachesUsAt))),
    close: () => letGo(),
  };
}

/** The service has to come back under the address that it had, so it cannot take any at each start. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // A TCP server has no other kind.
  await new Promise((resolve) => void server.close(resolve));
  return port;
}

async function ask(url: string, token: string, method: string, place: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${url}/api/v1${place}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${place}: ${response.status} ${text}`);
  return text === '' ? null : JSON.parse(text);
}
