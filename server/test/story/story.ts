import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../core/time/instant.ts';
import { freshDatabase } from '../database/postgres.ts';
import { virtualClock } from '../../runtime/virtual-clock.ts';
import * as answers from './answers.ts';
import { closeCatchers, startCatchers } from './catchers.ts';
import { line } from './mailbag.ts';
import type { Kind, Sent, Via } from './mailbag.ts';
import { Stage } from './stage.ts';
import type { Answer } from './stage.ts';

/** Saturday 2026-11-21, 03:00 UTC: somebody is asleep. */
export const STORY_START: Instant = Date.UTC(2026, 10, 21, 3);

/** What a story is told with: what happens, what people do, and what is expected of the service. */
export class Story extends Stage {
  #whispersHeard = 0;

  #take(kind: Kind, who: string, text: string | RegExp): Sent {
    const sent = this.bag.take(
      (one) =>
        one.kind === kind &&
        `${one.to} ${one.via}` === who &&
        (typeof text === 'string' ? one.text.includes(text) : text.test(one.text)),
    );
    const rest = this.bag.rest().map(line).join('\n');
    expect(sent, `expected a ${kind} to ${who} with ${String(text)}; there was:\n${rest}`).not.toBeNull();
    // Just asserted; the type does not know.
    return sent as Sent;
  }

  /** `expectPage('ana slack')`: such a page was sent, and is now expected. Answers it. */
  expectPage(who: `${string} ${Via}`, text: string | RegExp = ''): Sent {
    return this.#take('page', who, text);
  }

  expectNotice(who: `${string} ${Via}`, text: string | RegExp = ''): Sent {
    return this.#take('notice', who, text);
  }

  expectTest(who: `${string} ${Via}`): Sent {
    return this.#take('test', who, '');
  }

  /** Exactly these pages were sent since pages were last expected, each as `ana slack`. */
  expectPages(...who: readonly `${string} ${Via}`[]): void {
    this.#expectAll('page', who);
  }

  expectNotices(...who: readonly `${string} ${Via}`[]): void {
    this.#expectAll('notice', who);
  }

  #expectAll(kind: Kind, who: readonly string[]): void {
    const taken = this.bag.takeAll((sent) => sent.kind === kind).map((sent) => `${sent.to} ${sent.via}`);
    expect(taken.sort(), `${kind}s`).toEqual([...who].sort());
  }

  expectSilence(): void {
    expect(this.bag.rest().map(line), 'nobody expected these').toEqual([]);
  }

  /** The service has logged this error, and the story knows why. */
  expectError(text: RegExp): void {
    const index = this.errors.findIndex((error) => text.test(error));
    expect(index, `no error like ${String(text)}; there was:\n${this.errors.join('\n')}`).toBeGreaterThanOrEqual(0);
    this.errors.splice(index, 1);
  }

  /** Presses a button on the newest message in somebody's chat. */
  async click(whose: string, button: string, more: Omit<answers.Click, 'button'> = {}): Promise<void> {
    const { status, body } = await answers.click(this.catchers, this.url, whose, { button, ...more });
    expect(status, body).toBe(200);
    await this.settle();
  }

  /** Presses a button that is still on somebody's screen, although the message has changed since. */
  async clickStale(person: string, button: string, group?: string): Promise<void> {
    const about = group ?? (await this.group()).id;
    const { status, body } = await answers.clickStale(
      this.catchers,
      this.url,
      about,
      { button, as: person },
      this.clock.now(),
    );
    expect(status, body).toBe(200);
    await this.settle();
  }

  /** What only the one who clicked gets to read; it travels apart from the answer to the click. */
  async whisperTo(person: string): Promise<string> {
    const isNew = (call: { readonly method: string; readonly seq: number }): boolean =>
      call.method === 'response_url' && call.seq > this.#whispersHeard;
    this.#whispersHeard = (await this.catchers.slack.waitFor(isNew)).seq;
    const sent = this.bag.take((one) => one.kind === 'whisper');
    if (!sent) throw new Error(`nothing was whispered to ${person}`);
    return sent.text;
  }

  chat(whose: string, about = ''): answers.Standing {
    return answers.standing(this.catchers, whose, about);
  }

  async texts(from: string, body: string, optOut?: 'STOP' | 'START'): Promise<string> {
    const reply = await answers.text(this.catchers, this.url, from, body, optOut);
    await this.settle();
    return reply;
  }

  async twilioReports(whose: string, status: 'sent' | 'delivered' | 'undelivered' | 'failed', errorCode?: number) {
    await answers.report(this.catchers, whose, status, errorCode);
    await this.settle();
  }

  async opens(mail: Sent): Promise<Answer> {
    return this.fetch('GET', answers.linkIn(mail));
  }

  /** Opens the link of a mail or text and presses a button there. */
  async presses(mail: Sent, action: 'acknowledge' | 'decline' | 'resolve'): Promise<void> {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await this.fetch('POST', answers.linkIn(mail), `action=${action}`, form);
    expect(answer.status, answer.text).toBe(303);
    await this.settle();
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

  async status(): Promise<string> {
    return (await this.group()).status;
  }

  async act<T = { changed: boolean; sentence: string; status: string }>(
    action: string,
    body: object = {},
    group?: string,
  ): Promise<Answer<T>> {
    const id = group ?? (await this.group()).id;
    return this.api<T>('POST', `/alert-groups/${id}/${action}`, body);
  }

  async detail(group?: string): Promise<GroupDetail> {
    const id = group ?? (await this.group()).id;
    const answer = await this.api<GroupDetail>('GET', `/alert-groups/${id}`);
    expect(answer.status, answer.text).toBe(200);
    return answer.body;
  }

  /** The timeline as sentences, a line each. */
  async timeline(group?: string): Promise<string> {
    return (await this.detail(group)).timeline.map((entry) => entry.sentence).join('\n');
  }
}

