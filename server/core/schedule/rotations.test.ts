import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/instant.ts';
import { at, days, hours, layer, only, read, readDays, rotation, schedule } from './test/example.ts';
import { onCall } from './on-call.ts';
import type { Rotation, Turn } from './schedule.ts';

const hourly = (every = 1): Turn => ({ kind: 'hourly', every });
const daily = (every = 1): Turn => ({ kind: 'daily', every });
const weekly = (handoffDay: 'mon' | 'thu', every = 1): Turn => ({ kind: 'weekly', every, handoffDay });
const monthly = (every = 1): Turn => ({ kind: 'monthly', every });
const workdays: Rotation['weekdays'] = ['mon', 'tue', 'wed', 'thu', 'fri'];
const weekend: Rotation['weekdays'] = ['sat', 'sun'];

describe('daily turns', () => {
  it('R2 every second day, one day worked', () => {
    const plan = rotation('2024-08-01', 'A B', { turn: daily(2), shiftMs: DAY_MS });
    expect(readDays(only(plan), '2024-08-01', 7)).toEqual(['08-01 A', '08-03 B', '08-05 A', '08-07 B']);
  });

  it('R3 Monday, Wednesday, Friday: the selected days are counted', () => {
    const plan = rotation('2024-08-05', 'A B', { weekdays: ['mon', 'wed', 'fri'] });
    expect(readDays(only(plan), '2024-08-05', 10)).toEqual(['08-05 A', '08-07 B', '08-09 A', '08-12 B', '08-14 A']);
  });

  it('R4 two selected days each, across weeks', () => {
    const plan = rotation('2024-08-05', 'A B', { turn: daily(2), weekdays: ['mon', 'wed', 'fri'] });
    const days = readDays(only(plan), '2024-08-05', 22).map((line) => line.slice(-1));
    expect(days).toEqual(['A', 'A', 'B', 'B', 'A', 'A', 'B', 'B', 'A', 'A']);
  });

  it('R5 a start on a day that is not selected', () => {
    const plan = rotation('2024-08-05', 'A', { weekdays: ['wed', 'fri'] });
    expect(readDays(only(plan), '2024-08-05', 8)).toEqual(['08-07 A', '08-09 A']);
  });

  it('R19 Fridays, one person each', () => {
    const plan = rotation('2024-08-01', 'A B C', { weekdays: ['fri'] });
    expect(readDays(only(plan), '2024-08-01', 21)).toEqual(['08-02 A', '08-09 B', '08-16 C']);
  });

  it('R20 Monday to Friday, five people, from a Monday and from a Thursday', () => {
    const from = (start: string) => readDays(only(rotation(start, 'A B C D E', { weekdays: workdays })), start, 14);
    const expected = (dates: number[]) =>
      dates.map((date, i) => `08-${String(date).padStart(2, '0')} ${'ABCDE'[i % 5] ?? ''}`);
    expect(from('2024-08-05')).toEqual(expected([5, 6, 7, 8, 9, 12, 13, 14, 15, 16]));
    expect(from('2024-08-08')).toEqual(expected([8, 9, 12, 13, 14, 15, 16, 19, 20, 21]));
  });

  it('R24 people who are on together', () => {
    const plan = rotation('2024-08-14', 'A+B C');
    expect(readDays(only(plan), '2024-08-14', 4)).toEqual(['08-14 A+B', '08-15 C', '08-16 A+B', '08-17 C']);
  });

  it('R25 weekends: three, five and six people', () => {
    const on = (people: string, count: number) =>
      readDays(only(rotation('2024-08-03', people, { weekdays: weekend })), '2024-08-03', count).map((line) =>
        line.slice(-1),
      );
    expect(on('A B C', 15)).toEqual(['A', 'B', 'C', 'A', 'B']);
    expect(on('A B C D E', 14)).toEqual(['A', 'B', 'C', 'D']);
    expect(on('A B C D E F', 17)).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
  });

  it('R28 all seven weekdays are the same as none', () => {
    const people = 'A B C D E F G H I J';
    const every = rotation('2024-09-30', people, { weekdays: [...(workdays ?? []), ...(weekend ?? [])] });
    const none = rotation('2024-09-30', people);
    const line = readDays(only(none), '2024-09-30', 18);
    expect(line.map((text) => text.slice(-1)).join('')).toBe('ABCDEFGHIJABCDEFGH');
    expect(readDays(only(every), '2024-09-30', 18)).toEqual(line);
  });

  it('R30 one person on Mondays', () => {
    const plan = rotation('2024-08-01', 'A', { weekdays: ['mon'] });
    expect(readDays(only(plan), '2024-08-01', 14)).toEqual(['08-05 A', '08-12 A']);
  });

  it('R32 another first participant', () => {
    const plan = rotation('2024-08-01', 'A B C', { firstParticipant: 1 });
    expect(readDays(only(plan), '2024-08-01', 3)).toEqual(['08-01 B', '08-02 C', '08-03 A']);
  });

  it('43 turns of two days: three days on, the second person', () => {
    const plan = only(rotation('2026-05-04T08:00', 'A B', { turn: daily(2) }));
    expect(onCall(plan, at('2026-05-04T08:00') + 3 * DAY_MS)).toEqual(['B']);
  });

  it('46 somebody is on call whatever number the first participant has', () => {
    const plan = only(rotation('2026-05-04', 'A B', { firstParticipant: 5 }));
    expect(onCall(plan, at('2026-05-04'))).toEqual(['B']);
  });

  it('60 two windows of one day, one after the other', () => {
    const pair = schedule([
      layer(
        0,
        rotation('2026-05-01', 'u1', { windows: [hours('11:55-12:05')] }),
        rotation('2026-05-01', 'u2', { windows: [hours('12:05-12:15')] }),
      ),
    ]);
    expect(onCall(pair, at('2026-05-04T12:00'))).toEqual(['u1']);
    expect(onCall(pair, at('2026-05-04T12:10'))).toEqual(['u2']);
    expect(onCall(pair, at('2026-05-04T12:15'))).toEqual([]);
  });
});

