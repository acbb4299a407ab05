import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { parseDuration } from '../../core/time/duration.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Config } from '../../runtime/config.ts';
import type { Log } from '../../runtime/log.ts';
import { startService, type Service } from '../../main.ts';
import { freshDatabase } from '../database/postgres.ts';
import { virtualClock, type VirtualClock } from '../virtual-clock.ts';
import { channelSettingsFor, closeCatchers, startCatchers } from './catchers.ts';
import { Mailbag, type Catchers, type Expected, type Sent } from './mailbag.ts';
import { smallTown, type Town } from './town.ts';

/** Saturday 2026-11-21, 03:00 UTC: somebody is asleep. */
export const STORY_START: Instant = Date.UTC(2026, 10, 21, 3);

const ADMIN_TOKEN = 'story-admin-token-story';

export interface Answer<T = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
  readonly text: string;
}

/** What a story is told with. Nothing here sleeps: time moves only in `advance`. */
export class Story {
  readonly clock: VirtualClock;
  readonly catchers: Catchers;
  readonly bag: Mailbag;
  /** Errors that the service logged; a story that expects one takes it out. */
  readonly errors: string[] = [];
  /** Messages that a provider is told to leave hanging; time goes on without them. */
  hanging = 0;
  #service: Service | null = null;
  readonly #folder: string;
  readonly #databaseUrl: string | null;
  #port = 0;

  constructor(clock: VirtualClock, catchers: Catchers, folder: string, databaseUrl: string | null) {
    this.clock = clock;
    this.catchers = catchers;
    this.bag = new Mailbag(catchers);
    this.#folder = folder;
    this.#databaseUrl = databaseUrl;
  }

