import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../core/time/instant.ts';
import { planArrivals } from './arrivals.ts';
import { seededRandom } from './random.ts';
import { SCENARIOS } from './scenarios.ts';

const NOON = Date.UTC(2026, 10, 21, 12);
const plan = (seed = 1, startedAt = NOON) =>
  planArrivals({ random: seededRandom(seed), scenarios: SCENARIOS, zone: 'UTC', startedAt });

/** How many outages come in six hours, when each is over at once. */
function arrivalsFrom(startedAt: number): number {
  const arrivals = plan(11, startedAt);
  let count = 0;
  for (let now = arrivals.dueAt(); now < startedAt + 6 * HOUR_MS; now = arrivals.dueAt()) {
    if (arrivals.next(now, []) !== null) count += 1;
  }
  return count;
}

describe('when something breaks', () => {
  it('is within three seconds of the start, and the plainest outage first', () => {
    const arrivals = plan();
    expect(arrivals.dueAt()).toBeLessThanOrEqual(NOON + 3 * SECOND_MS);
    expect(arrivals.next(arrivals.dueAt(), [])).toBe(SCENARIOS[0]);
  });

  it('is not the same twice at a time', () => {
    const arrivals = plan();
    const running = SCENARIOS.slice(0, 2);
    for (let index = 0; index < 50; index += 1) {
      expect(running).not.toContain(arrivals.next(arrivals.dueAt(), running));
    }
  });

  it('leaves a town alone that has three outages, except right after the start', () => {
    const arrivals = plan();
    const busy = SCENARIOS.slice(1, 4);
    expect(arrivals.next(arrivals.dueAt(), busy)).toBe(SCENARIOS[0]);
    expect(arrivals.next(arrivals.dueAt(), busy)).toBeNull();
  });

  it('has nothing left when everything is broken', () => {
    const arrivals = plan();
    expect(arrivals.next(arrivals.dueAt(), SCENARIOS)).toBeNull();
  });

  it('comes every couple of minutes by day, less at night, and never in a burst', () => {
    const day = arrivalsFrom(Date.UTC(2026, 10, 21, 10));
    const night = arrivalsFrom(Date.UTC(2026, 10, 21, 0));
    expect(day).toBeGreaterThan(100);
    expect(day).toBeLessThan(250);
    expect(night).toBeLessThan(day * 0.7);
    const arrivals = plan();
    for (let index = 0; index < 200; index += 1) {
      const now = arrivals.dueAt();
      arrivals.next(now, []);
      expect(arrivals.dueAt() - now).toBeGreaterThanOrEqual(25 * SECOND_MS);
    }
    expect(arrivals.dueAt()).toBeGreaterThan(NOON + 200 * MINUTE_MS);
  });

  it('happens alike with the same seed', () => {
    const story = (seed: number) => {
      const arrivals = plan(seed);
      return Array.from({ length: 30 }, () => [arrivals.dueAt(), arrivals.next(arrivals.dueAt(), [])?.id]);
    };
    expect(story(3)).toEqual(story(3));
    expect(story(3)).not.toEqual(story(4));
  });
});
