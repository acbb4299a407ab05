import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../core/time/instant.ts';
import { planOutage, resumeOutage, visitorsOutage } from './outage.ts';
import type { Outage } from './outage.ts';
import { seededRandom } from './random.ts';
import { SCENARIOS } from './scenarios.ts';

const AT = Date.UTC(2026, 10, 21, 9);

const turnsOf = ({ turns }: Outage, alert: number) => turns.filter((turn) => turn.alert === alert);

describe('an outage', () => {
  it('is planned so that each alert fires, quietens by turns and ends quiet', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(...SCENARIOS), (seed, scenario) => {
        const outage = planOutage(scenario, seededRandom(seed), AT);
        expect(outage.turns).toEqual([...outage.turns].sort((a, b) => a.at - b.at));
        for (const alert of outage.alerts.keys()) {
          const becomes = turnsOf(outage, alert).map((turn) => turn.becomes);
          expect(becomes.length % 2).toBe(0);
          expect(becomes.every((word, index) => word === (index % 2 === 0 ? 'firing' : 'resolved'))).toBe(true);
        }
      }),
    );
  });

  it('begins at once and lasts between one and fifteen minutes', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(...SCENARIOS), (seed, scenario) => {
        const { turns } = planOutage(scenario, seededRandom(seed), AT);
        const lasts = (turns.at(-1)?.at ?? 0) - AT;
        expect(turns[0]).toMatchObject({ at: AT, alert: 0, becomes: 'firing' });
        expect(lasts).toBeGreaterThanOrEqual(MINUTE_MS - 1);
        expect(lasts).toBeLessThanOrEqual(15 * MINUTE_MS + 1);
      }),
    );
  });

  it('flaps now and then, and not always', () => {
    const scenario = SCENARIOS.find(({ instances }) => instances.length === 1);
    if (scenario === undefined) throw new Error('a scenario with one alert is needed');
    const lengths = Array.from({ length: 200 }, (_, seed) => planOutage(scenario, seededRandom(seed), AT).turns.length);
    expect(new Set(lengths)).toEqual(new Set([2, 4]));
  });

  it('gives each alert the labels of the scenario and its own', () => {
    const scenario = SCENARIOS[0];
    if (scenario === undefined) throw new Error('there are no scenarios');
    const { alerts } = planOutage(scenario, seededRandom(1), AT);
    expect(alerts[0]).toMatchObject({ service: 'checkout', severity: 'critical', region: 'eu-1' });
  });

  it('of a visitor fires everything at once and stays for half an hour', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(...SCENARIOS), (seed, scenario) => {
        const { turns, alerts } = visitorsOutage(scenario, seededRandom(seed), AT);
        expect(turns.slice(0, alerts.length).every(({ at, becomes }) => at === AT && becomes === 'firing')).toBe(true);
        expect(turns.slice(alerts.length).every(({ at }) => at === AT + 30 * MINUTE_MS)).toBe(true);
      }),
    );
  });

  it('that was firing at the last stop goes on and ends within minutes', () => {
    const [scenario] = SCENARIOS;
    if (scenario === undefined) throw new Error('there are no scenarios');
    const { turns } = resumeOutage(scenario, [{ a: '1' }, { a: '2' }], seededRandom(4), AT);
    expect(turns.map(({ becomes }) => becomes)).toEqual(['resolved', 'resolved']);
    expect(turns[0]?.at).toBeGreaterThan(AT + 30 * SECOND_MS);
    expect(turns[0]?.at).toBeLessThanOrEqual(AT + 4 * MINUTE_MS);
  });
});
