import { MINUTE_MS, SECOND_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { wallClock } from '../../core/time/zone.ts';
import type { Random } from './random.ts';
import type { Scenario } from './scenario.ts';

/** When the next outage comes, and which one. */
export interface Arrivals {
  dueAt(): Instant;
  /** The one that is due, of those that do not run already; null where the town has trouble enough. */
  next(now: Instant, running: readonly Scenario[]): Scenario | null;
}

export interface ArrivalsOptions {
  readonly random: Random;
  readonly scenarios: readonly Scenario[];
  /** In which the town's day passes: nights are quiet. */
  readonly zone: string;
  readonly startedAt: Instant;
}

const FIRST_AFTER_MS = 2 * SECOND_MS;
const LEAST_APART_MS = 25 * SECOND_MS;
const MOST_AT_ONCE = 3;

/** Mean time between two outages, by the hour: people deploy by day, and something breaks. */
function meanWaitMs(minutesOfDay: number): number {
  const hour = Math.floor(minutesOfDay / 60);
  if (hour < 6) return 5 * MINUTE_MS;
  return hour >= 9 && hour < 18 ? 2 * MINUTE_MS : 3 * MINUTE_MS;
}

export function planArrivals({ random, scenarios, zone, startedAt }: ArrivalsOptions): Arrivals {
  let dueAt = startedAt + FIRST_AFTER_MS;
  let isFirst = true;

  return {
    dueAt: () => dueAt,
    next(now, running) {
      dueAt = now + Math.max(LEAST_APART_MS, random.wait(meanWaitMs(wallClock(zone, now).minutes)));
      const free = scenarios.filter((scenario) => !running.includes(scenario));
      // Whoever has just started the town wants to see something, whatever is left from before.
      if (free.length === 0 || (!isFirst && running.length >= MOST_AT_ONCE)) return null;
      // The first one is always the same, if it can be: what a newcomer sees shall be the plainest.
      const plainest = isFirst ? free.find((scenario) => scenario === scenarios[0]) : undefined;
      isFirst = false;
      return plainest ?? random.pick(free.flatMap((scenario) => Array<Scenario>(scenario.weight).fill(scenario)));
    },
  };
}
