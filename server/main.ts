import type { Server } from 'node:http';
import type { Channel } from './channels/channel.ts';
import { CHANNEL_TYPES, createChannels } from './channels/registry.ts';
import type { Abilities } from './core/directory/abilities.ts';
import { createConfiguration, type Configuration } from './engine/configuration/configuration.ts';
import { createEngine, type RunningEngine } from './engine/create-engine.ts';
import { createKnown } from './engine/known.ts';
import type { Observer } from './engine/part.ts';
import { createHttpServer } from './http/server.ts';
import { integrationTypes } from './integrations/registry.ts';
import type { Clock } from './runtime/clock.ts';
import type { Config } from './runtime/config.ts';
import { newSecret } from './runtime/ids.ts';
import type { Log } from './runtime/log.ts';
import { createMetrics, type Metrics } from './runtime/metrics.ts';
import { formatMistake } from './runtime/provisioning/mistake.ts';
import { createShutdown, type Shutdown, type ShutdownResult } from './runtime/shutdown.ts';
import { VERSION } from './runtime/version.ts';
import type { Database } from './store/database.ts';
import { openDatabase } from './store/dialect.ts';
import { secret } from './store/secrets.ts';

const MS_PER_S = 1_000;
const SHUTDOWN_DEADLINE_MS = 25_000;
/** Grafana gives up after 30 s; a sender that needs longer for its body would not hear the answer. */
const REQUEST_TIMEOUT_MS = 30_000;
const HEADERS_TIMEOUT_MS = 15_000;
const SWEEP_MS = 100;

export interface ServiceOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  /** Node's own metrics beside ours; a test that starts many services leaves them out. */
  readonly processMetrics?: boolean;
  /** In place of the real door to the store; a test of power cuts puts a faulty one in. */
  readonly open?: typeof openDatabase;
  /** How long a replica trusts hints of the others; tests that travel for hours need not look every 5 s of them. */
  readonly patienceMs?: number;
}

/** The whole service, running. */
export interface Service {
  readonly engine: RunningEngine;
  readonly database: Database;
  readonly configuration: Configuration;
  readonly metrics: Metrics;
  readonly shutdown: Shutdown;
  /** Where it listens; the port is the real one when 0 was asked for. */
  readonly port: number;
  /** Reads the provisioning folder again. A broken one changes nothing; every mistake is in the answer, a line each. */
  reload(): Promise<readonly string[]>;
  close(reason?: string): Promise<ShutdownResult>;
}

/** Files that cannot be used stop the start, with every mistake at once. */
export class BrokenProvisioning extends Error {
  readonly mistakes: readonly string[];
  constructor(folder: string, mistakes: readonly string[]) {
    super(`The files in ${folder} cannot be used:\n${mistakes.join('\n')}`);
    this.mistakes = mistakes;
  }
}

/** What every room of the running service is made from. */
interface Rooms extends Omit<ServiceOptions, 'open'> {
  readonly processMetrics: boolean;
  readonly metrics: Metrics;
  readonly shutdown: Shutdown;
  readonly database: Database;
  readonly channels: ReadonlyMap<string, Channel>;
}

/** Wires every room to the next and starts them: the store first, the way in last. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { config, clock, log, processMetrics = true, open = openDatabase, patienceMs } = options;
  const metrics = createMetrics({ processMetrics });
  const shutdown = createShutdown({ clock, log, deadlineMs: SHUTDOWN_DEADLINE_MS });
  const where = config.database;
  const database = await open({
    url: where.kind === 'postgres' ? where.url : null,
    file: where.kind === 'sqlite' ? where.path : '',
    // A database that comes and goes is otherwise seen only by the requests that fail.
    warn: (trouble) => log.warn({ trouble }, 'the database had trouble'),
  });
  const channels = createChannels(config.channels, {
    version: VERSION,
    report: (trouble) => log.warn({ trouble }, 'a channel had trouble'),
  });
  try {
    await database.migrate();
    return await startRooms({ config, clock, log, processMetrics, patienceMs, metrics, shutdown, database, channels });
  } catch (error) {
    for (const channel of channels.values()) await channel.close();
    await database.close();
    throw error;
  }
}

const addressCheck = new Map(CHANNEL_TYPES.map((type) => [type.type, type.checkAddress]));

const machineChannels = new Set(CHANNEL_TYPES.flatMap(({ type, kind }) => (kind === 'machine' ? [type] : [])));

/** What documents may refer to, because this build of the service knows it. */
export const abilities: Abilities = {
  channels: [...addressCheck.keys()],
  checkAddress: (channel, address) => addressCheck.get(channel)?.(address) ?? null,
  integrationTypes,
};

