import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../time/instant.ts';
import { fairness, participantsOf } from './fairness.ts';
import { loadsOf, NO_LOAD } from './load.ts';
import { days, layer, only, rotation, schedule } from './test/example.ts';

const loads = (...hours: number[]) =>
  new Map(hours.map((count, index) => [`p${index}`, { ...NO_LOAD, onCallMs: count * HOUR_MS }]));
const evenness = (...hours: number[]) => fairness(loads(...hours), [])[0]?.evenness;

describe('how fair a load is', () => {
  it('is 1 where everybody carries the same, and 0 where one carries all', () => {
    expect(evenness(40, 40, 40)).toBe(1);
    expect(evenness(0, 0, 120)).toBe(0);
    expect(evenness(0, 120)).toBe(0);
    expect(evenness(30, 50, 40)).toBeCloseTo(0.833, 3);
  });

  it('names who has least and most, and an equal share', () => {
    expect(fairness(loads(30, 50, 40), [])).toEqual([
      expect.objectContaining({
        ...{ burden: 'onCallMs', total: 120 * HOUR_MS, mean: 40 * HOUR_MS },
        ...{ least: { personId: 'p0', value: 30 * HOUR_MS }, most: { personId: 'p1', value: 50 * HOUR_MS } },
      }),
    ]);
  });

  it('says nothing of one person alone, and nothing of what nobody carries', () => {
    expect(fairness(loads(40), [])).toEqual([]);
    expect(fairness(new Map(), ['A', 'B'])).toEqual([]);
    expect(fairness(loads(1, 1), []).map(({ burden }) => burden)).toEqual(['onCallMs']);
  });

  it('counts those who take turns and have none in the window', () => {
    const weekly = only(rotation('2026-05-04', 'A B', { turn: { kind: 'weekly', every: 1, handoffDay: 'mon' } }));
    const oneWeek = loadsOf([weekly], days('2026-05-04', 7), () => 'UTC');
    expect(fairness(oneWeek, participantsOf(weekly)).map(({ evenness: even }) => even)).toEqual([0, 0, 0]);
    const twoWeeks = loadsOf([weekly], days('2026-05-04', 14), () => 'UTC');
    expect(fairness(twoWeeks, participantsOf(weekly))[0]?.evenness).toBe(1);
  });

  it('lies between 0 and 1, and does not depend on the order or on the unit', () => {
    const someHours = fc.array(fc.nat(500), { minLength: 2, maxLength: 9 }).filter((hours) => hours.some(Boolean));
    fc.assert(
      fc.property(someHours, (hours) => {
        const even = evenness(...hours) ?? NaN;
        expect(even).toBeGreaterThanOrEqual(-1e-12);
        expect(even).toBeLessThanOrEqual(1 + 1e-12);
        expect(evenness(...[...hours].reverse())).toBeCloseTo(even, 10);
        expect(evenness(...hours.map((count) => count * 7))).toBeCloseTo(even, 10);
      }),
      { numRuns: 200, seed: 1912 },
    );
  });

  it('leaves out those who only look on', () => {
    const shadow = { ...layer(1, rotation('2026-05-04', 'C')), duty: 'shadow' as const };
    expect(participantsOf(schedule([layer(0, rotation('2026-05-04', 'B A+B')), shadow]))).toEqual(['B', 'A']);
  });
});
