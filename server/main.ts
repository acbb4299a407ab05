import type { Server } from 'node:http';
import { createChannels, CHANNEL_TYPES } from './channels/registry.ts';
import type { Channel } from './channels/channel.ts';
import { createConfiguration, type Configuration } from './engine/configuration/configuration.ts';
import { createEngine, type RunningEngine } from './engine/create-engine.ts';
import { createKnown, type Known } from './engine/known.ts';
import type { Observer } from './engine/part.ts';
import { createHttpServer } from './http/server.ts';
import { integrationTypes } from './integrations/registry.ts';
import type { Clock } from './runtime/clock.ts';
import type { Config } from './runtime/config.ts';
import { newSecret } from './runtime/ids.ts';
import type { Log } from './runtime/log.ts';
import { createMetrics, type Metrics } from './runtime/metrics.ts';
import { createShutdown } from './runtime/shutdown.ts';
import { openDatabase } from './store/dialect.ts';
import type { Database } from './store/database.ts';
import { secret } from './store/secrets.ts';
import { VERSION } from './runtime/version.ts';

const SECONDS_PER_MS = 1 / 1_000;
const SHUTDOWN_DEADLINE_MS = 25_000;

export interface ServiceOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly processMetrics?: boolean;
}

/** The whole service, running. */
export interface Service {
  readonly engine: RunningEngine;
  readonly database: Database;
  readonly configuration: Configuration;
  readonly metrics: Metrics;
  /** Where it listens; the port is the real one when 0 was asked for. */
  readonly port: number;
  /** Reads the provisioning folder again; a broken one changes nothing, and every error is in the answer. */
  reload(): Promise<readonly string[]>;
  close(reason?: string): Promise<'clean' | 'late' | 'failed'>;
}

/** Files that cannot be used stop the start, with every error at once. */
export class BrokenProvisioning extends Error {
  readonly errors: readonly string[];
  constructor(errors: readonly string[]) {
    super(errors.join('\n'));
    this.errors = errors;
  }
}

function observe(metrics: Metrics, log: Log): Observer {
  return {
    wakeLate: (ms) => metrics.wakeLateness.observe(ms * SECONDS_PER_MS),
    sent(channel, kind, result, tookMs) {
      metrics.messages.inc({ channel, kind, result });
      metrics.deliveryDuration.observe({ channel }, tookMs * SECONDS_PER_MS);
    },
    alarm(groupId, reason) {
      metrics.nobodyReachable.inc();
      log.error({ groupId, reason }, 'nobody can be reached for an alert group');
    },
    failed: (what, error) => log.error({ what, error }, 'something inside the engine failed and will be tried again'),
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

/** Wires every room to the next and starts them, the store first and the way in last. */
export async function startService({ config, clock, log, processMetrics = true }: ServiceOptions): Promise<Service> {
  const metrics = createMetrics({ processMetrics });
  const shutdown = createShutdown({ clock, log, deadlineMs: SHUTDOWN_DEADLINE_MS });
  const { database: where } = config;
  const database = await openDatabase({
    url: where.kind === 'postgres' ? where.url : null,
    file: where.kind === 'sqlite' ? where.path : '',
  });
  try {
    await database.migrate();
    const channels = createChannels(config.channels, {
      version: VERSION,
      report: (trouble) => log.warn({ trouble }, 'a channel had trouble'),
    });
    return await startRooms({ config, clock, log, metrics, shutdown, database, channels });
  } catch (error) {
    await database.close();
    throw error;
  }
}

interface Rooms extends ServiceOptions {
  readonly metrics: Metrics;
  readonly shutdown: ReturnType<typeof createShutdown>;
  readonly database: Database;
  readonly channels: ReadonlyMap<string, Channel>;
}
