import { describe, expect, it } from 'vitest';
import { formatLocalDateTime } from '../../time/wall-time.ts';
import { wallMsAt } from '../../time/zone.ts';
import { resolve } from '../resolve.ts';
import type { Schedule } from '../schedule.ts';
import { at, days, hours, layer, only, override, rotation, schedule } from '../test/example.ts';
import { stintsOf } from './stints.ts';

const text = (instant: number) => formatLocalDateTime(wallMsAt('UTC', instant)).slice(5);

/** `A 11-23T09:00-11-27T17:00 x5` for three weeks from Monday 2026-11-23. */
function read(of: Schedule, count = 21): string[] {
  const window = days('2026-11-23', count);
  return stintsOf(of, resolve(of, window), window.end).map(
    ({ personId, start, end, shifts }) => `${personId} ${text(start)}-${end === null ? '' : text(end)} x${shifts}`,
  );
}

const MONDAY = '2026-11-23T09:00';
const office = { windows: [hours('09:00-17:00')], weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'] as const };
const weekly = { turn: { kind: 'weekly', every: 1, handoffDay: 'mon' } } as const;

describe('stints', () => {
  it('five office days of one turn are one', () => {
    expect(read(only(rotation(MONDAY, 'A B', { ...weekly, ...office })), 14)).toEqual([
      'A 11-23T09:00-11-27T17:00 x5',
      'B 11-30T09:00-12-04T17:00 x5',
    ]);
  });

  it('the nights between are another person’s, and belong together as well', () => {
    const nights = rotation('2026-11-23T17:00', 'B C', { ...weekly, windows: [hours('17:00-09:00')] });
    const whole = schedule([
      layer(0, { ...nights, id: 'nights' }),
      layer(1, rotation(MONDAY, 'A', { ...weekly, ...office })),
    ]);
    expect(read(whole, 7)).toEqual(['A 11-23T09:00-11-27T17:00 x5', 'B 11-23T17:00- x7']);
  });

  it('whole days in turn are one each, and two in a row are one together', () => {
    expect(read(only(rotation(MONDAY, 'A B')), 4)).toEqual([
      'A 11-23T09:00-11-24T09:00 x1',
      'B 11-24T09:00-11-25T09:00 x1',
      'A 11-25T09:00-11-26T09:00 x1',
      'B 11-26T09:00- x1',
    ]);
    expect(read(only(rotation(MONDAY, 'A A B')), 4).map((one) => one.slice(0, 13))).toEqual([
      'A 11-23T09:00',
      'B 11-25T09:00',
      'A 11-26T09:00',
    ]);
  });

  it('of somebody who is alone never begin anew', () => {
    expect(read(only(rotation(MONDAY, 'A', office)))).toEqual(['A 11-23T09:00-12-11T17:00 x15']);
  });

  it('an override is one of its own, and the turn goes on behind it', () => {
    const covered = { ...only(rotation(MONDAY, 'A C', weekly)), overrides: [override('2026-11-25', 'B 10-12', 1)] };
    expect(read(covered, 8)).toEqual([
      'A 11-23T09:00-11-30T09:00 x2',
      'B 11-25T10:00-11-25T12:00 x1',
      'C 11-30T09:00- x1',
    ]);
  });

  it('of people who are on together each counts by the rotation that names them', () => {
    const whole = schedule([layer(0, rotation(MONDAY, 'A', weekly), rotation(MONDAY, 'B C'))]);
    expect(read(whole, 4).map((one) => one.slice(0, 13))).toEqual([
      'A 11-23T09:00',
      'B 11-23T09:00',
      'C 11-24T09:00',
      'B 11-25T09:00',
      'C 11-26T09:00',
    ]);
  });

  it('of a substitute are those of whom they stand in for', () => {
    const interval = { start: at('2026-11-01'), end: at('2027-01-01') };
    const away = { id: 'a', personId: 'A', interval, substituteId: 'S', createdAt: 0 };
    expect(read({ ...only(rotation(MONDAY, 'A B', { ...weekly, ...office })), absences: [away] })).toEqual([
      'S 11-23T09:00-11-27T17:00 x5',
      'B 11-30T09:00-12-04T17:00 x5',
      'S 12-07T09:00-12-11T17:00 x5',
    ]);
  });

  it('of a taken turn are one for whoever took it', () => {
    const main = rotation(MONDAY, 'A B', { ...weekly, ...office });
    const occurrence = { rotationId: main.id, turn: 1, part: null };
    const cover = { id: 'c', occurrence, from: 'B', to: 'C', takenAt: 0, until: null };
    expect(read({ ...only(main), covers: [cover] })).toEqual([
      'A 11-23T09:00-11-27T17:00 x5',
      'C 11-30T09:00-12-04T17:00 x5',
      'A 12-07T09:00-12-11T17:00 x5',
    ]);
  });
});
