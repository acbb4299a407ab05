import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/instant.ts';
import { changedHandoffs, changesBetween, changesByPerson } from './changes.ts';
import type { OnCallChange } from './changes.ts';
import { onCall } from './on-call.ts';
import type { Override, Rotation, Schedule } from './schedule.ts';
import { nothingBeside } from './surroundings.ts';
import { at, days, layer, rotation } from './test/example.ts';
import { anyTown } from './test/random.ts';

const runs = { numRuns: 60, seed: 20260329 };
const week = days('2026-11-16', 7);

function scheduleOf(rotations: readonly Rotation[], overrides: readonly Override[] = []): Schedule {
  return {
    id: 's',
    name: 'S',
    teamId: null,
    zone: 'UTC',
    layers: [layer(0, ...rotations)],
    overrides,
    ...nothingBeside,
  };
}
const daily = scheduleOf([rotation('2026-11-16', 'A B')]);
const cover = (start: string, end: string): Override => ({
  ...{ id: 'o', people: ['C'], layerId: null, createdAt: 1 },
  interval: { start: at(start), end: at(end) },
});
const covered = { ...daily, overrides: [cover('2026-11-18T20:00', '2026-11-19T04:00')] };
const swapped = (changes: readonly OnCallChange[]): OnCallChange[] =>
  changes.map(({ interval, before, after }) => ({ interval, before: after, after: before }));

describe('who changes when', () => {
  it('names the stretches with those who leave and those who come', () => {
    expect(changesBetween(daily, covered, week)).toEqual([
      { interval: { start: at('2026-11-18T20:00'), end: at('2026-11-19') }, before: ['A'], after: ['C'] },
      { interval: { start: at('2026-11-19'), end: at('2026-11-19T04:00') }, before: ['B'], after: ['C'] },
    ]);
    expect(changesByPerson(changesBetween(daily, covered, week))).toEqual([
      { personId: 'A', gainedMs: 0, lostMs: 4 * HOUR_MS },
      { personId: 'B', gainedMs: 0, lostMs: 4 * HOUR_MS },
      { personId: 'C', gainedMs: 8 * HOUR_MS, lostMs: 0 },
    ]);
  });

  it('counts hand-offs that moved once, and new ones once', () => {
    const later = scheduleOf([rotation('2026-11-15T01:00', 'B A')]);
    expect(changedHandoffs(daily, later, { start: at('2026-11-16T12:00'), end: at('2026-11-20') })).toBe(3);
    expect(changedHandoffs(daily, covered, week)).toBe(2);
    expect(changedHandoffs(daily, daily, week)).toBe(0);
    expect(changedHandoffs(null, daily, week)).toBe(7);
  });

  it('shows new gaps as nobody', () => {
    const only = scheduleOf([rotation('2026-11-16', 'A', { until: at('2026-11-20') })]);
    const all = scheduleOf([rotation('2026-11-16', 'A')]);
    expect(changesBetween(all, only, week)).toEqual([
      { interval: { start: at('2026-11-20'), end: week.end }, before: ['A'], after: [] },
    ]);
    expect(changesBetween(null, null, week)).toEqual([]);
  });

  it('does not mind the order of people who are on together', () => {
    const one = scheduleOf([rotation('2026-11-16', 'A+B')]);
    expect(changesBetween(one, scheduleOf([rotation('2026-11-16', 'B+A')]), week)).toEqual([]);
  });
});

describe('laws of changes, in any zone, around changes of its clocks', () => {
  it('nothing is changed by nothing', () => {
    fc.assert(
      fc.property(anyTown, ({ schedule, window, isKnown }) => {
        expect(changesBetween(schedule, structuredClone(schedule), window, isKnown)).toEqual([]);
        expect(changedHandoffs(schedule, structuredClone(schedule), window, isKnown)).toBe(0);
      }),
      runs,
    );
  });

  it('backwards they are the same with both sides exchanged', () => {
    fc.assert(
      fc.property(anyTown, anyTown, ({ schedule, window, isKnown }, other) => {
        const there = changesBetween(schedule, other.schedule, window, isKnown);
        expect(changesBetween(other.schedule, schedule, window, isKnown)).toEqual(swapped(there));
        expect(changedHandoffs(schedule, other.schedule, window, isKnown)).toBe(
          changedHandoffs(other.schedule, schedule, window, isKnown),
        );
      }),
      runs,
    );
  });

  it('at any instant there is a change exactly where onCall differs', () => {
    fc.assert(
      fc.property(anyTown, fc.nat(4_319), ({ schedule, window, isKnown }, minute) => {
        const without = { ...schedule, overrides: [] };
        const changes = changesBetween(schedule, without, window, isKnown);
        const instant = window.start + minute * MINUTE_MS;
        const change = changes.find(({ interval }) => interval.start <= instant && instant < interval.end);
        const [before, after] = [onCall(schedule, instant, isKnown), onCall(without, instant, isKnown)];
        const sorted = (people: readonly string[] = []) => [...people].sort();
        if (change === undefined) expect(sorted(before)).toEqual(sorted(after));
        else expect([change.before, change.after].map(sorted)).toEqual([before, after].map(sorted));
      }),
      { ...runs, numRuns: 120 },
    );
  });

  it('are sorted, and what people gain and lose sums to them', () => {
    fc.assert(
      fc.property(anyTown, ({ schedule, window, isKnown }) => {
        const changes = changesBetween(null, schedule, window, isKnown);
        let end = window.start;
        for (const { interval } of changes) {
          expect(interval.start).toBeGreaterThanOrEqual(end);
          end = interval.end;
        }
        expect(end).toBeLessThanOrEqual(window.end);
        const gained = changesByPerson(changes).reduce((sum, { gainedMs }) => sum + gainedMs, 0);
        const total = changes.reduce(
          (sum, { interval, after }) => sum + (interval.end - interval.start) * after.length,
          0,
        );
        expect(gained).toBe(total);
        expect(total).toBeLessThanOrEqual(3 * DAY_MS * 6);
      }),
      runs,
    );
  });
});
