import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaps } from '../../../server/core/schedule/coverage.ts';
import { overlapsIn } from '../../../server/core/schedule/overlaps.ts';
import { DAY_MS, HOUR_MS } from '../../../server/core/time/instant.ts';
import { cityOf, followTheSun, hoursOf, hoursText, localHours, regionsOf } from './follow-the-sun.ts';
import { lastMonday } from './last-monday.ts';
import { decoded } from '../read.ts';
import { firstNameOf, startedAs, STARTING_POINTS } from './starting-points.ts';

const NOW = Date.parse('2026-11-21T15:00:00Z');
const ZONES: Readonly<Record<string, string>> = {
  ...{ ana: 'Europe/Berlin', ben: 'Europe/London', kim: 'Asia/Singapore', lee: 'Asia/Tokyo' },
  ...{ max: 'America/Los_Angeles', zoe: 'America/New_York' },
};
const zoneOf = (person: string): string => ZONES[person] ?? 'UTC';
const people = fc.subarray(Object.keys(ZONES), { minLength: 1 });

describe('the regions of a schedule that follows the sun', () => {
  it('are those in which its people live', () => {
    expect(regionsOf(['ana', 'kim', 'ben', 'max', 'lee'], zoneOf, NOW)).toEqual([
      { zone: 'America/Los_Angeles', people: ['max'] },
      { zone: 'Europe/London', people: ['ben', 'ana'] },
      { zone: 'Asia/Singapore', people: ['kim', 'lee'] },
    ]);
  });

  it('are to be filled where all live in one', () => {
    expect(regionsOf(['ana', 'ben'], zoneOf, NOW).map((one) => one.people)).toEqual([[], ['ben', 'ana'], []]);
    expect(regionsOf([], zoneOf, NOW)).toHaveLength(3);
  });

  it('are never more than three', () => {
    const everywhere = ['UTC', 'Asia/Dubai', 'Asia/Tokyo', 'Pacific/Auckland', 'America/New_York', 'Pacific/Honolulu'];
    const regions = regionsOf(everywhere, (zone) => zone, NOW);
    expect(regions).toHaveLength(3);
    expect(regions.flatMap((one) => one.people)).toHaveLength(6);
  });

  it('each work while it is day there', () => {
    const regions = regionsOf(['ana', 'kim', 'max'], zoneOf, NOW);
    const hours = hoursOf(regions, NOW);
    expect(
      regions.map(({ zone }, index) => `${cityOf(zone)} ${localHours(hours[index] ?? { from: 0, to: 0 }, zone, NOW)}`),
    ).toEqual(['Los Angeles 09:00–17:00', 'Berlin 10:00–18:00', 'Singapore 09:00–17:00']);
    expect(hours.map(hoursText)).toEqual(['17:00–01:00', '09:00–17:00', '01:00–09:00']);
  });
});

describe('a new schedule', () => {
  it('begins on the last Monday that is over, by the clocks of its zone', () => {
    expect(lastMonday('09:00', NOW, 'UTC')).toBe('2026-11-16T09:00');
    const monday = Date.parse('2026-11-23T08:30:00Z');
    expect(lastMonday('09:00', monday, 'UTC')).toBe('2026-11-16T09:00');
    expect(lastMonday('09:00', monday, 'Europe/Berlin')).toBe('2026-11-23T09:00');
  });

  it('has a name that says whose it is', () => {
    expect(firstNameOf('weekly', 'Shop')).toBe('Shop on-call');
    expect(firstNameOf('primary-secondary', 'Shop')).toBe('Shop primary');
    expect(firstNameOf('follow-the-sun', null)).toBe('On-call');
  });

  it.each(STARTING_POINTS)('%s can be saved at once, and has no gap at any time of the year', (point) => {
    fc.assert(
      fc.property(
        people,
        fc.integer({ min: 0, max: 365 * 24 }),
        fc.constantFrom(...Object.values(ZONES)),
        (all, hour, zone) => {
          const now = NOW + hour * HOUR_MS;
          const layers = startedAs(point, all, { now, zone, zoneOf });
          // Regions without anybody wait for people.
          const isFilled = layers.every(({ rotations }) => rotations.every((one) => one.people.length > 0));
          fc.pre(isFilled);
          const schedule = decoded({ id: 'new', name: 'New', zone, layers: [...layers] });
          expect(schedule).not.toBeNull();
          if (schedule === null) return;
          const window = { start: now, end: now + 20 * DAY_MS };
          expect(gaps(schedule, window)).toEqual([]);
          expect(overlapsIn(schedule, window)).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('that follows the sun hands over at the beginning of a shift', () => {
    const [layer] = followTheSun(regionsOf(['ana', 'kim', 'max'], zoneOf, NOW), NOW);
    expect(layer?.rotations[0]).toMatchObject({ name: 'Los Angeles', start: '2026-11-16T17:00', handoffDay: 'mon' });
  });
});
