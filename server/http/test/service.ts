import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Channel } from '../../channels/channel.ts';
import type { Role } from '../../contract/role.ts';
import type { Log } from '../../runtime/log.ts';
import { createMetrics } from '../../runtime/metrics.ts';
import type { Metrics } from '../../runtime/metrics.ts';
import type { Database } from '../../store/database.ts';
import { openDatabase } from '../../store/dialect.ts';
import { virtualClock } from '../../runtime/virtual-clock.ts';
import type { VirtualClock } from '../../runtime/virtual-clock.ts';
import { SETTINGS_ID } from '../../core/directory/kind.ts';
import { createConfiguration } from '../../engine/configuration/configuration.ts';
import type { Configuration } from '../../engine/configuration/configuration.ts';
import { createKnown } from '../../engine/known.ts';
import { integrationTypes } from '../../integrations/registry.ts';
import { createToken } from '../api/tokens.ts';
import type { HttpDeps, HttpSettings } from '../deps.ts';
import { createHttpServer } from '../server.ts';
import { FakeEngine } from './fake-engine.ts';
import { TOWN, TOWN_FILE } from './town.ts';

/** Saturday, 03:00 UTC. */
export const NOW = Date.UTC(2026, 10, 21, 3);

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body as JSON; null where it is none. */
  readonly json: Record<string, unknown> | null;
}

export interface Sending {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** The whole HTTP room on a real socket, with a real store and everything else made of fakes. */
export interface TestService {
  readonly url: string;
  readonly port: number;
  readonly server: Server;
  readonly engine: FakeEngine;
  readonly clock: VirtualClock;
  readonly configuration: Configuration;
  /** Of provisioning files. */
  readonly folder: string;
  readonly database: Database;
  readonly metrics: Metrics;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly stopping: AbortController;
  /** Lines that were logged as errors. */
  readonly errors: string[];
  notReady: string[];
  send(path: string, sending?: Sending): Promise<Answer>;
  /** With a token of this role, and of this person. */
  as(
    role: Role,
    personId?: string,
  ): Promise<
    (path: string, method?: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answer>
  >;
  metric(line: string): Promise<string | undefined>;
  close(): Promise<void>;
}

export interface TestOptions {
  readonly settings?: Partial<HttpSettings>;
  readonly channels?: readonly Channel[];
  /** When it is. */
  readonly now?: number;
}

const SETTINGS: HttpSettings = {
  version: '1.2.3',
  publicUrl: 'https://tocsin.example.test',
  bodyLimit: { bytes: 64 * 1_024, setting: 'TOCSIN_BODY_LIMIT' },
  requestTimeoutMs: 30_000,
  headersTimeoutMs: 10_000,
  isPublic: true,
  dataFile: null,
  adminToken: 'an-operator-token',
  grafana: null,
};

export async function startService({ settings, channels = [], now = NOW }: TestOptions = {}): Promise<TestService> {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-http-'));
  const database = await openDatabase({ url: null, file: join(folder, 'tocsin.db') });
  await database.migrate();
  const engine = new FakeEngine();
  const clock = virtualClock(now);
  const files = join(folder, 'files');
  const configuration = await configured(database, clock, files);
  const metrics = createMetrics({ processMetrics: false });
  const stopping = new AbortController();
  const errors: string[] = [];
  const service = { notReady: [] as string[] };
  const byType = new Map(channels.map((channel) => [channel.type, channel]));
  const deps: HttpDeps = {
    ...{ engine, clock, metrics, database, log: logInto(errors), stopping: stopping.signal },
    channels: byType,
    machineChannels: new Set(['webhook']),
    settings: { ...SETTINGS, dataFile: join(folder, 'tocsin.db'), ...settings },
    known: createKnown(configuration.snapshot, byType),
    notReady: () => service.notReady,
    documents: configuration,
    provisioning: configuration.provisioning,
  };
  const server = createHttpServer(deps);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const send = (path: string, sending: Sending = {}) => sendTo(port, path, sending);
  return Object.assign(service, {
    ...{ server, engine, clock, configuration, database, metrics, stopping, errors, port, send },
    ...{ folder: files, channels: byType },
    url: `http://127.0.0.1:${port}`,
    as: async (role: Role, personId: string | null = null) => {
      const { secret } = await createToken(database, clock, { name: role, role, personId, expiresAt: null });
      return (path: string, method = 'GET', body?: unknown, headers: Readonly<Record<string, string>> = {}) =>
        send(`/api/v1${path}`, {
          method,
          headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...headers },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
    },
    metric: async (start: string) => {
      const text = await metrics.registry.metrics();
      return text.split('\n').find((line) => line.startsWith(start));
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  });
}

async function configured(database: Database, clock: VirtualClock, folder: string): Promise<Configuration> {
  await mkdir(folder);
  const configuration = createConfiguration({
    ...{ database, clock, folder, lookup: () => undefined },
    failed: (what, error) => {
      throw new Error(what, { cause: error });
    },
    abilities: { channels: ['email', 'sms', 'webhook'], checkAddress: () => null, integrationTypes },
  });
  for (const [kind, document] of TOWN) {
    const id = kind === 'settings' ? SETTINGS_ID : String(document['id']);
    const result = await configuration.put({ kind, id, document, ifVersion: null, by: 'the test' });
    if (result.kind !== 'stored') throw new Error(`${kind} ${id}: ${JSON.stringify(result)}`);
  }
  await writeFile(join(folder, 'town.yaml'), TOWN_FILE);
  const { mistakes } = await configuration.provisioning.reload();
  if (mistakes.length > 0) throw new Error(JSON.stringify(mistakes));
  return configuration;
}

function logInto(errors: string[]): Log {
  const nothing = (): void => {};
  const error = (fields: Readonly<Record<string, unknown>>, message: string): void => {
    errors.push(`${message}: ${String(fields['error'])}`);
  };
  const log: Log = { debug: nothing, info: nothing, warn: nothing, error, child: () => log };
  return log;
}

function sendTo(port: number, path: string, { method = 'GET', headers = {}, body }: Sending): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ port, path, method, headers, agent: false, host: '127.0.0.1' }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const isJson = response.headers['content-type']?.includes('json') ?? false;
        const json = isJson ? (JSON.parse(text) as Record<string, unknown>) : null;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}
