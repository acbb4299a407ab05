import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WEEKDAYS } from '../time/calendar.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/instant.ts';
import { instantOfWall, wallClock } from '../time/zone.ts';
import { isWholeWeek, quietUntil } from './quiet-hours.ts';
import type { QuietHours } from './quiet-hours.ts';

const nights: QuietHours = { days: WEEKDAYS, from: 22 * 60, to: 7 * 60 };
const berlin = (day: number, hour: number, month = 6): number =>
  instantOfWall('Europe/Berlin', Date.UTC(2026, month, day, hour));

describe('quiet hours', () => {
  it('cross midnight, and end on the clock of the zone', () => {
    expect(quietUntil([nights], 'Europe/Berlin', berlin(4, 23))).toBe(berlin(5, 7));
    expect(quietUntil([nights], 'Europe/Berlin', berlin(5, 3))).toBe(berlin(5, 7));
    expect(quietUntil([nights], 'Europe/Berlin', berlin(5, 12))).toBeNull();
  });

  it('are half-open: they begin at their first minute and are over at their last', () => {
    expect(quietUntil([nights], 'Europe/Berlin', berlin(4, 22))).toBe(berlin(5, 7));
    expect(quietUntil([nights], 'Europe/Berlin', berlin(5, 7))).toBeNull();
  });

  it('belong to the day on which they begin', () => {
    const fridays: QuietHours = { ...nights, days: ['fri'] };
    // 3 July 2026 is a Friday.
    expect(quietUntil([fridays], 'Europe/Berlin', berlin(4, 3))).toBe(berlin(4, 7));
    expect(quietUntil([fridays], 'Europe/Berlin', berlin(3, 3))).toBeNull();
  });

  it('that follow each other are one stretch: a weekend, and the night after it', () => {
    const weekend: QuietHours = { days: ['sat', 'sun'], from: 0, to: 24 * 60 };
    expect(quietUntil([weekend, nights], 'Europe/Berlin', berlin(3, 23))).toBe(berlin(6, 7));
  });

  it('with equal ends are the whole day, as windows of a schedule are', () => {
    const day: QuietHours = { days: ['wed'], from: 9 * 60, to: 9 * 60 };
    expect(quietUntil([day], 'UTC', Date.UTC(2026, 6, 1, 9))).toBe(Date.UTC(2026, 6, 2, 9));
  });

  it('last as long as the clock says where it is put forward or back', () => {
    // 29 March 2026: 02:00 becomes 03:00; 25 October: 03:00 becomes 02:00.
    const spring = berlin(28, 22, 2);
    const autumn = berlin(24, 22, 9);
    expect((quietUntil([nights], 'Europe/Berlin', spring) ?? 0) - spring).toBe(8 * HOUR_MS);
    expect((quietUntil([nights], 'Europe/Berlin', autumn) ?? 0) - autumn).toBe(10 * HOUR_MS);
  });

  it('within an hour that does not exist are not there on that day', () => {
    const gap: QuietHours = { days: WEEKDAYS, from: 2 * 60 + 10, to: 2 * 60 + 50 };
    expect(quietUntil([gap], 'Europe/Berlin', berlin(29, 3, 2))).toBeNull();
  });

  it('without a pause in the whole week hold nothing: a page that never comes is no page', () => {
    const always: QuietHours = { days: WEEKDAYS, from: 0, to: 24 * 60 };
    expect(quietUntil([always], 'UTC', Date.UTC(2026, 6, 1, 12))).toBeNull();
    expect(isWholeWeek([always])).toBe(true);
    expect(isWholeWeek([{ ...always, from: 60, to: 0 }, nights])).toBe(true);
    expect(isWholeWeek([nights])).toBe(false);
    expect(isWholeWeek([])).toBe(false);
  });
});

const time = fc.integer({ min: 0, max: 1_439 });
const hours = fc.record({ days: fc.subarray([...WEEKDAYS], { minLength: 1 }), from: time, to: time });
const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu');
const at = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2028, 0, 1) });

/** Straight from the words: does the clock on the wall read a time of these hours? */
function isQuietByTheClock(list: readonly QuietHours[], zoneName: string, instant: number): boolean {
  const now = wallClock(zoneName, instant);
  const before = WEEKDAYS[(WEEKDAYS.indexOf(now.weekday) + 6) % 7];
  return list.some(({ days, from, to }) => {
    const isToday = days.includes(now.weekday);
    if (from < to) return isToday && now.minutes >= from && now.minutes < to;
    return (isToday && now.minutes >= from) || (days.some((day) => day === before) && now.minutes < to);
  });
}

describe('laws of quiet hours', () => {
  it('agree with the clock on the wall wherever it is not being set', () => {
    fc.assert(
      fc.property(fc.array(hours, { maxLength: 3 }), zone, at, (list, zoneName, instant) => {
        const isSet = [-2, 2].some(
          (days) => wallOffset(zoneName, instant + days * DAY_MS) !== wallOffset(zoneName, instant),
        );
        fc.pre(!isSet && !isWholeWeek(list));
        expect(quietUntil(list, zoneName, instant) !== null).toBe(isQuietByTheClock(list, zoneName, instant));
      }),
      { numRuns: 300 },
    );
  });

  it('end later than now, and at their end it is quiet no more', () => {
    fc.assert(
      fc.property(fc.array(hours, { maxLength: 3 }), zone, at, (list, zoneName, instant) => {
        const until = quietUntil(list, zoneName, instant);
        if (until === null) return;
        expect(until).toBeGreaterThan(instant);
        expect(until - instant).toBeLessThan(7 * DAY_MS);
        expect(quietUntil(list, zoneName, until)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('answer the same end for every instant of one stretch', () => {
    fc.assert(
      fc.property(fc.array(hours, { maxLength: 2 }), zone, at, fc.nat(600), (list, zoneName, instant, minutes) => {
        const until = quietUntil(list, zoneName, instant);
        const later = instant + minutes * MINUTE_MS;
        fc.pre(until !== null && later < until);
        expect(quietUntil(list, zoneName, later)).toBe(until);
      }),
      { numRuns: 300 },
    );
  });
});

function wallOffset(zoneName: string, instant: number): number {
  const { year, month, day, minutes } = wallClock(zoneName, instant);
  return Date.UTC(year, month - 1, day) + minutes * MINUTE_MS - Math.floor(instant / MINUTE_MS) * MINUTE_MS;
}
