import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../time/instant.ts';
import type { Schedule } from '../schedule.ts';
import { at, hours, layer, only, override, rotation, schedule } from '../test/example.ts';
import { changeSince } from './handoff.ts';
import { outlookOf } from './outlook.ts';

const MONDAY = at('2026-11-23T09:00');
const weekly = { turn: { kind: 'weekly', every: 1, handoffDay: 'mon' } } as const;
const office = { windows: [hours('09:00-17:00')], weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'] as const };
const week = only(rotation('2026-11-16T09:00', 'A B', weekly));

const change = (of: Schedule, people: string[], since: number, now: number) =>
  changeSince(
    { people, since },
    outlookOf(of, now, () => true),
    now,
  );

describe('a hand-off', () => {
  it('is none while the same people are on call', () => {
    expect(change(week, ['A'], MONDAY - 7 * DAY_MS, MONDAY - 1)).toBeNull();
  });

  it('names who leaves, who comes, and until when', () => {
    expect(change(week, ['A'], MONDAY - 7 * DAY_MS, MONDAY)).toEqual({
      ...{ at: MONDAY, from: ['A'], to: ['B'], until: MONDAY + 7 * DAY_MS, isRoutine: false, missed: 0 },
    });
  });

  it('that is found late is told as of its instant', () => {
    expect(change(week, ['A'], MONDAY - 7 * DAY_MS, MONDAY + HOUR_MS)).toMatchObject({ at: MONDAY, missed: 0 });
  });

  it('after an absence only the last one counts, and those before it are counted', () => {
    const daily = only(rotation('2026-11-16T09:00', 'A B C'));
    const found = change(daily, ['A'], at('2026-11-22T09:00'), at('2026-11-27T12:00'));
    // 22 A, 23 B, 24 C, 25 A, 26 B, 27 C
    expect(found).toMatchObject({ at: at('2026-11-27T09:00'), from: ['B'], to: ['C'], missed: 4 });
  });

  it('back to the same people is one as well, where nobody looked in between', () => {
    const daily = only(rotation('2026-11-16T09:00', 'A B'));
    const [start, later] = [at('2026-11-24T09:00'), at('2026-11-26T12:00')];
    expect(change(daily, ['A'], start, later)).toMatchObject({ at: at('2026-11-26T09:00'), from: ['B'], to: ['A'] });
    expect(change(daily, ['A'], later - HOUR_MS, later)).toBeNull();
  });

  it('by an edit is now, whatever the new plan says of the past', () => {
    const other = only(rotation('2026-11-16T09:00', 'C', weekly));
    const now = MONDAY + DAY_MS;
    expect(change(other, ['B'], MONDAY, now)).toMatchObject({ at: now, from: ['B'], to: ['C'] });
  });

  it('of office days within a turn is routine; at its beginning and its end it is not', () => {
    const days = only(rotation('2026-11-16T09:00', 'A B', { ...weekly, ...office }));
    const evening = change(days, ['B'], MONDAY, MONDAY + 8 * HOUR_MS);
    expect(evening).toMatchObject({ to: [], isRoutine: true, until: MONDAY + DAY_MS });
    expect(change(days, [], MONDAY + 8 * HOUR_MS, MONDAY + DAY_MS)).toMatchObject({ to: ['B'], isRoutine: true });
    const friday = MONDAY + 4 * DAY_MS;
    expect(change(days, ['B'], friday, friday + 8 * HOUR_MS)).toMatchObject({ isRoutine: false });
    expect(change(days, [], MONDAY - 2 * DAY_MS, MONDAY)).toMatchObject({ to: ['B'], isRoutine: false });
  });

  it('to an override and back is none of routine', () => {
    const covered = { ...week, overrides: [override('2026-11-25', 'C 10-12', 1)] };
    const [start, end] = [at('2026-11-25T10:00'), at('2026-11-25T12:00')];
    expect(change(covered, ['B'], MONDAY, start)).toMatchObject({
      from: ['B'],
      to: ['C'],
      until: end,
      isRoutine: false,
    });
    expect(change(covered, ['C'], start, end)).toMatchObject({ from: ['C'], to: ['B'], isRoutine: false });
  });

  it('to nobody at all has no end in sight', () => {
    const over = schedule([layer(0, { ...rotation('2026-11-16T09:00', 'A', weekly), until: MONDAY })]);
    expect(change(over, ['A'], MONDAY - DAY_MS, MONDAY)).toMatchObject({ to: [], until: null, isRoutine: false });
  });
});