async function configure({ config, clock, log, database }: Rooms): Promise<Configuration> {
  const configuration = createConfiguration({
    database,
    clock,
    folder: config.provisioning,
    lookup: config.lookup,
    failed: (what, error) => log.error({ what, error }, 'the configuration could not be refreshed'),
    abilities,
  });
  await configuration.refresh();
  const { mistakes, warnings, folder } = await configuration.provisioning.reload();
  if (mistakes.length > 0) throw new BrokenProvisioning(folder ?? '', mistakes.map(formatMistake));
  for (const warning of warnings) log.warn({ warning: formatMistake(warning) }, 'a provisioning file deserves a look');
  return configuration;
}

async function startRooms(rooms: Rooms): Promise<Service> {
  const { config, clock, log, metrics, shutdown, database, channels } = rooms;
  const configuration = await configure(rooms);
  const known = createKnown(configuration.snapshot, channels);
  const engine = createEngine({
    ...{ database, clock, channels, known },
    refresh: configuration.refresh,
    privateCalendars: config.privateCalendars,
    patienceMs: rooms.patienceMs,
    publicUrl: config.publicUrl,
    appUrl: config.appUrl,
    secret: config.secret ?? (await database.write((tx) => secret(tx, 'links', newSecret))),
    observe: observe(metrics, log),
  });
  configuration.onChange((changed) => {
    engine.configurationChanged();
    const people = [...(changed.get('person') ?? [])];
    const failed = (error: unknown): void => log.error({ error }, 'groups of changed people could not be woken');
    if (people.length > 0) engine.peopleChanged(people).catch(failed);
  });
  if (config.grafana?.identity.kind === 'context') {
    log.warn({ setting: 'TOCSIN_GRAFANA_IDENTITY' }, 'who calls through Grafana is believed without a signature');
  }
  const server = createHttpServer({
    ...{ engine, clock, log, metrics, database, channels, known },
    machineChannels,
    documents: configuration,
    provisioning: configuration.provisioning,
    settings: {
      version: VERSION,
      publicUrl: config.publicUrl,
      isPublic: config.isPublic,
      dataFile: config.database.kind === 'sqlite' ? config.database.path : null,
      bodyLimit: config.http.bodyLimit,
      requestTimeoutMs: REQUEST_TIMEOUT_MS,
      headersTimeoutMs: HEADERS_TIMEOUT_MS,
      adminToken: config.adminToken,
      grafana: config.grafana,
    },
    notReady: () => (engine.alive ? [] : ['The engine does not run.']),
    stopping: shutdown.signal,
  });
  await engine.start();
  const port = await listen(server, config.http.host, config.http.port).catch(async (error: unknown) => {
    await engine.stop();
    throw error;
  });
  shutdown.add('http', () => stopListening(server, clock));
  shutdown.add('engine', engine.stop);
  for (const channel of channels.values()) shutdown.add(`channel ${channel.type}`, () => channel.close());
  shutdown.add('configuration', () => configuration.close());
  shutdown.add('database', () => database.close());
  return {
    ...{ engine, database, configuration, metrics, shutdown, port },
    reload: () => reload(configuration, metrics, log),
    close: (reason = 'closed') => shutdown.run(reason),
  };
}

async function reload(configuration: Configuration, metrics: Metrics, log: Log): Promise<readonly string[]> {
  const { mistakes, changed } = await configuration.provisioning.reload();
  metrics.configurationReloads.inc({ result: mistakes.length > 0 ? 'refused' : 'loaded' });
  const lines = mistakes.map(formatMistake);
  if (lines.length > 0) log.error({ mistakes: lines }, 'the provisioning files cannot be used; nothing was changed');
  else log.info({ changed }, 'the provisioning files were loaded');
  return lines;
}

function observe(metrics: Metrics, log: Log): Observer {
  return {
    wakeLate: (ms) => metrics.wakeLateness.observe(ms / MS_PER_S),
    sent(channel, kind, result, tookMs) {
      metrics.messages.inc({ channel, kind, result });
      metrics.deliveryDuration.observe({ channel }, tookMs / MS_PER_S);
    },
    alarm(groupId, reason) {
      metrics.nobodyReachable.inc();
      log.error({ groupId, reason }, 'nobody can be reached for an alert group');
    },
    failed: (what, error) => log.error({ what, error }, 'something in the engine failed and will be tried again'),
    noticed(scheduleId, kind, result, count) {
      metrics.notices.inc({ kind, result }, count);
      if (result !== 'written') log.warn({ scheduleId, kind, result, count }, 'notices about a schedule were not sent');
    },
    userGroup: (result) => metrics.userGroupUpdates.inc({ result }),
    warned: (what, detail) => log.warn(detail, what),
  };
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/**
 * Requests under way are finished; idle connections, which senders keep open for the next one, are not waited for. One
 * that is busy now is idle with its answer, so it is looked for again and again.
 */
function stopListening(server: Server, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    let cancel = (): void => {};
    const sweep = (): void => {
      server.closeIdleConnections();
      cancel = clock.alarm(clock.now() + SWEEP_MS, sweep);
    };
    server.close(() => {
      cancel();
      resolve();
    });
    sweep();
  });
}
