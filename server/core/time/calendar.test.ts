import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dateOf, dayNumberOf, daysInMonth, weekdayIndexOf, WEEKDAYS } from './calendar.ts';

const anyDay = fc.integer({ min: -200_000, max: 200_000 });

describe('calendar', () => {
  it('counts days from 1970-01-01', () => {
    expect(dayNumberOf({ year: 1970, month: 1, day: 1 })).toBe(0);
    expect(dayNumberOf({ year: 1969, month: 12, day: 31 })).toBe(-1);
    expect(dayNumberOf({ year: 2024, month: 2, day: 29 })).toBe(19_782);
  });

  it('agrees with Temporal on any day, before 1970 too', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = Temporal.PlainDate.from('1970-01-01').add({ days: day });
        expect(dateOf(day)).toEqual({ year: date.year, month: date.month, day: date.day });
        expect(dayNumberOf(dateOf(day))).toBe(day);
        expect(weekdayIndexOf(day)).toBe(date.dayOfWeek - 1);
        expect(daysInMonth(date.year, date.month)).toBe(date.daysInMonth);
      }),
    );
  });

  it('begins the week on Monday', () => {
    expect(WEEKDAYS[weekdayIndexOf(dayNumberOf({ year: 2026, month: 1, day: 5 }))]).toBe('mon');
    expect(WEEKDAYS[weekdayIndexOf(dayNumberOf({ year: 2026, month: 1, day: 11 }))]).toBe('sun');
  });

  it('knows which centuries leap', () => {
    expect([1900, 2000, 2024, 2100].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 29, 28]);
    expect(daysInMonth(2026, 12)).toBe(31);
  });
});
