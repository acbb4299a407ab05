import type { Labels } from '../../core/grouping/alert.ts';
import { MINUTE_MS, SECOND_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Random } from './random.ts';
import type { Scenario } from './scenario.ts';

/** One alert of an outage as its monitoring sees it. */
export interface Signal {
  readonly labels: Labels;
  readonly startsAt: Instant;
  /** Null while it fires. */
  readonly endsAt: Instant | null;
  readonly value: number | null;
}

/** What happens to one alert, and when. */
interface Turn {
  readonly at: Instant;
  /** Index into the outage's labels. */
  readonly alert: number;
  readonly becomes: 'firing' | 'resolved';
}

/** An outage planned from beginning to end: chance is drawn once, so that nothing later depends on when it is asked. */
export interface Outage {
  readonly scenario: Scenario;
  /** Labels of each alert that takes part. */
  readonly alerts: readonly Labels[];
  /** In order of time; the last turn of each alert resolves it. */
  readonly turns: readonly Turn[];
}

const SHORTEST_MS = MINUTE_MS;
const LONGEST_MS = 15 * MINUTE_MS;

const FORGOTTEN_MS = 30 * MINUTE_MS;

/** A rule that goes to and fro around its threshold does so within seconds, not minutes. */
const FLAP_MS = [20 * SECOND_MS, 70 * SECOND_MS] as const;

export function planOutage(scenario: Scenario, random: Random, at: Instant): Outage {
  const count = random.whole(1, scenario.instances.length);
  const alerts = scenario.instances.slice(0, count).map((own) => ({ ...scenario.labels, ...own }));
  const endsAt = at + random.between(SHORTEST_MS, LONGEST_MS);
  const turns = alerts.flatMap((_, alert) => {
    const startsAt = alert === 0 ? at : at + random.between(4 * SECOND_MS, 40 * SECOND_MS);
    const isLast = alert === alerts.length - 1;
    const over = isLast ? endsAt : Math.max(startsAt + 15 * SECOND_MS, endsAt - random.between(0, 40 * SECOND_MS));
    return [
      turn(startsAt, alert, 'firing'),
      ...(random.happens(0.2) ? flap(alert, startsAt, over, random) : []),
      turn(over, alert, 'resolved'),
    ];
  });
  return { scenario, alerts, turns: turns.sort((a, b) => a.at - b.at) };
}

/** What was firing when the demo was stopped: it goes on for a little while and then ends, or it would fire for ever. */
export function resumeOutage(scenario: Scenario, alerts: readonly Labels[], random: Random, at: Instant): Outage {
  const endsAt = at + random.between(SHORTEST_MS, 4 * MINUTE_MS);
  return { scenario, alerts, turns: alerts.map((_, alert) => turn(endsAt, alert, 'resolved')) };
}

/** Fired by hand: everything at once, and it stays until it is resolved or forgotten. */
export function visitorsOutage(scenario: Scenario, random: Random, at: Instant): Outage {
  const alerts = scenario.instances
    .slice(0, random.whole(1, scenario.instances.length))
    .map((own) => ({ ...scenario.labels, ...own }));
  const turns = (['firing', 'resolved'] as const).flatMap((becomes) =>
    alerts.map((_, alert) => turn(becomes === 'firing' ? at : at + FORGOTTEN_MS, alert, becomes)),
  );
  return { scenario, alerts, turns };
}

function flap(alert: number, from: Instant, to: Instant, random: Random): Turn[] {
  const quietAt = from + random.between(...FLAP_MS);
  const againAt = quietAt + random.between(...FLAP_MS);
  return againAt < to ? [turn(quietAt, alert, 'resolved'), turn(againAt, alert, 'firing')] : [];
}

function turn(at: Instant, alert: number, becomes: Turn['becomes']): Turn {
  return { at: Math.round(at), alert, becomes };
}