describe('weekly turns', () => {
  it('R6 every second week, one week worked, visible an hour after its start', () => {
    const start = at('2024-08-01');
    const plan = only(
      rotation('2024-08-01', 'A B', { turn: weekly('thu', 2), shiftMs: HOUR_MS, visibleFrom: start + HOUR_MS }),
    );
    const who = [0, 7, 14, 21, 28, 35, 42].map((day) => onCall(plan, start + day * DAY_MS)[0] ?? '-');
    expect(who.join('')).toBe('--B-A-B');
  });

  it('R22 Monday to Friday from a Thursday: the short first week is a turn', () => {
    const plan = rotation('2024-08-08', 'A B C D E', { turn: weekly('mon'), weekdays: workdays });
    expect(readDays(only(plan), '2024-08-05', 16)).toEqual([
      ...['08-08 A', '08-09 A', '08-12 B', '08-13 B', '08-14 B', '08-15 B', '08-16 B', '08-19 C', '08-20 C'],
    ]);
  });

  it('R27 weekends by the week, and every second week', () => {
    const plan = rotation('2024-08-01', 'A B C', { turn: weekly('mon'), weekdays: weekend });
    const who = readDays(only(plan), '2024-08-01', 18).map((line) => line.slice(-1));
    expect(who.join('')).toBe('AABBCC');
    const second = { ...plan, turn: weekly('mon', 2), shiftMs: 7 * DAY_MS };
    expect(readDays(only(second), '2024-08-01', 18)).toEqual(['08-03 A', '08-04 A', '08-17 B', '08-18 B']);
  });

  it('45 a week on and a month on, the other person', () => {
    const start = at('2026-05-04T08:00');
    const week = only(rotation('2026-05-04T08:00', 'A B', { turn: weekly('mon') }));
    const month = only(rotation('2026-05-04T08:00', 'A B', { turn: monthly() }));
    expect([onCall(week, start), onCall(week, start + 7 * DAY_MS)]).toEqual([['A'], ['B']]);
    expect([onCall(month, start), onCall(month, start + 32 * DAY_MS)]).toEqual([['A'], ['B']]);
  });
});

