import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { stringify } from 'yaml';
import { parseDuration } from '../../core/time/duration.ts';
import type { Service } from '../../main.ts';
import type { VirtualClock } from '../../runtime/virtual-clock.ts';
import { grafanaBody, recorded } from './bodies.ts';
import type { FiredAlert } from './bodies.ts';
import { channelSettingsFor } from './catchers.ts';
import type { ChannelSettings } from './catchers.ts';
import { ADMIN_TOKEN, Installation } from './installation.ts';
import { Mailbag } from './mailbag.ts';
import type { Catchers } from './mailbag.ts';
import { residentAt, smallTown } from './town.ts';
import type { Town } from './town.ts';

export interface Answer<T = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
  readonly text: string;
}

/** The service with everything around it, and time. Nothing here sleeps: time moves only in `advance`. */
export class Stage {
  readonly clock: VirtualClock;
  readonly catchers: Catchers;
  readonly bag: Mailbag;
  /** Errors that the service logged and no expectation took. */
  readonly errors: string[] = [];
  /** Messages that a provider is told to leave hanging; time goes on without them. */
  hanging = 0;
  readonly #folder: string;
  readonly #databaseUrl: string | null;
  readonly #installations: Installation[] = [];
  #town: Town = smallTown;
  #channels: ChannelSettings = {};

  constructor(clock: VirtualClock, catchers: Catchers, folder: string, databaseUrl: string | null) {
    this.clock = clock;
    this.catchers = catchers;
    this.#folder = folder;
    this.#databaseUrl = databaseUrl;
    this.bag = new Mailbag(catchers, (via, address) => residentAt(this.#town, via, address) ?? address);
  }

  get #first(): Installation {
    const [first] = this.#installations;
    if (!first) throw new Error('the service does not run: call given() first');
    return first;
  }

  get service(): Service {
    return this.#first.service;
  }

  get url(): string {
    return this.#first.url;
  }

  /** Writes the town into the provisioning file, as it is or as broken as the story wants it. */
  async write(content: Town | string): Promise<void> {
    if (typeof content !== 'string') this.#town = content;
    await mkdir(join(this.#folder, 'town'), { recursive: true });
    await writeFile(
      join(this.#folder, 'town', 'town.yaml'),
      typeof content === 'string' ? content : stringify(content),
    );
  }

  /** Starts the service with this town; called again, it changes the files and reloads. */
  async given(town: Town = smallTown, channels: ChannelSettings = {}): Promise<void> {
    await this.write(town);
    if (this.#installations.length > 0) {
      expect(await this.service.reload(), 'the files are valid').toEqual([]);
      return this.settle();
    }
    this.#channels = channels;
    await this.replica();
  }

  /** One more process of the service on the same database. */
  async replica(): Promise<Installation> {
    const installation = new Installation({
      ...{ clock: this.clock, folder: this.#folder, databaseUrl: this.#databaseUrl },
      publicUrl: this.#installations[0]?.url ?? null,
      channels: (publicUrl) => channelSettingsFor(this.catchers, publicUrl, this.#channels),
      failed: (error) => this.errors.push(error),
    });
    this.#installations.push(installation);
    await installation.start();
    await this.settle();
    return installation;
  }

  async start(): Promise<void> {
    await this.#first.start();
    await this.settle();
  }

  async stop(): Promise<void> {
    await this.#first.stop();
  }

  /** Lets everything that is due come to rest: pumps, commits, and messages that are on their way. */
  async settle(): Promise<void> {
    const running = (): Installation[] => this.#installations.filter((one) => one.isRunning);
    do {
      for (const installation of running()) await installation.rest();
    } while (running().some((installation) => !installation.isAtRest(this.hanging)));
  }

  /** The next message to this provider gets no answer until `released`; everything else goes on. */
  hangs(provider: keyof Catchers): void {
    this.catchers[provider].hangNext();
    this.hanging += 1;
  }

  released(provider: keyof Catchers): void {
    this.catchers[provider].release();
    this.hanging = 0;
  }

  async advance(duration: string): Promise<void> {
    const parsed = parseDuration(duration);
    if (!parsed.ok) throw new Error(`not a duration: ${duration}`);
    await this.clock.advance(parsed.ms, () => this.settle());
  }

  /** Forwards or backwards to an instant, as to that of a recorded request. */
  async travelTo(iso: string): Promise<void> {
    await this.clock.advance(Date.parse(iso) - this.clock.now(), () => this.settle());
  }

  async fetch<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<T>> {
    const isRaw = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    // A story says what it expects; the assertions that follow are the check.
    return { status: response.status, headers: response.headers, text, body: (isJson ? JSON.parse(text) : text) as T };
  }

  async api<T = unknown>(method: string, path: string, body?: unknown, token = ADMIN_TOKEN): Promise<Answer<T>> {
    const answer = await this.fetch<T>(method, `/api/v1${path}`, body, { authorization: `Bearer ${token}` });
    await this.settle();
    return answer;
  }

  /** Changes a document that was read at this version, such as `"1"`. */
  async put<T = unknown>(path: string, document: object, version: string): Promise<Answer<T>> {
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'if-match': version };
    const answer = await this.fetch<T>('PUT', `/api/v1${path}`, document, headers);
    await this.settle();
    return answer;
  }

  /** A request to `grafana-token` and the like. */
  async posts<T = unknown>(place: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    const answer = await this.fetch<T>('POST', `/integrations/v1/${place}/`, body, headers);
    await this.settle();
    return answer;
  }

  /** Alerts as Grafana would send them. */
  async fires(...alerts: readonly FiredAlert[]): Promise<void> {
    const answer = await this.posts('grafana/grafana-token', grafanaBody(alerts, this.clock.now()));
    expect(answer.status, answer.text).toBe(200);
  }

  async resolves(...alerts: readonly FiredAlert[]): Promise<void> {
    await this.fires(...alerts.map((alert) => ({ ...alert, status: 'resolved' as const })));
  }

  /** What a real sender sent once, byte for byte, with the headers that prove who it is. */
  async replays(
    type: 'grafana' | 'alertmanager',
    name: string,
    token = type === 'grafana' ? 'grafana-token' : 'am-token',
  ) {
    const { headers, body } = recorded(type, name);
    const kept = Object.entries(headers).filter(([header]) => /^(authorization|x-)/.test(header));
    return this.posts(`${type}/${token}`, body, Object.fromEntries(kept));
  }

  async close(): Promise<void> {
    for (const installation of this.#installations) if (installation.isRunning) await installation.stop();
  }
}
