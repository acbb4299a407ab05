import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/instant.ts';
import { wallClock } from '../time/zone.ts';
import { gaps } from './coverage.ts';
import { at, hours, layer, only, read, readDays, rotation, schedule } from './test/example.ts';
import { onCall } from './on-call.ts';
import { resolve } from './resolve.ts';
import type { Schedule } from './schedule.ts';

/** Starts of the final shifts, in UTC to the minute. */
const starts = (of: Schedule, from: string, count: number, zone: string) =>
  resolve(of, { start: at(from, zone), end: at(from, zone) + count * DAY_MS }).map(({ interval }) =>
    new Date(interval.start).toISOString().slice(5, 16),
  );

const lengths = (of: Schedule, from: number, until: number) =>
  resolve(of, { start: from, end: until }).map(
    ({ people, interval }) => `${people.join('+')} ${(interval.end - interval.start) / MINUTE_MS}`,
  );

describe('daylight saving', () => {
  it('D2 a day shift keeps its wall-clock hours', () => {
    const plan = only(rotation('2026-01-01T09:00', 'A', { windows: [hours('09:00-17:00')] }), 'Europe/Berlin');
    expect(starts(plan, '2026-03-27', 5, 'Europe/Berlin')).toEqual([
      ...['03-27T08:00', '03-28T08:00', '03-29T07:00', '03-30T07:00', '03-31T07:00'],
    ]);
  });

  it('D6 a viewer in another zone sees the same instants', () => {
    const plan = only(rotation('2026-05-04T02:00', 'A', { windows: [hours('02:00-12:00')] }), 'Etc/GMT-3');
    const [shift] = resolve(plan, { start: at('2026-05-04', 'Etc/GMT-3'), end: at('2026-05-05', 'Etc/GMT-3') });
    const seen = [shift?.interval.start, shift?.interval.end].map((instant) => wallClock('UTC', instant ?? NaN));
    expect(seen).toMatchObject([
      { day: 3, minutes: 23 * 60 },
      { day: 4, minutes: 9 * 60 },
    ]);
  });

  it('47 begun minutes before the change, it still hands over at its wall-clock minute', () => {
    const zone = 'America/Chicago';
    const plan = only(rotation('2026-03-08T01:55', 'A B', { turn: { kind: 'daily', every: 1 } }), zone);
    const flip = at('2026-03-09T01:55', zone);
    expect(flip - at('2026-03-08T01:55', zone)).toBe(23 * HOUR_MS);
    expect([onCall(plan, flip - 1), onCall(plan, flip)]).toEqual([['A'], ['B']]);
    const winter = only(rotation('2026-11-01T00:55', 'A B'), zone);
    const back = at('2026-11-02T00:55', zone);
    expect(back - at('2026-11-01T00:55', zone)).toBe(25 * HOUR_MS);
    expect([onCall(winter, back - 1), onCall(winter, back)]).toEqual([['A'], ['B']]);
  });

  it('hands over at the end of the gap when the wall clock skips the hand-off', () => {
    const zone = 'Europe/Berlin';
    const plan = only(rotation('2026-03-27T02:30', 'A B C'), zone);
    expect(starts(plan, '2026-03-28T02:30', 2, zone)).toEqual(['03-28T01:30', '03-29T01:00', '03-30T00:30']);
    const window = { start: at('2026-03-27T02:30', zone), end: at('2026-04-20', zone) };
    expect(gaps(plan, window)).toEqual([]);
  });

  it('hands over once when the wall clock shows the hand-off twice', () => {
    const zone = 'Europe/Berlin';
    const plan = only(rotation('2026-10-20T02:30', 'A B'), zone);
    const window = { start: at('2026-10-24T02:30', zone), end: at('2026-10-27T02:30', zone) };
    expect(lengths(plan, window.start, window.end)).toEqual(['A 1440', 'B 1500', 'A 1440']);
    expect(onCall(plan, at('2026-10-25T02:30', zone) + HOUR_MS - MINUTE_MS)).toEqual(['B']);
  });

  it('keeps a shift that lies inside the skipped hour as a whole', () => {
    const zone = 'Europe/Berlin';
    const window = only(rotation('2026-03-01', 'A', { windows: [hours('02:15-02:45')] }), zone);
    expect(read(window, { start: at('2026-03-28', zone), end: at('2026-03-31', zone) })).toEqual([
      ...['A 03-28T02:15-03-28T02:45', 'A 03-29T03:00-03-29T03:30', 'A 03-30T02:15-03-30T02:45'],
    ]);
    const beginning = only(rotation('2026-03-01T02:15', 'A B', { shiftMs: 30 * MINUTE_MS }), zone);
    expect(read(beginning, { start: at('2026-03-28', zone), end: at('2026-03-31', zone) })).toEqual([
      ...['B 03-28T02:15-03-28T02:45', 'A 03-29T03:00-03-29T03:30', 'B 03-30T02:15-03-30T02:45'],
    ]);
  });

  it('shares windows around the skipped and the repeated hour without a gap', () => {
    const zone = 'Europe/London';
    const pair = schedule(
      [
        layer(
          0,
          rotation('2026-01-01', 'N', { windows: [hours('22:00-01:30')] }),
          rotation('2026-01-01', 'M', { windows: [hours('01:30-22:00')] }),
        ),
      ],
      { zone },
    );
    for (const day of ['2026-03-29', '2026-10-25']) {
      const window = { start: at(day, zone) - DAY_MS, end: at(day, zone) + 2 * DAY_MS };
      expect(gaps(pair, window)).toEqual([]);
      expect(
        resolve(pair, window)
          .map(({ people }) => people.join('+'))
          .join(''),
      ).toBe('NMNMNMN');
    }
  });

  it('skips nobody when turns of one hour meet the skipped hour, and doubles nobody in the repeated one', () => {
    const zone = 'America/New_York';
    const plan = only(rotation('2026-03-01', 'A B C D E', { turn: { kind: 'hourly', every: 1 } }), zone);
    for (const day of ['2026-03-08', '2026-11-01']) {
      const start = at(day, zone);
      const people = resolve(plan, { start, end: start + 10 * HOUR_MS })
        .map(({ people }) => people.join(''))
        .join('');
      expect('ABCDEABCDEABCDE').toContain(people);
      expect(people).toHaveLength(10);
    }
  });

  it('loses only the turn of a day that never was', () => {
    const plan = only(rotation('2011-12-28', 'A B C D'), 'Pacific/Apia');
    expect(readDays(plan, '2011-12-28', 3).map((line) => line.slice(-1))).toEqual(['A', 'B', 'D']);
    const shifts = resolve(plan, { start: at('2011-12-28', 'Pacific/Apia'), end: at('2012-01-02', 'Pacific/Apia') });
    expect(shifts.map(({ people }) => people.join('')).join('')).toBe('ABDA');
    expect(gaps(plan, { start: at('2011-12-28', 'Pacific/Apia'), end: at('2012-01-02', 'Pacific/Apia') })).toEqual([]);
  });

  it('selects weekdays by the local calendar, never by UTC', () => {
    const zone = 'Pacific/Auckland';
    const plan = only(rotation('2026-05-04', 'A', { weekdays: ['mon'] }), zone);
    const sundayInUtc = Date.UTC(2026, 4, 10, 20);
    expect(onCall(plan, sundayInUtc)).toEqual(['A']);
    expect(onCall(plan, sundayInUtc + DAY_MS)).toEqual([]);
  });

  it('lets a rotation follow its own zone within the schedule of another', () => {
    const windows = [hours('09:00-17:00')];
    const sun = schedule(
      [
        layer(
          0,
          rotation('2026-01-05', 'syd', { zone: 'Australia/Sydney', windows }),
          rotation('2026-01-05', 'ber', { zone: 'Europe/Berlin', windows }),
        ),
      ],
      { zone: 'America/New_York' },
    );
    expect(onCall(sun, at('2026-07-01T10:00', 'Australia/Sydney'))).toEqual(['syd']);
    expect(onCall(sun, at('2026-07-01T10:00', 'Europe/Berlin'))).toEqual(['ber']);
    expect(onCall(sun, at('2026-07-01T16:00', 'America/New_York'))).toEqual([]);
  });
});

describe('the zone of a schedule', () => {
  it('is read anew when the schedule is moved to another zone', () => {
    const plan = rotation('2026-05-04T09:00', 'A', { windows: [hours('09:00-10:00')] });
    expect(onCall(only(plan, 'UTC'), at('2026-05-04T09:30'))).toEqual(['A']);
    expect(onCall(only(plan, 'Asia/Tokyo'), at('2026-05-04T09:30'))).toEqual([]);
    expect(onCall(only(plan, 'Asia/Tokyo'), at('2026-05-04T09:30', 'Asia/Tokyo'))).toEqual(['A']);
  });
});
