import { WEEKDAYS, weekdayIndexOf } from '../time/calendar.ts';
import type { Weekday } from '../time/calendar.ts';
import { DAY_MS, MINUTE_MS } from '../time/instant.ts';
import type { Instant, Interval } from '../time/instant.ts';
import type { TimeOfDay } from '../time/time-of-day.ts';
import { instantOfWall, wallMsAt } from '../time/zone.ts';

/** `to` at or before `from` crosses midnight; the days are those on which it begins. */
export interface QuietHours {
  readonly days: readonly Weekday[];
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
}

/** Without a pause for this long they never end, and would be a page that never comes: then they hold nothing. */
const LONGEST_DAYS = 7;

function intervalOf({ from, to }: QuietHours, day: number, zone: string): Interval {
  const lastDay = to <= from ? day + 1 : day;
  return {
    start: instantOfWall(zone, day * DAY_MS + from * MINUTE_MS),
    end: instantOfWall(zone, lastDay * DAY_MS + to * MINUTE_MS),
  };
}

function intervalsAround(hours: readonly QuietHours[], zone: string, at: Instant): readonly Interval[] {
  const today = Math.floor(wallMsAt(zone, at) / DAY_MS);
  const intervals: Interval[] = [];
  // From yesterday on: what began in the evening is still quiet in the morning.
  for (let day = today - 1; day <= today + LONGEST_DAYS; day += 1) {
    const weekday = WEEKDAYS[weekdayIndexOf(day)] as Weekday; // A remainder of seven, and there are seven weekdays.
    for (const one of hours) if (one.days.includes(weekday)) intervals.push(intervalOf(one, day, zone));
  }
  // Where clocks go forward, hours that lie within the gap do not exist on that day.
  return intervals.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start);
}

function endOfStretch(hours: readonly QuietHours[], zone: string, at: Instant): Instant | null {
  let until: Instant | null = null;
  for (const { start, end } of intervalsAround(hours, zone, at)) {
    if (until === null) {
      if (start <= at && at < end) until = end;
    } else if (start <= until) until = Math.max(until, end);
  }
  return until;
}

/** Whether they leave no minute of the week: whoever means that writes an empty list of rules. */
export function isWholeWeek(hours: readonly QuietHours[]): boolean {
  const until = endOfStretch(hours, 'UTC', 0);
  return until !== null && until >= LONGEST_DAYS * DAY_MS;
}

/**
 * When it is no longer quiet, counted over hours that follow each other without a break; null where `at` is not quiet.
 * Wall clock of the zone, so that seven in the morning stays seven in summer.
 */
export function quietUntil(hours: readonly QuietHours[], zone: string, at: Instant): Instant | null {
  if (hours.length === 0) return null;
  const until = endOfStretch(hours, zone, at);
  return until === null || until - at >= LONGEST_DAYS * DAY_MS ? null : until;
}