describe('monthly turns', () => {
  const bit = { shiftMs: HOUR_MS };

  it('R7 every second month, visible an hour after its start', () => {
    const visibleFrom = at('2022-10-01T11:30');
    const plan = only(rotation('2022-10-01T10:30', 'A B', { turn: monthly(2), visibleFrom, ...bit }));
    const who = ['2022-10', '2022-11', '2022-12', '2023-01', '2023-02'].map(
      (month) => onCall(plan, at(`${month}-01T10:45`))[0] ?? '-',
    );
    expect(who.join('')).toBe('--B-A');
  });

  it('R13 visible from the last day of the first month', () => {
    const visibleFrom = at('2022-12-31T11:30');
    const plan = only(rotation('2022-12-01T10:30', 'A B C', { turn: monthly(), visibleFrom, shiftMs: DAY_MS }));
    expect(read(plan, days('2022-12-01', 90))).toEqual(['B 01-01T10:30-01-02T10:30', 'C 02-01T10:30-02-02T10:30']);
  });

  it('begins on the last day of months that lack the day, and loses no turn', () => {
    const plan = only(rotation('2027-10-31', 'A B C D E', { turn: monthly(), shiftMs: DAY_MS }));
    expect(readDays(plan, '2027-10-01', 160)).toEqual(['10-31 A', '11-30 B', '12-31 C', '01-31 D', '02-29 E']);
  });
});

describe('hourly turns', () => {
  it('R8 half hours, visible from the third hour, until the seventh', () => {
    const start = at('2026-05-04T00:00');
    const plan = only(
      rotation('2026-05-04T00:00', 'A B C', {
        turn: hourly(),
        shiftMs: 30 * MINUTE_MS,
        visibleFrom: start + 2 * HOUR_MS,
        until: start + 6 * HOUR_MS + 59 * MINUTE_MS,
      }),
    );
    const who = [0, 1, 2, 3, 4, 5, 6, 7].map((hour) => onCall(plan, start + hour * HOUR_MS)[0] ?? '-');
    expect(who.join('')).toBe('--CABCA-');
    expect(onCall(plan, start + 2 * HOUR_MS + 30 * MINUTE_MS)).toEqual([]);
  });

  it('44 turns of two hours wrap', () => {
    const start = at('2026-05-04T08:00');
    const plan = only(rotation('2026-05-04T08:00', 'u1 u2', { turn: hourly(2) }));
    expect(onCall(plan, start + 3 * HOUR_MS + 59 * MINUTE_MS)).toEqual(['u2']);
    expect(onCall(plan, start + 4 * HOUR_MS + 2 * MINUTE_MS)).toEqual(['u1']);
  });

  it('counts only hours that are worked, so that nobody meets the same hour each day', () => {
    const plan = only(
      rotation('2026-05-04', 'A B C', { turn: hourly(), weekdays: ['mon', 'tue'], windows: [hours('09:00-13:00')] }),
    );
    expect(
      read(plan, days('2026-05-04', 8))
        .map((text) => text.slice(0, 1))
        .join(''),
    ).toBe('ABCABCABCABC');
  });

  it('hands over at the same wall-clock hours in summer and winter when turns are longer than an hour', () => {
    const plan = only(rotation('2026-01-05T08:00', 'A B', { turn: hourly(12) }), 'Europe/Berlin');
    expect(
      read(plan, { start: at('2026-07-01T08:00', 'Europe/Berlin'), end: at('2026-07-02T08:00', 'Europe/Berlin') }),
    ).toEqual(['A 08:00-20:00', 'B 20:00-08:00']);
  });
});

