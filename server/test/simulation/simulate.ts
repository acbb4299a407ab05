import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { seededRandom } from '../../demo/traffic/random.ts';
import type { Random } from '../../demo/traffic/random.ts';
import { virtualClock } from '../../runtime/virtual-clock.ts';
import type { VirtualClock } from '../../runtime/virtual-clock.ts';
import type { Attempt } from './chance-channel.ts';
import { answer, edit, episode, SERVICES, soon } from './happenings.ts';
import type { Deed } from './happenings.ts';
import { checkAtEnd, checkAtRest } from './laws.ts';
import { Place } from './place.ts';
import { PEOPLE, randomTown } from './random-town.ts';

export interface SimulationOptions {
  /** The first town's seed; each further town has the next one. */
  readonly seed: number;
  readonly towns: number;
  readonly days: number;
}

export interface Simulated {
  readonly towns: number;
  readonly alerts: number;
  readonly pages: number;
  readonly answers: number;
  readonly edits: number;
  readonly restarts: number;
  /** A sentence each, with the seed that replays it. */
  readonly violations: readonly string[];
  /** Every message that a provider was asked to send, in order: the same seed, the same lines. */
  readonly log: readonly string[];
}

/** Long enough after the last alert for snoozes, time-outs, repeats and retries to run out. */
const QUIET_MS = 3 * DAY_MS;
const MEAN_BETWEEN = { alerts: 4 * HOUR_MS, edits: 30 * HOUR_MS, restarts: 50 * HOUR_MS };

/** One installation through many days, with everything that befalls it. */
class Life {
  readonly #random: Random;
  readonly #clock: VirtualClock;
  readonly #place: Place;
  /** What is to be done now, in order; while the service is away it waits here, as people and senders would. */
  readonly #ready: Deed[] = [];
  readonly #alarmed = new Set<string>();
  readonly #endAt: Instant;
  #backAt: Instant = 0;
  readonly #seed: number;
  readonly counts = { alerts: 0, pages: 0, answers: 0, edits: 0, restarts: 0 };
  readonly violations: string[] = [];
  readonly log: string[] = [];
  readonly #delivered = new Set<string>();

