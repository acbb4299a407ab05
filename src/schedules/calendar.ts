import { dateOf, dayNumberOf, weekdayIndexOf, WEEKDAYS } from '../../server/core/time/calendar.ts';
import type { DayNumber, Weekday } from '../../server/core/time/calendar.ts';
import { DAY_MS, HOUR_MS } from '../../server/core/time/instant.ts';
import type { Instant, Interval } from '../../server/core/time/instant.ts';
import { instantOfWall, wallMsAt } from '../../server/core/time/zone.ts';

/** How much of the calendar is on the screen. */
export const SPANS = ['day', 'week', 'two-weeks', 'month', 'three-months'] as const;
export type Span = (typeof SPANS)[number];

export function spanOf(text: string | null): Span {
  return SPANS.find((span) => span === text) ?? 'two-weeks';
}

/** One local day of the zone that is shown. */
export interface Day {
  readonly day: DayNumber;
  readonly interval: Interval;
  readonly weekday: Weekday;
  readonly isWeekend: boolean;
  /** By how much the clocks go forward (negative) or back on it; 0 on all but two days of a year. */
  readonly extraMs: number;
}

export function dayAt(at: Instant, zone: string): DayNumber {
  return Math.floor(wallMsAt(zone, at) / DAY_MS);
}

/** The first day that is shown when `day` is to be seen: Mondays and firsts of the month, so that going on and back agree. */
export function firstDayOf(span: Span, day: DayNumber): DayNumber {
  switch (span) {
    case 'day':
      return day;
    case 'week':
    case 'two-weeks':
      return day - weekdayIndexOf(day);
    case 'month':
    case 'three-months':
      return dayNumberOf({ ...dateOf(day), day: 1 });
  }
}

/** The first day of the stretch before (-1) or after (1). */
export function stepped(span: Span, first: DayNumber, by: -1 | 1): DayNumber {
  switch (span) {
    case 'day':
      return first + by;
    case 'week':
      return first + 7 * by;
    case 'two-weeks':
      return first + 14 * by;
    case 'month':
      return monthsAfter(first, by);
    case 'three-months':
      return monthsAfter(first, 3 * by);
  }
}

/** Local midnight to local midnight. */
export function windowOf(span: Span, first: DayNumber, zone: string): Interval {
  return {
    start: instantOfWall(zone, first * DAY_MS),
    end: instantOfWall(zone, stepped(span, first, 1) * DAY_MS),
  };
}

export function daysIn(window: Interval, zone: string): readonly Day[] {
  const days: Day[] = [];
  for (let day = dayAt(window.start, zone); ; day++) {
    const start = instantOfWall(zone, day * DAY_MS);
    if (start >= window.end) return days;
    const end = instantOfWall(zone, (day + 1) * DAY_MS);
    // Samoa had no 30 December 2011: a day without any time is no day.
    if (end <= start) continue;
    const index = weekdayIndexOf(day);
    // The index is a remainder of seven, and there are seven weekdays.
    const weekday = WEEKDAYS[index] as Weekday;
    days.push({ day, weekday, interval: { start, end }, isWeekend: index > 4, extraMs: end - start - DAY_MS });
  }
}

/** Instants of full hours of the day's clock, every so many. */
export function hoursOf({ day, interval }: Day, zone: string, every: number): readonly Instant[] {
  const hours: Instant[] = [];
  for (let hour = 0; hour < 24; hour += every) {
    const at = instantOfWall(zone, day * DAY_MS + hour * HOUR_MS);
    if (at < interval.end && at > (hours.at(-1) ?? -Infinity)) hours.push(at);
  }
  return hours;
}

/** `2026-11-21`, as it stands in the URL. */
export function dateText(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function dayOfText(text: string | null): DayNumber | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '');
  if (match === null) return null;
  const day = dayNumberOf({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) });
  return dateText(day) === text ? day : null;
}

function monthsAfter(first: DayNumber, months: number): DayNumber {
  const { year, month } = dateOf(first);
  const index = year * 12 + month - 1 + months;
  const newYear = Math.floor(index / 12);
  return dayNumberOf({ year: newYear, month: index - newYear * 12 + 1, day: 1 });
}
