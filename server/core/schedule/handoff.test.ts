import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../time/instant.ts';
import { at, hours, layer, only, override, rotation, schedule } from './test/example.ts';
import { lastHandoff, nextHandoff, nextShift, previousShift } from './handoff.ts';

const start = at('2026-05-04T09:00');
const weekly = rotation('2026-05-04T09:00', 'A B C', { turn: { kind: 'weekly', every: 1, handoffDay: 'mon' } });

describe('the next hand-off', () => {
  it('is when other people come on call, strictly later', () => {
    expect(nextHandoff(only(weekly), start)).toEqual({ at: start + 7 * DAY_MS, from: ['A'], to: ['B'] });
    expect(nextHandoff(only(weekly), start + 7 * DAY_MS)).toEqual({ at: start + 14 * DAY_MS, from: ['B'], to: ['C'] });
    expect(nextHandoff(only(weekly), start + 7 * DAY_MS - 1)?.at).toBe(start + 7 * DAY_MS);
  });

  it('may be to nobody, and from nobody', () => {
    const office = only(rotation('2026-05-04', 'A', { weekdays: ['mon'], windows: [hours('09:00-17:00')] }));
    expect(nextHandoff(office, start)).toEqual({ at: start + 8 * HOUR_MS, from: ['A'], to: [] });
    expect(nextHandoff(office, start + 8 * HOUR_MS)).toEqual({ at: start + 7 * DAY_MS, from: [], to: ['A'] });
  });

  it('is not where the same people go on for another reason', () => {
    const overrides = [override('2026-05-04', 'A 12-18', 1)];
    expect(nextHandoff({ ...only(weekly), overrides }, start)?.at).toBe(start + 7 * DAY_MS);
    const daily = only(rotation('2026-05-04', 'A+B B+A', { until: start + 3 * DAY_MS }));
    expect(nextHandoff(daily, start)?.at).toBe(start + 3 * DAY_MS);
  });

  it('never comes when one person is always on call, or nobody is', () => {
    expect(nextHandoff(only(rotation('2026-05-04', 'A')), start)).toBeNull();
    expect(nextHandoff(schedule([]), start)).toBeNull();
  });

  it('sees people who are no longer known', () => {
    const isKnown = (person: string) => person !== 'B';
    expect(nextHandoff(only(weekly), start, isKnown)).toEqual({ at: start + 7 * DAY_MS, from: ['A'], to: [] });
  });
});

describe('the next shift', () => {
  it('begins after the instant, of anybody or of one person, and is returned whole', () => {
    const whole = (week: number) => ({ start: start + week * 7 * DAY_MS, end: start + (week + 1) * 7 * DAY_MS });
    expect(nextShift(only(weekly), start)?.interval).toEqual(whole(1));
    expect(nextShift(only(weekly), start - 1)?.interval).toEqual(whole(0));
    expect(nextShift(only(weekly), start, 'C')?.interval).toEqual(whole(2));
    expect(nextShift(only(weekly), start, 'A')?.interval).toEqual(whole(3));
    expect(nextShift(only(weekly), start, 'D')).toBeNull();
  });

  it('is cut at the horizon when it has no end', () => {
    const later = schedule([layer(0, rotation('2026-06-01', 'A', { turn: { kind: 'monthly', every: 100 } }))]);
    expect(nextShift(later, start)).toMatchObject({
      people: ['A'],
      interval: { start: at('2026-06-01'), end: start + 400 * DAY_MS },
    });
  });
});

describe('the last hand-off', () => {
  const week = 7 * DAY_MS;

  it('is since when the same people are on call, the instant itself included', () => {
    expect(lastHandoff(only(weekly), start + week)).toEqual({ at: start + week, from: ['A'], to: ['B'] });
    expect(lastHandoff(only(weekly), start + 2 * week - 1)).toEqual({ at: start + week, from: ['A'], to: ['B'] });
    expect(lastHandoff(only(weekly), start + 3)).toEqual({ at: start, from: [], to: ['A'] });
  });

  it('is where a gap began, and where one ended', () => {
    const office = only(rotation('2026-05-04', 'A', { weekdays: ['mon'], windows: [hours('09:00-17:00')] }));
    expect(lastHandoff(office, start + 9 * HOUR_MS)).toEqual({ at: start + 8 * HOUR_MS, from: ['A'], to: [] });
    expect(lastHandoff(office, start + week)).toEqual({ at: start + week, from: [], to: ['A'] });
  });

  it('is the mirror of the next one', () => {
    for (let instant = start - DAY_MS; instant < start + 30 * DAY_MS; instant += 5 * HOUR_MS) {
      const next = nextHandoff(only(weekly), instant);
      expect(next && lastHandoff(only(weekly), next.at)).toEqual(next);
    }
  });

  it('never was where nobody was ever on call', () => {
    expect(lastHandoff(schedule([]), start)).toBeNull();
    expect(previousShift(schedule([]), start)).toBeNull();
  });
});

describe('the previous shift', () => {
  it('is the one before those who are on call, whole', () => {
    const weeks = 7 * DAY_MS;
    expect(previousShift(only(weekly), start + 2.5 * weeks)).toMatchObject({
      people: ['B'],
      interval: { start: start + weeks, end: start + 2 * weeks },
    });
    expect(previousShift(only(weekly), start + 1)).toBeNull();
  });

  it('is the one before a gap', () => {
    const office = only(rotation('2026-05-04', 'A', { windows: [hours('09:00-17:00')] }));
    expect(previousShift(office, start + 10 * HOUR_MS)?.interval).toEqual({ start, end: start + 8 * HOUR_MS });
    expect(previousShift(office, start + 25 * HOUR_MS)?.interval).toEqual({ start, end: start + 8 * HOUR_MS });
  });
});
