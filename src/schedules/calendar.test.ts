import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { dayNumberOf } from '../../server/core/time/calendar.ts';
import { DAY_MS, HOUR_MS } from '../../server/core/time/instant.ts';
import { dateText, dayOfText, daysIn, firstDayOf, hoursOf, SPANS, spanOf, stepped, windowOf } from './calendar.ts';

const at = (text: string): number => Date.parse(text);
const day = (year: number, month: number, date: number): number => dayNumberOf({ year, month, day: date });
const anyDay = fc.integer({ min: day(1990, 1, 1), max: day(2060, 1, 1) });

describe('what is shown of the calendar', () => {
  it('begins on Mondays and firsts of the month', () => {
    const saturday = day(2026, 11, 21);
    expect(dateText(firstDayOf('day', saturday))).toBe('2026-11-21');
    expect(dateText(firstDayOf('two-weeks', saturday))).toBe('2026-11-16');
    expect(dateText(firstDayOf('three-months', saturday))).toBe('2026-11-01');
  });

  it('is back where it was after a step on and a step back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SPANS), anyDay, (span, some) => {
        const first = firstDayOf(span, some);
        expect(stepped(span, stepped(span, first, 1), -1)).toBe(first);
      }),
    );
  });

  it('ends where the next begins, in every zone', () => {
    const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Apia');
    fc.assert(
      fc.property(fc.constantFrom(...SPANS), anyDay, zones, (span, some, zone) => {
        const first = firstDayOf(span, some);
        const here = windowOf(span, first, zone);
        expect(windowOf(span, stepped(span, first, 1), zone).start).toBe(here.end);
        const days = daysIn(here, zone);
        expect(days[0]?.interval.start).toBe(here.start);
        expect(days.at(-1)?.interval.end).toBe(here.end);
      }),
    );
  });
});

describe('days', () => {
  it('have an hour less when the clocks go forward', () => {
    const march = { start: at('2026-03-27T23:00Z'), end: at('2026-03-30T22:00Z') };
    expect(daysIn(march, 'Europe/Berlin').map(({ extraMs }) => extraMs)).toEqual([0, -HOUR_MS, 0]);
  });

  it('leave out one that a country has skipped', () => {
    const samoa = windowOf('week', day(2011, 12, 26), 'Pacific/Apia');
    expect(daysIn(samoa, 'Pacific/Apia')).toHaveLength(6);
    expect(samoa.end - samoa.start).toBe(6 * DAY_MS);
  });

  it('have no hour twice on their scale', () => {
    const [sunday] = daysIn({ start: at('2026-10-24T22:00Z'), end: at('2026-10-25T23:00Z') }, 'Europe/Berlin');
    const hours = sunday === undefined ? [] : hoursOf(sunday, 'Europe/Berlin', 1);
    expect(hours).toHaveLength(24);
    expect(new Set(hours).size).toBe(24);
  });
});

describe('the address', () => {
  it('names days that there are, and no others', () => {
    expect(dayOfText('2026-02-28')).toBe(day(2026, 2, 28));
    expect(dayOfText('2026-02-30')).toBeNull();
    expect(dayOfText('tomorrow')).toBeNull();
    expect(dayOfText(null)).toBeNull();
  });

  it('shows two weeks unless it says otherwise', () => {
    expect(spanOf('month')).toBe('month');
    expect(spanOf('century')).toBe('two-weeks');
  });
});
