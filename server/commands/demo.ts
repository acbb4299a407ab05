import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catching } from '../demo/catching.ts';
import type { Preview } from '../demo/preview/server.ts';
import type { Town } from '../demo/town.ts';
import { abilities } from '../main.ts';
import type { Service } from '../main.ts';
import type { Config } from '../runtime/config.ts';
import { newSecret } from '../runtime/ids.ts';
import { createLog } from '../runtime/log.ts';
import type { Log } from '../runtime/log.ts';
import { createShutdown } from '../runtime/shutdown.ts';
import { VERSION } from '../runtime/version.ts';
import { Refused } from './command.ts';
import type { Command, Surroundings } from './command.ts';
import { configurationFrom } from './configuration.ts';
import { demoEnvironment, keptToken, openLogFile, PREVIEW_PORT_VARIABLE } from './demo-folder.ts';
import { welcome } from './demo-welcome.ts';
import { untilStopped } from './running.ts';
import { start } from './starting.ts';
import { readWords } from './words.ts';

/** The same place from the source and from the bundle: both lie two folders below it. */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TOWN_FILES = path.join(ROOT, 'provisioning/town');

const DEADLINE_MS = 20_000;

export const demo: Command = {
  name: 'demo',
  usage: 'demo',
  meaning: 'Run the service with a town around it: alerts that come and go, and a page with every message it sends.',
  async run(words, surroundings) {
    readWords(words, this.usage, {});
    const { clock, environment } = surroundings;
    // Only now: a production installation has neither the town nor the packages that catch its mail.
    const { onPort, startCatching } = await import('../demo/catching.ts').catch(withoutPackages);
    const { PREVIEW_PORT, startPreview } = await import('../demo/preview/server.ts');
    const port = portIn(environment.variables[PREVIEW_PORT_VARIABLE] || String(PREVIEW_PORT));
    const secret = newSecret();
    const catching = await startCatching(clock);
    const preview = await onPort(port, (free) => startPreview({ port: free, clock, root: ROOT, secret }));
    try {
      const app = { TOCSIN_APP_SECRET: secret, TOCSIN_GRAFANA_URL: preview.url, TOCSIN_GRAFANA_IDENTITY: 'verified' };
      const variables: Record<string, string | undefined> = {
        ...demoEnvironment(environment, catching.environment, TOWN_FILES),
        ...app,
      };
      const folder = path.dirname(variables['TOCSIN_DATA'] || './data/tocsin.db');
      const token = variables['TOCSIN_ADMIN_TOKEN'] || keptToken(folder);
      const source = { ...environment, variables: { ...variables, TOCSIN_ADMIN_TOKEN: token } };
      const config = configurationFrom(source);
      return await run({ config, token, folder, catching, preview }, surroundings);
    } finally {
      await Promise.all([preview.close(), catching.close()]);
    }
  },
};

interface Demo {
  readonly config: Config;
  readonly token: string;
  readonly folder: string;
  readonly catching: Catching;
  readonly preview: Preview;
}

async function run(
  { config, token, folder, catching, preview }: Demo,
  { clock, print, signals }: Surroundings,
): Promise<number> {
  const logFile = openLogFile(folder);
  const log = createLog({ level: config.logLevel, destination: logFile });
  await fillPast(config, clock, log);
  const service = await start({ config: { ...config, appUrl: config.appUrl ?? preview.url }, clock, log });
  const shutdown = createShutdown({ clock, log, deadlineMs: DEADLINE_MS });
  const serviceUrl = `http://${localHost(config.http.host)}:${service.port}`;
  const directory = () => service.configuration.snapshot().directory;
  preview.connect({ url: serviceUrl, directory });
  const { startTown } = await import('../demo/town.ts');
  const town = await startTown({
    clock,
    catchers: catching.catchers,
    serviceUrl,
    publicUrl: config.publicUrl,
    token,
    directory,
    onChange: (listener) => service.engine.onChange(listener),
    report: (trouble) => log.warn({ trouble }, 'the demo town had trouble'),
  }).catch(async (error: unknown) => {
    await service.close('the demo town did not start');
    throw error;
  });
  closeInOrder(shutdown.add, town, service);
  log.info({ version: VERSION, port: service.port, url: config.publicUrl, page: town.pageUrl }, 'ready');
  const addresses = { appUrl: preview.url, pageUrl: town.pageUrl, serviceUrl: config.publicUrl };
  print(welcome({ ...addresses, token, folder, config }));
  const code = await untilStopped(service, shutdown, log, signals);
  print('\nStopped. The next start goes on from here.\n');
  return code;
}

/** Only before the very first start: whoever goes on with a town has a past of their own. */
async function fillPast(config: Config, clock: Surroundings['clock'], log: Log): Promise<void> {
  const { database, provisioning, lookup, publicUrl } = config;
  if (database.kind !== 'sqlite' || existsSync(database.path)) return;
  const { liveThroughPast } = await import('../demo/past/past.ts');
  await liveThroughPast({
    ...{ file: database.path, provisioning, lookup, publicUrl, abilities, until: clock.now() },
    report: (trouble) => log.warn({ trouble }, 'the past of the demo town had trouble'),
  });
}

function portIn(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Refused([`${PREVIEW_PORT_VARIABLE} must be a number from 0 to 65535`]);
}

/** The town first, or it would report a service that does not answer any more. */
function closeInOrder(add: (name: string, close: () => Promise<void>) => void, town: Town, service: Service): void {
  add('town', () => town.close());
  add('service', async () => void (await service.close('signal')));
}

/** An address that means "everybody who can reach us" is nothing to send to. */
function localHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

function withoutPackages(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') {
    throw new Refused(['The demo needs packages that are not installed here: run npm start in a clone of Tocsin.']);
  }
  throw error;
}