describe('the life of a rotation', () => {
  it('R15 cuts the shift that is under way when it becomes visible or ends', () => {
    const start = at('2026-05-04');
    const cut = (turn: Turn, shiftMs: number | null, fromMs: number, untilMs: number, rest: Partial<Rotation> = {}) =>
      read(
        only(
          rotation('2026-05-04', 'A', { turn, shiftMs, visibleFrom: start + fromMs, until: start + untilMs, ...rest }),
        ),
        days('2026-05-01', 60),
      );
    expect(cut(hourly(), HOUR_MS, 10 * MINUTE_MS, 40 * MINUTE_MS)).toEqual(['A 05-04T00:10-05-04T00:40']);
    expect(cut(daily(), DAY_MS, 5 * HOUR_MS, 15 * HOUR_MS)).toEqual(['A 05-04T05:00-05-04T15:00']);
    expect(cut(weekly('mon'), 7 * DAY_MS, DAY_MS, 6 * DAY_MS)).toEqual(['A 05-05T00:00-05-10T00:00']);
    expect(cut(monthly(), 30 * DAY_MS, 5 * DAY_MS, 15 * DAY_MS)).toEqual(['A 05-09T00:00-05-19T00:00']);
    const masked = { weekdays: ['mon', 'tue', 'wed', 'sat'] as const, windows: [hours('00:00-12:00')] };
    expect(cut(weekly('mon'), null, DAY_MS, 4 * DAY_MS + 23 * HOUR_MS, masked)).toEqual([
      'A 05-05T00:00-05-05T12:00',
      'A 05-06T00:00-05-06T12:00',
    ]);
  });

  it('R17 an end before the beginning is nobody, and no exception', () => {
    const start = at('2026-05-04');
    const backwards = rotation('2026-05-04', 'A', { visibleFrom: start + 2 * DAY_MS, until: start + DAY_MS });
    expect(read(only(backwards), days('2026-05-01', 30))).toEqual([]);
    const tooShort = rotation('2026-05-04', 'A', { weekdays: ['fri'], until: start + DAY_MS });
    expect(read(only(tooShort), days('2026-05-01', 30))).toEqual([]);
  });

  it('cuts a window that is being worked at the hand-off', () => {
    const plan = only(rotation('2026-05-04T12:00', 'A B', { windows: [hours('09:00-17:00')] }));
    expect(read(plan, days('2026-05-05', 1))).toEqual(['A 09:00-12:00', 'B 12:00-17:00']);
  });

  it('lets who begins a night finish it, whatever the time of hand-off', () => {
    const nights = only(rotation('2026-05-04', 'A B', { windows: [hours('22:00-06:00')] }));
    expect(read(nights, days('2026-05-04', 3))).toEqual([
      ...['A 05-04T22:00-05-05T06:00', 'B 05-05T22:00-05-06T06:00', 'A 05-06T22:00-05-07T00:00'],
    ]);
    const late = only(rotation('2026-05-04T23:00', 'A B', { windows: [hours('22:00-06:00')] }));
    expect(read(late, days('2026-05-04', 2))).toEqual([
      'A 05-04T23:00-05-05T06:00',
      'A 05-05T22:00-05-05T23:00',
      'B 05-05T23:00-05-06T00:00',
    ]);
    const double = only(rotation('2026-05-04', 'A B', { windows: [hours('22:00-06:00'), hours('05:00-09:00')] }));
    expect(read(double, days('2026-05-05', 1))).toEqual(['A 00:00-06:00', 'B 06:00-09:00', 'B 22:00-00:00']);
  });

  it('hands over within a night where turns are hours', () => {
    const plan = only(rotation('2026-05-04', 'A B', { turn: hourly(4), windows: [hours('20:00-04:00')] }));
    expect(read(plan, days('2026-05-04', 1))).toEqual(['A 00:00-04:00', 'B 20:00-00:00']);
    expect(read(plan, days('2026-05-05', 1))).toEqual(['A 00:00-04:00', 'B 20:00-00:00']);
  });

  it('gives a night to the weekday on which it begins', () => {
    const plan = only(rotation('2026-05-04T20:00', 'A', { weekdays: ['fri'], windows: [hours('22:00-06:00')] }));
    expect(read(plan, days('2026-05-04', 7))).toEqual(['A 05-08T22:00-05-09T06:00']);
  });

  it('joins windows that touch or overlap, and reads equal ends as the whole day', () => {
    const windows = [hours('12:00-18:00'), hours('09:00-12:00'), hours('17:00-20:00')];
    expect(read(only(rotation('2026-05-04', 'A', { windows })), days('2026-05-04', 1))).toEqual(['A 09:00-20:00']);
    const always = rotation('2026-05-04', 'A', { turn: weekly('mon'), windows: [hours('08:00-08:00')] });
    expect(read(only(always), days('2026-05-05', 2))).toEqual(['A 05-05T00:00-05-07T00:00']);
  });

  it('runs whole days from hand-off to hand-off where only weekdays limit it', () => {
    const plan = only(rotation('2026-05-04T09:00', 'A B', { turn: weekly('mon'), weekdays: weekend }));
    expect(read(plan, days('2026-05-04', 15))).toEqual(['A 05-09T09:00-05-11T09:00', 'B 05-16T09:00-05-18T09:00']);
  });

  it('survives a draft that holds no number yet', () => {
    for (const every of [0, -1, NaN]) {
      for (const turn of [hourly(every), daily(every), weekly('mon', every), monthly(every)]) {
        expect(onCall(only(rotation('2026-05-04', 'A', { turn })), at('2026-05-05'))).toEqual(['A']);
      }
    }
    const plan = rotation('2026-05-04', 'A', { weekdays: [], firstParticipant: NaN });
    for (const turn of [hourly(), daily(), weekly('mon'), monthly()]) {
      expect(read(only({ ...plan, turn }), days('2026-05-04', 3))).toEqual([]);
    }
  });
});
