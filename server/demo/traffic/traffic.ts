import type { Labels } from '../../core/grouping/alert.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Clock } from '../../runtime/clock.ts';
import { planArrivals } from './arrivals.ts';
import { bodyOf } from './bodies.ts';
import { foundAmong } from './found.ts';
import type { FiringAlert } from './found.ts';
import { planOutage, resumeOutage, visitorsOutage } from './outage.ts';
import type { Signal } from './outage.ts';
import type { Random } from './random.ts';
import { runOutage } from './running.ts';
import type { Running } from './running.ts';
import type { Scenario } from './scenario.ts';

export interface TrafficOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly scenarios: readonly Scenario[];
  /** In which the town's day passes: nights are quiet. */
  readonly zone: string;
  /** Posts a body to the integration of that type. Rejects, with a sentence, when it was not taken. */
  readonly send: (from: Scenario['from'], body: Readonly<Record<string, unknown>>) => Promise<void>;
  /** What fires in the service already, from an earlier start. */
  readonly firing: readonly FiringAlert[];
  readonly report: (trouble: string) => void;
}

/** Alerts that keep arriving as they would in life. */
export interface Traffic {
  readonly scenarios: readonly Scenario[];
  /** Makes a scenario happen now, for a visitor; resolves once the service has taken it. */
  fire(scenarioId: string): Promise<void>;
  /** Ends every outage; resolves with how many there were. */
  resolveAll(): Promise<number>;
  /** Whether this alert is part of the town's own life, and so not a visitor's to answer. */
  isTowns(labels: Labels): boolean;
  close(): Promise<void>;
}

export function startTraffic(options: TrafficOptions): Traffic {
  const { clock, random, scenarios } = options;
  const running = new Set<Running>(taken(options));
  const arrivals = planArrivals({ random, scenarios, zone: options.zone, startedAt: clock.now() });
  let cancel = (): void => {};
  let isClosed = false;
  const { tell, settled } = telling(options, (outage) => {
    if (outage.isOver()) running.delete(outage);
    arm();
  });
  const tellLater = (outage: Running, signals: readonly Signal[]): void => {
    void tell(outage, signals).catch((error: unknown) => options.report(sentenceOf(error)));
  };

  const begin = (now: Instant): void => {
    const drawn = arrivals.next(
      now,
      [...running].map(({ scenario }) => scenario),
    );
    if (drawn === null) return;
    running.add(runOutage(planOutage(drawn, random, now), random, { by: 'town', firing: new Map() }));
  };

  const tick = (): void => {
    const now = clock.now();
    if (now >= arrivals.dueAt()) begin(now);
    for (const outage of running) {
      if (outage.dueAt() > now) continue;
      const signals = outage.advance(now);
      if (signals !== null) tellLater(outage, signals);
    }
    arm();
  };
  const arm = (): void => {
    cancel();
    if (isClosed) return;
    cancel = clock.alarm(Math.min(arrivals.dueAt(), ...[...running].map((outage) => outage.dueAt())), tick);
  };
  const end = (outage: Running): Promise<void> => tell(outage, outage.end(clock.now()));

  arm();
  return {
    scenarios,
    async fire(scenarioId) {
      const scenario = scenarios.find(({ id }) => id === scenarioId);
      if (scenario === undefined) throw new Error(`There is no scenario "${scenarioId}".`);
      // The one that runs is over first: its page may be answered already, and then a new alert would page nobody.
      for (const outage of running) if (outage.scenario === scenario) await end(outage);
      const now = clock.now();
      const outage = runOutage(visitorsOutage(scenario, random, now), random, { by: 'visitor', firing: new Map() });
      running.add(outage);
      const signals = outage.advance(now);
      if (signals !== null) await tell(outage, signals);
    },
    async resolveAll() {
      const open = [...running];
      await Promise.all(open.map(end));
      return open.length;
    },
    isTowns: (labels) => [...running].some((outage) => outage.by === 'town' && outage.includes(labels)),
    async close() {
      isClosed = true;
      cancel();
      await settled();
    },
  };
}

/** Tells the service what an outage's monitoring sees; `after` is called when it is known whether that was taken. */
function telling({ clock, send }: TrafficOptions, after: (outage: Running) => void) {
  // One after the other: a resolve that overtakes its alert would leave the alert firing.
  let last: Promise<unknown> = Promise.resolve();
  return {
    tell(outage: Running, signals: readonly Signal[]): Promise<void> {
      const sent = last.then(() => send(outage.scenario.from, bodyOf(outage.scenario, signals)));
      const noted = sent.then(
        () => outage.told(signals, true, clock.now()),
        (error: unknown) => {
          outage.told(signals, false, clock.now());
          throw error;
        },
      );
      last = noted.catch(() => undefined).then(() => after(outage));
      return noted;
    },
    settled: async () => void (await last),
  };
}

function taken({ clock, random, scenarios, firing }: TrafficOptions): Running[] {
  return foundAmong(scenarios, firing).map(({ scenario, signals }) => {
    const alerts = signals.map(({ labels }) => labels);
    const outage = resumeOutage(scenario, alerts, random, clock.now());
    return runOutage(outage, random, { by: 'town', firing: new Map(signals.entries()) });
  });
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
