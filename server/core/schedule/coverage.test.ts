import { describe, expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../time/instant.ts';
import { coverageOf, emptyShifts, gaps } from './coverage.ts';
import { at, days, hours, layer, only, override, read, rotation, schedule, single } from './test/example.ts';
import { onCall } from './on-call.ts';
import { resolve } from './resolve.ts';

const DAY = '2026-03-02';
const day = days(DAY, 1);
const on = (text: string) => single(DAY, text);
const isKnown = (person: string) => !person.startsWith('deleted');
const text = (of: readonly { start: number; end: number }[]) =>
  of.map(({ start, end }) => `${(start - day.start) / MINUTE_MS / 60}-${(end - day.start) / MINUTE_MS / 60}`);

describe('gaps', () => {
  it('S14 before and after a shift', () => {
    expect(text(gaps(only(on('A 10-18')), day))).toEqual(['0-10', '18-24']);
  });

  it('S14 less than a minute between two shifts is none', () => {
    const almost = { ...on('A 0-12'), until: at(`${DAY}T12:00`) - 1_000 };
    const two = schedule([layer(0, almost, on('B 12-24'))]);
    expect(gaps(two, day)).toEqual([]);
    expect(gaps(two, { start: at(`${DAY}T11:00`), end: at(`${DAY}T12:00`) })).toEqual([]);
    const minute = { ...on('A 0-12'), until: at(`${DAY}T12:00`) - MINUTE_MS };
    expect(gaps(schedule([layer(0, minute, on('B 12-24'))]), day)).toHaveLength(1);
  });

  it('S14 a piece of a longer gap counts, however little of it the window shows', () => {
    const ten = at(`${DAY}T10:00`);
    expect(gaps(only(on('A 10-18')), { start: ten - 1_000, end: ten + MINUTE_MS })).toEqual([
      { start: ten - 1_000, end: ten },
    ]);
  });

  it('S15 a shift of a whole day is a shift like any other', () => {
    const whole = schedule([], { overrides: [override(DAY, 'A 0-24', 1)] });
    expect(text(gaps(whole, { start: day.start - DAY_MS, end: day.end + DAY_MS }))).toEqual(['-24-0', '24-48']);
  });

  it('is the whole window for a schedule without layers, and nothing for no time', () => {
    expect(gaps(schedule([]), day)).toEqual([day]);
    expect(gaps(schedule([]), { start: day.start, end: day.start })).toEqual([]);
    expect(gaps(schedule([]), { start: day.end, end: day.start })).toEqual([]);
  });
});

describe('empty shifts', () => {
  it('Q1 one person around the clock; every second day; deleted; both', () => {
    const window = days(DAY, 7);
    const looks = (people: string, every: number) => {
      const plan = only(rotation(DAY, people, { turn: { kind: 'daily', every }, shiftMs: DAY_MS }));
      return { gaps: gaps(plan, window, isKnown).length > 0, empty: emptyShifts(plan, window, isKnown).length > 0 };
    };
    expect(looks('A', 1)).toEqual({ gaps: false, empty: false });
    expect(looks('A', 2)).toEqual({ gaps: true, empty: false });
    expect(looks('deleted', 1)).toEqual({ gaps: false, empty: true });
    expect(looks('deleted', 2)).toEqual({ gaps: true, empty: true });
  });

  it('Q3 nothing that anybody works is one gap as long as the window, and nothing empty', () => {
    const window = days(DAY, 7);
    for (const nothing of [schedule([]), schedule([layer(0)]), only(rotation('2027-01-01', 'A'))]) {
      expect([gaps(nothing, window), emptyShifts(nothing, window), resolve(nothing, window)]).toEqual([
        [window],
        [],
        [],
      ]);
    }
  });

  it('Q2 sees neither the past nor what lies beyond the window', () => {
    const now = at(DAY);
    const window = { start: now, end: now + 30 * DAY_MS };
    const past = only(rotation(DAY, 'A'));
    expect(gaps(past, window)).toEqual([]);
    const later = only(rotation(DAY, 'A', { until: window.end + MINUTE_MS }));
    expect([gaps(later, window), emptyShifts(later, window)]).toEqual([[], []]);
  });

  it('lets the layer below show through a shift whose people are all deleted, and reports it', () => {
    const two = schedule([layer(1, on('A 8-20')), layer(2, on('deleted 10-12'))]);
    expect(read(two, day, isKnown)).toEqual(['A 08:00-20:00']);
    expect(onCall(two, at(`${DAY}T11:00`), isKnown)).toEqual(['A']);
    expect(emptyShifts(two, day, isKnown)).toEqual([
      {
        interval: { start: at(`${DAY}T10:00`), end: at(`${DAY}T12:00`) },
        named: ['deleted'],
        sources: [{ kind: 'rotation', layerId: 'L2', rotationId: 'deleted 10-12', turn: 0 }],
      },
    ]);
    expect(text(gaps(two, day, isKnown))).toEqual(['0-8', '20-24']);
  });

  it('does the same for an override, which then hides no older one either', () => {
    const overrides = [override(DAY, 'B 10-14', 1), override(DAY, 'deleted 9-12', 2)];
    const both = schedule([layer(1, on('A 8-20'))], { overrides });
    expect(read(both, day, isKnown)).toEqual(['A 08:00-10:00', 'B 10:00-14:00', 'A 14:00-20:00']);
    expect(emptyShifts(both, day, isKnown).map(({ sources }) => sources)).toEqual([
      [{ kind: 'override', overrideId: 'deleted 9-12' }],
    ]);
  });

  it('keeps those of a group who are known', () => {
    const pair = only(on('A+deleted 10-12'));
    expect(read(pair, day, isKnown)).toEqual(['A 10:00-12:00']);
    expect(emptyShifts(pair, day, isKnown)).toEqual([]);
  });

  it('is not reported where somebody above is on call', () => {
    const two = schedule([layer(1, on('deleted 8-20')), layer(2, on('A 10-12'))]);
    expect(text(emptyShifts(two, day, isKnown).map(({ interval }) => interval))).toEqual(['8-10', '12-20']);
    expect(resolve(two, day, isKnown)).toHaveLength(1);
  });

  it('joins what an empty rotation beside it does not change', () => {
    const beside = schedule([layer(1, on('A 8-20'), on('deleted 10-12'))]);
    expect(read(beside, day, isKnown)).toEqual(['A 08:00-20:00']);
    expect(text(emptyShifts(beside, day, isKnown).map(({ interval }) => interval))).toEqual(['10-12']);
  });

  it('S16 a draft without people is empty, not a gap', () => {
    const draft = only(rotation(DAY, '', { windows: [hours('09:00-17:00')] }));
    expect(text(gaps(draft, day))).toEqual(['0-9', '17-24']);
    expect(emptyShifts(draft, day)).toMatchObject([{ named: [] }]);
    expect(resolve(draft, day)).toEqual([]);
  });
});

describe('coverage', () => {
  it('is the part of a window in which somebody is on call', () => {
    const office = only(rotation(DAY, 'A', { windows: [hours('09:00-17:00')] }));
    const week = days(DAY, 7);
    const { totalMs, coveredMs, gaps: missing, empty } = coverageOf(office, week);
    expect(coveredMs / totalMs).toBe(8 / 24);
    expect([missing.length, empty.length]).toEqual([8, 0]);
  });
});
