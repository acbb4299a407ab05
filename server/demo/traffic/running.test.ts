import { describe, expect, it } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../core/time/instant.ts';
import type { Outage, Signal } from './outage.ts';
import { seededRandom } from './random.ts';
import { isPartOf, runOutage } from './running.ts';
import type { Scenario } from './scenario.ts';
import { SCENARIOS } from './scenarios.ts';

const AT = Date.UTC(2026, 10, 21, 9);
const [checkout] = SCENARIOS as readonly [Scenario, ...Scenario[]];

/** Two alerts: the second fires a little later, both end after two minutes. */
const outage: Outage = {
  scenario: checkout,
  alerts: [{ region: 'eu-1' }, { region: 'us-1' }],
  turns: [
    { at: AT, alert: 0, becomes: 'firing' },
    { at: AT + 10 * SECOND_MS, alert: 1, becomes: 'firing' },
    { at: AT + 2 * MINUTE_MS, alert: 0, becomes: 'resolved' },
    { at: AT + 2 * MINUTE_MS, alert: 1, becomes: 'resolved' },
  ],
};
const run = (by: 'town' | 'visitor' = 'town') => runOutage(outage, seededRandom(1), { by, firing: new Map() });
const shape = (signals: readonly Signal[] | null) =>
  signals?.map(({ labels, endsAt }) => `${labels['region'] ?? ''} ${endsAt === null ? 'fires' : 'is over'}`);

describe('an outage under way', () => {
  it('tells all that fires whenever something changed, and nothing in between', () => {
    const running = run();
    expect(running.dueAt()).toBe(AT);
    expect(shape(running.advance(AT))).toEqual(['eu-1 fires']);
    expect(running.advance(AT + SECOND_MS)).toBeNull();
    expect(shape(running.advance(AT + 10 * SECOND_MS))).toEqual(['eu-1 fires', 'us-1 fires']);
  });

  it('is over once everybody was told that nothing fires', () => {
    const running = run();
    const end = AT + 2 * MINUTE_MS;
    const last = running.advance(end);
    expect(shape(last)).toEqual(['eu-1 is over', 'us-1 is over']);
    expect(running.isOver()).toBe(false);
    running.told(last ?? [], true, end);
    expect(running.isOver()).toBe(true);
    expect(running.dueAt()).toBe(Infinity);
  });

  it('repeats what still fires, as monitoring does', () => {
    const [fires] = outage.turns;
    const long: Outage = { ...outage, turns: fires === undefined ? [] : [fires] };
    const running = runOutage(long, seededRandom(1), { by: 'town', firing: new Map() });
    running.told(running.advance(AT) ?? [], true, AT);
    expect(running.dueAt()).toBe(AT + 5 * MINUTE_MS);
    expect(shape(running.advance(AT + 5 * MINUTE_MS))).toEqual(['eu-1 fires']);
  });

  it('tells again what was not taken, so that no alert fires for ever', () => {
    const running = run();
    const end = AT + 2 * MINUTE_MS;
    const last = running.advance(end) ?? [];
    running.told(last, false, end);
    expect(running.isOver()).toBe(false);
    expect(running.dueAt()).toBe(end + 20 * SECOND_MS);
    expect(shape(running.advance(end + 20 * SECOND_MS))).toEqual(['eu-1 is over', 'us-1 is over']);
  });

  it('keeps the news of an alert that went quiet while the last telling was on its way', () => {
    const running = run();
    const first = running.advance(AT + 10 * SECOND_MS) ?? [];
    const second = running.advance(AT + 2 * MINUTE_MS) ?? [];
    running.told(first, true, AT + 2 * MINUTE_MS);
    expect(running.isOver()).toBe(false);
    running.told(second, true, AT + 2 * MINUTE_MS);
    expect(running.isOver()).toBe(true);
  });

  it('ends at once when told to, and never fires again', () => {
    const running = run();
    running.advance(AT);
    expect(shape(running.end(AT + SECOND_MS))).toEqual(['eu-1 is over']);
    expect(running.advance(AT + MINUTE_MS)).toBeNull();
  });

  it('goes on from what an earlier start left firing', () => {
    const left: Signal = { labels: { region: 'eu-1' }, startsAt: AT - MINUTE_MS, endsAt: null, value: null };
    const resumed: Outage = { ...outage, turns: [{ at: AT + MINUTE_MS, alert: 0, becomes: 'resolved' }] };
    const running = runOutage(resumed, seededRandom(1), { by: 'town', firing: new Map([[0, left]]) });
    expect(running.advance(AT)).toBeNull();
    expect(running.advance(AT + MINUTE_MS)).toEqual([{ ...left, endsAt: AT + MINUTE_MS }]);
  });

  it('knows its alerts by their labels, whatever the service added', () => {
    const running = run('visitor');
    expect(running.by).toBe('visitor');
    expect(running.includes({ alertname: checkout.rule, region: 'us-1', added: 'later' })).toBe(true);
    expect(running.includes({ alertname: checkout.rule, region: 'ap-1' })).toBe(false);
    expect(isPartOf({ a: '1' }, { a: '1', b: '2' })).toBe(true);
    expect(isPartOf({ a: '1', b: '2' }, { a: '1' })).toBe(false);
  });

  it('measures tenths where they mean something, and whole numbers where not', () => {
    const tenths = run().advance(AT)?.[0]?.value ?? 0;
    expect(Math.round(tenths * 10) / 10).toBe(tenths);
    const lag = SCENARIOS.find(({ id }) => id === 'etl-lag') as Scenario;
    const running = runOutage({ ...outage, scenario: lag }, seededRandom(1), { by: 'town', firing: new Map() });
    expect(Number.isInteger(running.advance(AT)?.[0]?.value)).toBe(true);
  });
});
