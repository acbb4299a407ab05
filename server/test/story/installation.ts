import { createServer } from 'node:net';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { MINUTE_MS } from '../../core/time/instant.ts';
import { startService } from '../../main.ts';
import type { Service } from '../../main.ts';
import type { Config } from '../../runtime/config.ts';
import type { Log } from '../../runtime/log.ts';
import type { VirtualClock } from '../../runtime/virtual-clock.ts';

export const ADMIN_TOKEN = 'story-admin-token-story';

export interface InstallationOptions {
  readonly clock: VirtualClock;
  readonly folder: string;
  readonly databaseUrl: string | null;
  /** What links in messages begin with; null: the address of this very service. */
  readonly publicUrl: string | null;
  readonly channels: (publicUrl: string) => Config['channels'];
  readonly failed: (error: string) => void;
}

/** One process of the service, which can be stopped and started again on the same address and data. */
export class Installation {
  #service: Service | null = null;
  #port = 0;
  readonly #options: InstallationOptions;

  constructor(options: InstallationOptions) {
    this.#options = options;
  }

  get isRunning(): boolean {
    return this.#service !== null;
  }

  get service(): Service {
    if (!this.#service) throw new Error('the service does not run: call given() first');
    return this.#service;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    this.#port ||= await freePort();
    const { clock } = this.#options;
    const options = { config: this.#config(), clock, log: this.#log(), processMetrics: false, patienceMs: MINUTE_MS };
    this.#service = await startService(options);
  }

  async stop(): Promise<void> {
    const { service } = this;
    this.#service = null;
    await service.close();
  }

  /** As an operator, to this very process. */
  post(path: string, body: object): Promise<Response> {
    return fetch(this.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_TOKEN}` },
      body: JSON.stringify(body),
    });
  }

  /** Nothing runs, nothing is queued, and nothing is on its way but what providers were told to leave hanging. */
  isAtRest(hanging: number): boolean {
    const { engine } = this.service;
    return engine.isIdle && engine.inFlight <= hanging;
  }

  async rest(): Promise<void> {
    await this.service.engine.idle();
    await turn();
  }

  #config(): Config {
    const { folder, databaseUrl, channels } = this.#options;
    const publicUrl = this.#options.publicUrl ?? this.url;
    return {
      provisioning: join(folder, 'town'),
      database: databaseUrl
        ? { kind: 'postgres', url: databaseUrl }
        : { kind: 'sqlite', path: join(folder, 'tocsin.db') },
      http: { host: '127.0.0.1', port: this.#port, bodyLimit: { bytes: 1_048_576, setting: 'TOCSIN_BODY_LIMIT' } },
      publicUrl,
      isPublic: true,
      privateCalendars: true,
      appUrl: 'https://grafana.example.test',
      logLevel: 'error',
      secret: 'a secret of stories, long enough to sign with',
      adminToken: ADMIN_TOKEN,
      grafana: null,
      channels: channels(publicUrl),
      lookup: () => undefined,
    };
  }

  #log(): Log {
    const { failed } = this.#options;
    const log: Log = {
      debug() {},
      info() {},
      warn() {},
      error: (fields, message) => failed(`${message}: ${describeFields(fields)}`),
      child: () => log,
    };
    return log;
  }
}

function describeFields(fields: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(fields, (_, value: unknown) =>
    value instanceof Error ? (value.stack ?? value.message) : value,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