  constructor(seed: number, days: number, file: string) {
    this.#seed = seed;
    this.#random = seededRandom(seed);
    // Some lives pass a change of clocks, in one direction or the other.
    const startAt = this.#random.pick([Date.UTC(2026, 2, 25), Date.UTC(2026, 9, 20), Date.UTC(2026, 5, 1)]);
    this.#clock = virtualClock(startAt);
    this.#endAt = startAt + days * DAY_MS;
    const violate = (law: string) => this.#violate(law, '');
    this.#place = new Place({
      ...{ clock: this.#clock, file, seed, heard: (attempt) => this.#hear(attempt), failed: violate },
      alarmed: (groupId) => void this.#alarmed.add(groupId),
    });
  }

  #violate(law: string, groupId: string): void {
    const at = new Date(this.#clock.now()).toISOString();
    this.violations.push(`SEED=${this.#seed} at ${at} ${groupId}: ${law}`);
  }

  #plan(at: Instant, deed: Deed): void {
    this.#clock.alarm(at, () => this.#ready.push(deed));
  }

  #hear({ at, message, result }: Attempt): void {
    const { purpose, number, status, groupId } = message.facts;
    this.log.push(`${at} #${number} ${purpose.kind} ${message.address} ${status} ${result}`);
    if (purpose.kind !== 'page') return;
    if (status === 'resolved' || status === 'snoozed') this.#violate(`a page left a group that is ${status}`, groupId);
    if (result !== 'delivered') return;
    if (this.#delivered.has(message.id)) this.#violate('no page is delivered twice', groupId);
    this.#delivered.add(message.id);
    this.counts.pages += 1;
    const personId = PEOPLE.find((id) => message.address.toLowerCase().includes(id)) ?? this.#random.pick(PEOPLE);
    // Chance must not hang on the order in which messages of one instant are sent.
    const random = seededRandom((at % 1_000_003) + number * 31 + personId.charCodeAt(0) + this.#seed);
    if (!random.happens(0.4)) return;
    this.#plan(at + soon(random, 25 * MINUTE_MS), async (place, now) => {
      this.counts.answers += 1;
      await place.engine.act(groupId, answer(random, personId, now));
      await place.rest();
    });
  }

  async #found(): Promise<void> {
    const town = randomTown(this.#random, SERVICES);
    const write = async (kind: Parameters<Place['writes']>[0], key: string): Promise<void> => {
      // A town's lists hold documents, as in a file.
      const list = [town[key]].flat() as (object & { readonly id?: string })[];
      for (const document of list) {
        if (!(await this.#place.writes(kind, document)))
          throw new Error(`not a valid ${kind}: ${JSON.stringify(document)}`);
      }
    };
    await write('person', 'people');
    await write('team', 'teams');
    await write('schedule', 'schedules');
    await write('escalation-chain', 'escalationChains');
    await write('service', 'services');
    await write('integration', 'integrations');
    await write('settings', 'settings');
  }

  #planEverything(): void {
    const random = this.#random;
    const now = this.#clock.now();
    const each = (meanMs: number, plan: (at: Instant) => void): void => {
      for (let at = now + soon(random, meanMs); at < this.#endAt; at += soon(random, 2 * meanMs)) plan(at);
    };
    each(MEAN_BETWEEN.alerts, (at) => {
      this.counts.alerts += 1;
      for (const report of episode(random, at)) this.#plan(report.at, report.deed);
    });
    each(MEAN_BETWEEN.edits, (at) => {
      this.counts.edits += 1;
      this.#plan(at, edit(seededRandom(at % 1_000_003)));
    });
    each(MEAN_BETWEEN.restarts, (at) => {
      this.counts.restarts += 1;
      const awayMs = random.pick([0, 30_000, 20 * MINUTE_MS, 5 * HOUR_MS]);
      this.#plan(at, async (place, now) => {
        await place.stop();
        this.#backAt = now + awayMs;
        // Only so that the clock stops there.
        this.#clock.alarm(this.#backAt, () => {});
      });
    });
  }

  /** Everything that is due comes to rest, and so does what people do meanwhile. */
  async #settle(): Promise<void> {
    if (!this.#place.isOpen) {
      if (this.#clock.now() < this.#backAt) return;
      await this.#place.start();
    }
    await this.#place.rest();
    for (let deed = this.#ready.shift(); deed !== undefined; deed = this.#ready.shift()) {
      await deed(this.#place, this.#clock.now());
      if (!this.#place.isOpen) return this.#backAt <= this.#clock.now() ? this.#settle() : undefined;
      await checkAtRest(this.#place.database, this.#clock.now(), this.#alarmed, (law, id) => this.#violate(law, id));
    }
  }

  #passUntil(at: Instant): Promise<void> {
    return this.#clock.advance(at - this.#clock.now(), () => this.#settle());
  }

  async run(): Promise<void> {
    await this.#place.start();
    await this.#found();
    this.#planEverything();
    await this.#passUntil(this.#endAt + QUIET_MS);
    await checkAtEnd(this.#place.database, this.#clock.now(), (law, id) => this.#violate(law, id));
    await this.#place.stop();
  }
}

/**
 * Lets random towns live through random days: alerts, answers, edits, restarts, and providers that refuse, delay and
 * hang. Each town is checked against the laws after everything that happens, and as a whole at its end.
 */
export async function simulate({ seed, towns, days }: SimulationOptions): Promise<Simulated> {
  const total = { alerts: 0, pages: 0, answers: 0, edits: 0, restarts: 0 };
  const violations: string[] = [];
  const log: string[] = [];
  for (let town = 0; town < towns; town += 1) {
    const folder = await mkdtemp(join(tmpdir(), 'tocsin-simulation-'));
    try {
      const life = new Life(seed + town, days, join(folder, 'tocsin.db'));
      await life.run();
      for (const key of ['alerts', 'pages', 'answers', 'edits', 'restarts'] as const) total[key] += life.counts[key];
      violations.push(...life.violations);
      log.push(...life.log.sort());
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return { towns, ...total, violations, log };
}
