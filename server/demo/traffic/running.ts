import type { Labels } from '../../core/grouping/alert.ts';
import { MINUTE_MS, SECOND_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { labelsOf } from './bodies.ts';
import type { Outage, Signal } from './outage.ts';
import type { Random } from './random.ts';
import type { Scenario } from './scenario.ts';

/** Monitoring says again what still fires, so that a receiver which was down learns of it. */
const REPEAT_MS = 5 * MINUTE_MS;
const AGAIN_AFTER_FAILURE_MS = 20 * SECOND_MS;

/** An outage under way: what fires now, and what its receiver was not told yet. */
export interface Running {
  readonly scenario: Scenario;
  /** A visitor's own outages are for the visitor to answer. */
  readonly by: 'town' | 'visitor';
  /** When there is something to do next. */
  dueAt(): Instant;
  /** Everything that happened until `now`; the signals to tell about, or null when there is no news. */
  advance(now: Instant): readonly Signal[] | null;
  /** Ends whatever fires. */
  end(now: Instant): readonly Signal[];
  /** These signals were taken, or not: then they are told again a little later. */
  told(signals: readonly Signal[], taken: boolean, now: Instant): void;
  /** Nothing fires, nothing will, and the receiver knows. */
  isOver(): boolean;
  /** Whether an alert with these labels is one of its. */
  includes(labels: Labels): boolean;
}

interface Began {
  readonly by: Running['by'];
  /** What fires already, by index of the alert: an outage taken over from an earlier start. */
  readonly firing: ReadonlyMap<number, Signal>;
}

export function runOutage(outage: Outage, random: Random, { by, firing: already }: Began): Running {
  const { scenario, alerts } = outage;
  const firing = new Map(already);
  /** Resolved, and the receiver has not taken the news yet. */
  const quiet = new Map<number, Signal>();
  let turn = 0;
  let repeatAt = Infinity;

  const fire = (alert: number, at: Instant): void => {
    quiet.delete(alert);
    firing.set(alert, { labels: alerts[alert] ?? {}, startsAt: at, endsAt: null, value: measured(scenario, random) });
  };
  const resolve = (alert: number, at: Instant): void => {
    const signal = firing.get(alert);
    if (signal === undefined) return;
    firing.delete(alert);
    quiet.set(alert, { ...signal, endsAt: at });
  };
  const signals = (): readonly Signal[] => [...firing.values(), ...quiet.values()];

  return {
    scenario,
    by,
    dueAt: () => Math.min(outage.turns[turn]?.at ?? Infinity, repeatAt),
    advance(now) {
      let isNews = now >= repeatAt;
      for (let next = outage.turns[turn]; next !== undefined && next.at <= now; next = outage.turns[turn]) {
        if (next.becomes === 'firing') fire(next.alert, next.at);
        else resolve(next.alert, next.at);
        turn += 1;
        isNews = true;
      }
      // Until it is known what became of the telling, there is nothing to repeat.
      if (isNews) repeatAt = Infinity;
      return isNews ? signals() : null;
    },
    end(now) {
      turn = outage.turns.length;
      for (const alert of [...firing.keys()]) resolve(alert, now);
      return signals();
    },
    told(told, taken, now) {
      // Only these: another alert may have gone quiet while they were on their way.
      for (const [alert, signal] of quiet) if (taken && told.includes(signal)) quiet.delete(alert);
      const nothingLeft = firing.size === 0 && quiet.size === 0;
      repeatAt = nothingLeft ? Infinity : now + (taken ? REPEAT_MS : AGAIN_AFTER_FAILURE_MS);
    },
    isOver: () => firing.size === 0 && quiet.size === 0 && turn >= outage.turns.length,
    includes: (labels) => alerts.some((own) => isPartOf(labelsOf(scenario, own), labels)),
  };
}

/** Whether everything in `part` stands in `labels` too; a service may have added more. */
export function isPartOf(part: Labels, labels: Labels): boolean {
  return Object.entries(part).every(([name, text]) => labels[name] === text);
}

function measured({ value }: Scenario, random: Random): number | null {
  if (value === null) return null;
  const drawn = random.between(value.least, value.most);
  // Nobody reads the tenths of a lag of an hour.
  return drawn >= 10 || Number.isInteger(value.least) ? Math.round(drawn) : Math.round(drawn * 10) / 10;
}
