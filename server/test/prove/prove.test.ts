import { describe, expect, it } from 'vitest';
import { compare } from '../../core/schedule/test/minute-comparison.ts';
import type { Comparison } from '../../core/schedule/test/minute-comparison.ts';
import type { Town } from '../../core/schedule/test/random.ts';
import { readOptions } from './options.ts';
import { orderOf } from './order.ts';
import { walkZone } from './walk.ts';
import { allZones, changesOf, momentsAt } from './zones.ts';

describe('the proof over all zones', () => {
  it('agrees in a few of them, as the whole does in all', () => {
    for (const zone of orderOf(allZones(), 5).slice(0, 12)) {
      const changes = changesOf(zone).filter((_, index) => index % 16 === 3);
      const walked = walkZone({ zone, seed: 5, schedules: 3 }, changes);
      expect(walked).toMatchObject({ zone, changes: changes.length, failure: null });
      expect(walked.schedules).toBe((changes.length + 4) * 3);
      expect(walked.instants).toBe(walked.schedules * 3 * 1_440);
    }
  });

  it('stops at a difference and shows the smallest schedule that has one', () => {
    /** Of a resolver that forgets covers. */
    const forgetful = (town: Town): Comparison => {
      const { instants } = compare(town);
      const [cover] = town.schedule.covers;
      const answer = { people: [], reasons: [], shadows: [], isEmpty: false };
      const difference = { at: town.window.start, oracle: { ...answer, people: ['A'] }, resolver: answer };
      return { instants, difference: cover === undefined ? null : difference };
    };
    const walked = walkZone({ zone: 'Europe/Berlin', seed: 1, schedules: 20 }, [Date.UTC(2026, 2, 29, 1)], forgetful);
    const lines = walked.failure?.split('\n') ?? [];
    expect(lines[0]).toBe('Europe/Berlin, around 2026-03-29T01:00:00.000Z; the smallest schedule that was found:');
    const shrunk = JSON.parse(lines[1] ?? '') as Town['schedule'];
    expect([shrunk.covers.length, shrunk.absences, shrunk.overrides, shrunk.imports]).toEqual([1, [], [], []]);
    expect(lines.slice(3)).toEqual([
      expect.stringMatching(/^first difference at 2026-03-2/),
      '  oracle:   {"people":["A"],"reasons":[],"shadows":[],"isEmpty":false}',
      '  resolver: {"people":[],"reasons":[],"shadows":[],"isEmpty":false}',
    ]);
  });

  it('does the same again with the same seed', () => {
    const seen = [1, 2].map(() => {
      const ids: string[] = [];
      const note = (town: Town): Comparison => {
        ids.push(JSON.stringify(town.schedule));
        return { instants: 1, difference: null };
      };
      walkZone({ zone: 'Asia/Tehran', seed: 11, schedules: 2 }, [], note);
      return ids;
    });
    expect(seen[0]).toHaveLength(8);
    expect(seen[1]).toEqual(seen[0]);
    expect(new Set(seen[0]).size).toBe(8);
  });
});

describe('the zones', () => {
  it('are those that Intl lists, and the names that stand for others', () => {
    const zones = allZones();
    expect(zones.length).toBeGreaterThan(580);
    expect(zones).toEqual(expect.arrayContaining(['Europe/Berlin', 'US/Pacific', 'Asia/Calcutta', 'UTC']));
    expect(new Set(zones).size).toBe(zones.length);
  });

  it('have changes from 2000 to 2040, first to last', () => {
    const changes = changesOf('Europe/Berlin').map((at) => new Date(at).toISOString());
    expect([changes.length, changes[0], changes.at(-1)]).toEqual([
      ...[82, '2000-03-26T01:00:00.000Z', '2040-10-28T01:00:00.000Z'],
    ]);
    expect(changesOf('Asia/Kolkata')).toEqual([]);
    expect(momentsAt([0, 0.5]).map((at) => new Date(at).toISOString())).toEqual([
      ...['2000-01-01T00:00:00.000Z', '2020-07-02T00:00:00.000Z'],
    ]);
  });

  it('come in an order that only the seed decides', () => {
    const zones = allZones();
    expect(orderOf(zones, 1)).toEqual(orderOf([...zones].reverse(), 1));
    expect(orderOf(zones, 1)).not.toEqual(orderOf(zones, 2));
    expect([...orderOf(zones, 1)].sort()).toEqual([...zones].sort());
  });
});

describe('the options of the proof', () => {
  it('are all zones, a new seed and an hour, or what is asked for', () => {
    expect(readOptions([])).toMatchObject({ zone: null, minutes: 60, schedules: 5 });
    const asked = ['--zone', 'Asia/Tokyo', '--seed', '7', '--minutes', '2', '--schedules', '1'];
    expect(readOptions(asked)).toEqual({ zone: 'Asia/Tokyo', seed: 7, minutes: 2, schedules: 1 });
  });

  it('are refused with a sentence', () => {
    expect(() => readOptions(['--zone', 'Mars/Olympus'])).toThrow('there is no zone "Mars/Olympus"');
    expect(() => readOptions(['--seed', 'x'])).toThrow('--seed wants a whole number, not "x"');
  });
});