  get service(): Service {
    if (!this.#service) throw new Error('the service does not run: call given() first');
    return this.#service;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Starts the service with this town; called again, it changes the files and reloads. */
  async given(town: Town = smallTown): Promise<void> {
    await writeFile(join(this.#folder, 'town.yaml'), stringify(town));
    if (this.#service) {
      expect(await this.#service.reload(), 'the files are valid').toEqual([]);
      return this.settle();
    }
    await this.start();
  }

  async start(): Promise<void> {
    this.#port ||= await freePort();
    const { clock, errors } = this;
    const log: Log = {
      debug() {},
      info() {},
      warn() {},
      error: (fields, message) => errors.push(`${message}: ${describeFields(fields)}`),
      child: () => log,
    };
    const publicUrl = this.url;
    const config: Config = {
      provisioning: this.#folder,
      database: this.#databaseUrl
        ? { kind: 'postgres', url: this.#databaseUrl }
        : { kind: 'sqlite', path: join(this.#folder, 'tocsin.db') },
      http: { host: '127.0.0.1', port: this.#port, bodyLimit: { bytes: 1_048_576, setting: 'TOCSIN_BODY_LIMIT' } },
      publicUrl,
      isPublic: true,
      logLevel: 'error',
      secret: 'a secret of stories, long enough to sign with',
      adminToken: ADMIN_TOKEN,
      channels: channelSettingsFor(this.catchers, publicUrl),
      lookup: () => undefined,
    };
    this.#service = await startService({ config, clock, log, processMetrics: false });
    await this.settle();
  }

  async stop(): Promise<void> {
    const service = this.service;
    this.#service = null;
    await service.close();
  }

  /** Lets everything that is due come to rest: pumps, commits, and messages that are on their way. */
  async settle(): Promise<void> {
    const { engine } = this.service;
    do {
      await engine.idle();
      await new Promise((resolve) => setImmediate(resolve));
    } while (engine.inFlight > this.hanging || !engine.isIdle);
  }

  async advance(duration: string): Promise<void> {
    const parsed = parseDuration(duration);
    if (!parsed.ok) throw new Error(`not a duration: ${duration}`);
    await this.clock.advance(parsed.ms, () => this.settle());
  }

  async fetch<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const response = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    // A story says what it expects; the assertions that follow are the check.
    return { status: response.status, headers: response.headers, text, body: (isJson ? JSON.parse(text) : text) as T };
  }

  api<T = unknown>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    return this.fetch<T>(method, `/api/v1${path}`, body, { authorization: `Bearer ${ADMIN_TOKEN}` });
  }

  /** Alerts as Grafana would send them. */
  async fires(...alerts: readonly FiredAlert[]): Promise<void> {
    const answer = await this.fetch(
      'POST',
      '/integrations/v1/grafana/grafana-token/',
      grafanaBody(alerts, this.clock.now()),
    );
    expect(answer.status, answer.text).toBe(200);
    await this.settle();
  }

  async resolves(...alerts: readonly FiredAlert[]): Promise<void> {
    await this.fires(...alerts.map((alert) => ({ ...alert, status: 'resolved' as const })));
  }

  /** Exactly such a message was sent and not yet expected; answers it. */
  expectPage(expected: Expected): Sent {
    const sent = this.bag.take(expected);
    const rest = this.bag.rest().map((one) => `${one.via} to ${one.to}: ${one.text.slice(0, 80)}`);
    expect(
      sent,
      `expected ${JSON.stringify(expected, (_, value: unknown) => (value instanceof RegExp ? String(value) : value))}; there was:\n${rest.join('\n')}`,
    ).not.toBeNull();
    // Just asserted; the type does not know.
    return sent as Sent;
  }

  expectSilence(): void {
    this.bag.dropUpdates();
    expect(
      this.bag.rest().map((one) => `${one.via} to ${one.to}: ${one.text.slice(0, 120)}`),
      'nobody expected these',
    ).toEqual([]);
  }

  async groups(): Promise<GroupAnswer[]> {
    const answer = await this.api<{ items: GroupAnswer[] }>('GET', '/alert-groups?limit=100');
    expect(answer.status, answer.text).toBe(200);
    return answer.body.items;
  }

  /** The only alert group there is. */
  async group(): Promise<GroupAnswer> {
    const groups = await this.groups();
    expect(groups).toHaveLength(1);
    // Just asserted; the type does not know.
    return groups[0] as GroupAnswer;
  }

  async act(action: string, body: object = {}, group?: string): Promise<Answer> {
    const id = group ?? (await this.group()).id;
    const answer = await this.api('POST', `/alert-groups/${id}/${action}`, body);
    await this.settle();
    return answer;
  }

  /** The timeline as sentences. */
  async timeline(group?: string): Promise<string[]> {
    const id = group ?? (await this.group()).id;
    const answer = await this.api<{ timeline: { sentence: string }[] }>('GET', `/alert-groups/${id}`);
    expect(answer.status, answer.text).toBe(200);
    return answer.body.timeline.map((entry) => entry.sentence);
  }

  async close(): Promise<void> {
    if (this.#service) await this.stop();
  }
}

export interface GroupAnswer {
  readonly id: string;
  readonly number: number;
  readonly status: string;
  readonly title: string;
  readonly severity: string;
  readonly urgency: string;
}

export interface FiredAlert {
  readonly status?: 'firing' | 'resolved';
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly startsAt?: string;
  readonly fingerprint?: string;
}

function grafanaBody(alerts: readonly FiredAlert[], now: Instant): object {
  const iso = (at: Instant): string => new Date(at).toISOString();
  const status = alerts.some((alert) => alert.status !== 'resolved') ? 'firing' : 'resolved';
  return {
    receiver: 'tocsin',
    status,
    version: '1',
    orgId: 1,
    externalURL: 'http://localhost:3000/',
    groupKey: '{}:{}',
    groupLabels: {},
    commonLabels: {},
    commonAnnotations: {},
    truncatedAlerts: 0,
    title: 'story',
    state: status === 'firing' ? 'alerting' : 'ok',
    message: '',
    alerts: alerts.map((alert) => ({
      status: alert.status ?? 'firing',
      labels: { alertname: 'Latency high', severity: 'critical', ...alert.labels },
      annotations: alert.annotations ?? { summary: 'p99 above 2 s' },
      startsAt: alert.startsAt ?? iso(now),
      endsAt: alert.status === 'resolved' ? iso(now) : '0001-01-01T00:00:00Z',
      generatorURL: 'http://localhost:3000/alerting/grafana/rule1/view?orgId=1',
      fingerprint: alert.fingerprint ?? JSON.stringify(alert.labels),
      silenceURL: 'http://localhost:3000/alerting/silence/new',
      dashboardURL: '',
      panelURL: '',
      values: { A: 1 },
      valueString: '',
    })),
  };
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

async function tell(databaseUrl: string | null, body: (story: Story) => Promise<void>): Promise<void> {
  const clock = virtualClock(STORY_START);
  const catchers = await startCatchers(clock);
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-story-'));
  const story = new Story(clock, catchers, folder, databaseUrl);
  try {
    await body(story);
    story.expectSilence();
    expect(story.errors, 'errors that nobody expected').toEqual([]);
  } finally {
    await story.close();
    await closeCatchers(catchers);
    await rm(folder, { recursive: true, force: true });
  }
}

/** One story, told on SQLite and on PostgreSQL. It ends with silence: any message or error nobody expected fails it. */
export function story(name: string, body: (story: Story) => Promise<void>): void {
  describe(name, () => {
    it('on SQLite', () => tell(null, body));
    it('on PostgreSQL', async () => {
      const database = await freshDatabase();
      try {
        await tell(database.url, body);
      } finally {
        await database.drop();
      }
    });
  });
}