export interface GroupAnswer {
  readonly id: string;
  readonly number: number;
  readonly status: string;
  readonly title: string;
  readonly severity: string;
  readonly urgency: string;
  readonly firing: number;
  readonly alerts: number;
}

interface Named {
  readonly id: string;
}

export interface GroupDetail extends GroupAnswer {
  readonly chain: { readonly version: number } | null;
  readonly responders: readonly Named[];
  readonly pagedNow: readonly Named[];
  readonly next: { readonly at: string; readonly people: readonly Named[] } | null;
  readonly alertList: readonly { readonly status: string; readonly fingerprint: string; readonly episode: number }[];
  readonly timeline: readonly { readonly kind: string; readonly sentence: string; readonly at: string }[];
  readonly messages: readonly {
    readonly channel: string;
    readonly state: string;
    readonly attempts: number;
    readonly result: string | null;
  }[];
}

/** Tells one story; it ends with silence: any message or error that nobody expected fails it. */
export async function tell(databaseUrl: string | null, body: (story: Story) => Promise<void>): Promise<void> {
  const clock = virtualClock(STORY_START);
  const catchers = await startCatchers(clock);
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-story-'));
  const story = new Story(clock, catchers, folder, databaseUrl);
  try {
    await body(story).catch((error: unknown) => {
      throw withLog(error, story.errors);
    });
    // Words to somebody who clicked may be on their way until the service has stopped.
    await story.close();
    story.expectSilence();
    expect(story.errors, 'errors that nobody expected').toEqual([]);
  } finally {
    await story.close();
    await closeCatchers(catchers);
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the service said went wrong is the likeliest reason why a story went otherwise. */
function withLog(error: unknown, logged: readonly string[]): unknown {
  if (error instanceof Error && logged.length > 0) error.message += `\nThe service logged:\n${logged.join('\n')}`;
  return error;
}

async function tellOnPostgres(body: (story: Story) => Promise<void>): Promise<void> {
  const database = await freshDatabase();
  try {
    await tell(database.url, body);
  } finally {
    await database.drop();
  }
}

/** One story, told on SQLite and on PostgreSQL. */
export function story(name: string, body: (story: Story) => Promise<void>): void {
  describe(name, () => {
    it('on SQLite', () => tell(null, body));
    it('on PostgreSQL', () => tellOnPostgres(body));
  });
}

/** A story of several processes on one database. */
export function storyOfReplicas(name: string, body: (story: Story) => Promise<void>): void {
  it(`${name}, on PostgreSQL`, () => tellOnPostgres(body));
}
