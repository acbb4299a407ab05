import type { Outgoing } from '../../channels/channel.ts';
import type { Abilities } from '../../core/directory/abilities.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { wallClock } from '../../core/time/zone.ts';
import { createConfiguration } from '../../engine/configuration/configuration.ts';
import type { Configuration } from '../../engine/configuration/configuration.ts';
import { createEngine } from '../../engine/create-engine.ts';
import type { RunningEngine } from '../../engine/create-engine.ts';
import { createKnown } from '../../engine/known.ts';
import { parserOf } from '../../integrations/registry.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Lookup } from '../../runtime/provisioning/secrets.ts';
import { virtualClock } from '../../runtime/virtual-clock.ts';
import { openDatabase } from '../../store/dialect.ts';
import { bodyOf } from '../traffic/bodies.ts';
import { planOutage } from '../traffic/outage.ts';
import type { Signal } from '../traffic/outage.ts';
import { seededRandom } from '../traffic/random.ts';
import type { Random } from '../traffic/random.ts';
import { runOutage } from '../traffic/running.ts';
import type { Scenario } from '../traffic/scenario.ts';
import { SCENARIOS } from '../traffic/scenarios.ts';
import { TOWN_ZONE } from '../traffic/town-zone.ts';
import { arrangeAhead } from './arrangements.ts';
import { quietChannels } from './quiet-channels.ts';

const DAYS = 14;
/** What was is over when the town comes to life. */
const STILL_BEFORE_MS = HOUR_MS;
const SEED = 1_911;

export interface PastOptions {
  /** A file that is not there yet. */
  readonly file: string;
  readonly provisioning: string | null;
  readonly lookup: Lookup;
  readonly abilities: Abilities;
  readonly publicUrl: string;
  readonly until: Instant;
  readonly report: (trouble: string) => void;
}

/**
 * Lets the town live through two weeks before it opens, in a few seconds: the same engine, a clock that jumps, channels
 * over which everything arrives. Without it every figure of a newcomer's first minutes would be a dash.
 */
export async function liveThroughPast(options: PastOptions): Promise<void> {
  const { file, until, report } = options;
  const clock = virtualClock(until - DAYS * DAY_MS);
  const database = await openDatabase({ url: null, file });
  await database.migrate();
  const failed = (what: string, error: unknown): void => report(`${what}: ${String(error)}`);
  const { provisioning: folder, lookup, abilities } = options;
  const configuration = createConfiguration({ database, clock, folder, lookup, abilities, failed });
  const life: Life = {
    random: seededRandom(SEED),
    deeds: [],
    later: (at, deed) => clock.alarm(at, () => life.deeds.push(deed)),
  };
  try {
    await configuration.refresh();
    const { mistakes } = await configuration.provisioning.reload();
    // The start that follows refuses them, with every mistake.
    if (mistakes.length > 0) return;
    const channels = quietChannels((message, via) =>
      hear({ message, via, now: clock.now() }, life, configuration, engine),
    );
    const engine: RunningEngine = createEngine({
      ...{ database, clock, channels, known: createKnown(configuration.snapshot, channels) },
      ...{ refresh: configuration.refresh, publicUrl: options.publicUrl, appUrl: null },
      secret: 'nobody follows a link of then',
      observe: { wakeLate() {}, sent() {}, alarm() {}, noticed() {}, userGroup() {}, warned() {}, failed },
    });
    planOutages(options, life, clock.now(), (scenario, signals) => {
      return accept(engine, configuration, scenario, signals, clock.now());
    });
    await engine.start();
    await clock.advance(until - clock.now(), () => settle(life, engine, clock));
    await arrangeAhead(configuration, clock.now(), report);
    await engine.stop();
  } finally {
    await configuration.close();
    await database.close();
  }
}

type Deed = () => Promise<unknown>;

interface Life {
  readonly random: Random;
  readonly deeds: Deed[];
  readonly later: (at: Instant, deed: Deed) => void;
}

async function settle({ deeds }: Life, engine: RunningEngine, clock: Clock): Promise<void> {
  do {
    await deeds.shift()?.();
    do {
      await engine.idle();
      // A turn of the event loop: what is already over is rung for at once.
      await new Promise<void>((resolve) => void clock.alarm(clock.now(), resolve));
    } while (!engine.isIdle || engine.inFlight > 0);
  } while (deeds.length > 0);
}

type Tell = (scenario: Scenario, signals: readonly Signal[]) => Promise<unknown>;

function planOutages({ until }: PastOptions, life: Life, from: Instant, tell: Tell): void {
  const { random } = life;
  const likely = SCENARIOS.flatMap((scenario) => Array<Scenario>(scenario.weight).fill(scenario));
  for (let at = from; at < until - STILL_BEFORE_MS; at += random.wait(meanWaitMs(wallClock(TOWN_ZONE, at).minutes))) {
    const scenario = random.pick(likely);
    const outage = runOutage(planOutage(scenario, random, Math.round(at)), random, { by: 'town', firing: new Map() });
    const follow = (): void => {
      const dueAt = outage.dueAt();
      if (dueAt === Infinity) return;
      life.later(dueAt, async () => {
        const signals = outage.advance(dueAt);
        if (signals !== null) {
          await tell(scenario, signals);
          outage.told(signals, true, dueAt);
        }
        follow();
      });
    };
    follow();
  }
}

/** Fewer than while somebody looks on: a town that is paged every two minutes would not sleep for two weeks. */
function meanWaitMs(minutesOfDay: number): number {
  const hour = Math.floor(minutesOfDay / 60);
  return hour >= 8 && hour < 20 ? 2 * HOUR_MS : 5 * HOUR_MS;
}

async function accept(
  engine: RunningEngine,
  configuration: Configuration,
  scenario: Scenario,
  signals: readonly Signal[],
  receivedAt: Instant,
): Promise<void> {
  const { integrations } = configuration.snapshot().directory;
  const integration = [...integrations.values()].find(({ type }) => type === scenario.from);
  const body = bodyOf(scenario, signals);
  const parsed = parserOf(scenario.from)?.(body, receivedAt);
  if (integration === undefined || !parsed?.ok) return;
  await engine.accept({ integrationId: integration.id, receivedAt, body: JSON.stringify(body), ...parsed });
}

/** Most people answer within some minutes, some say that they can't, and some sleep through it. */
function hear(
  { message, via, now }: { readonly message: Outgoing; readonly via: string; readonly now: Instant },
  { random, later }: Life,
  configuration: Configuration,
  engine: RunningEngine,
): void {
  const { address, facts } = message;
  if (facts.purpose.kind !== 'page' || !random.happens(0.8)) return;
  const { people } = configuration.snapshot().directory;
  const reached = [...people.values()].find(({ contactMethods }) =>
    contactMethods.some((one) => one.address === address),
  );
  if (reached === undefined) return;
  const by = { kind: 'person', personId: reached.id, via } as const;
  const kind = random.happens(0.9) ? 'acknowledge' : 'decline';
  const answerMs = 20 * SECOND_MS + random.wait(2 * MINUTE_MS);
  later(Math.round(now + answerMs), () => engine.act(facts.groupId, { kind, by }));
}
