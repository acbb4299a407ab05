import { dateOf, dayNumberOf, daysInMonth } from './calendar.ts';
import { DAY_MS, MINUTE_MS } from './instant.ts';
import { formatTimeOfDay, parseTimeOfDay } from './time-of-day.ts';

/**
 * What a wall clock reads, as milliseconds since its own 1970-01-01T00:00. Not an `Instant`: it becomes one only
 * together with a zone. Arithmetic on it is arithmetic on the calendar: one day later is the same time of day.
 */
export type WallMs = number;

/** `YYYY-MM-DDTHH:MM` without an offset: the same text in code, in YAML and on the wire. */
export type LocalDateTime = string;

export type ParsedWallTime =
  { readonly ok: true; readonly wallMs: WallMs } | { readonly ok: false; readonly error: string };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})$/;

export function parseLocalDateTime(text: LocalDateTime): ParsedWallTime {
  const match = SHAPE.exec(text);
  const time = parseTimeOfDay(match?.[4] ?? '');
  if (match === null || !time.ok || match[4] === '24:00') {
    return {
      ok: false,
      error: `"${text}" is not a local date and time: write it as 2026-01-05T09:00, without an offset`,
    };
  }
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > daysInMonth(date.year, date.month)) {
    return { ok: false, error: `"${text.slice(0, 10)}" is not a day of the calendar` };
  }
  return { ok: true, wallMs: dayNumberOf(date) * DAY_MS + time.time * MINUTE_MS };
}

/** To the minute; what is finer is cut off. */
export function formatLocalDateTime(wallMs: WallMs): LocalDateTime {
  const day = Math.floor(wallMs / DAY_MS);
  const { year, month, day: dayOfMonth } = dateOf(day);
  const date = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(dayOfMonth).padStart(2, '0')];
  return `${date.join('-')}T${formatTimeOfDay(Math.floor((wallMs - day * DAY_MS) / MINUTE_MS))}`;
}
