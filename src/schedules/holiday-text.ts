import { dateOf, dayNumberOf } from '../../server/core/time/calendar.ts';
import { DAY_MS } from '../../server/core/time/instant.ts';
import type { Instant } from '../../server/core/time/instant.ts';
import { wallMsAt } from '../../server/core/time/zone.ts';

const FORMAT = new Intl.DateTimeFormat('en-GB', {
  ...{ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
} as const);

/** "Fri, 25 Dec 2026" for `2026-12-25`, and the text itself where it is no date. */
export function dateText(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined || Number.isNaN(year + month + day)) return date;
  return FORMAT.format(dayNumberOf({ year, month, day }) * DAY_MS);
}

/** `2026-11-21`, as the calendar of a zone says it. */
export function todayIn(zone: string, now: Instant): string {
  const { year, month, day } = dateOf(Math.floor(wallMsAt(zone, now) / DAY_MS));
  return [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
