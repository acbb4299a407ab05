import { z } from 'zod';
import type { HolidayList } from '../../core/schedule/schedule.ts';
import { dateOf, dayNumberOf, daysInMonth } from '../../core/time/calendar.ts';
import type { DayNumber } from '../../core/time/calendar.ts';
import { id, name } from './scalars.ts';
import { shape } from './shape.ts';

/** Forty years of what any country celebrates. */
const MOST_HOLIDAYS = 5_000;
/** In characters: a calendar of holidays is a few thousand of them. */
const LONGEST_CALENDAR = 2 * 1_024 ** 2;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** `2026-12-25` on the wire, a day number behind it: a holiday is a local day, whatever the zone. */
const date = z.codec(z.string().meta({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', examples: ['2026-12-25'] }), z.number(), {
  decode(text, payload) {
    const day = parseDay(text);
    if (day !== null) return day;
    payload.issues.push({ code: 'custom', input: text, message: 'is not a day: write it as 2026-12-25' });
    return z.NEVER;
  },
  encode: formatDay,
});

const holiday = shape({ date, name: name.describe('Shown where somebody works less, or otherwise, because of it.') });

export const holidayListSchema = shape({
  id,
  name,
  days: z
    .array(holiday)
    .max(MOST_HOLIDAYS)
    .prefault([])
    .check(onceEach)
    .describe('Each a local day of whoever reads the list.'),
  calendar: z
    .string()
    .max(LONGEST_CALENDAR)
    .optional()
    .describe(
      'An iCalendar file, of which all-day events become days when the list is saved. In a file also a path from there.',
    ),
}).meta({ id: 'HolidayList' });

export type HolidayListDocument = z.input<typeof holidayListSchema>;

/** What the calendar says stands in `days` since the list was saved: nothing in here can read a calendar. */
export function decodeHolidayList({ id, name, days }: z.output<typeof holidayListSchema>): HolidayList {
  return { id, name, days: days.map(({ date: day, name }) => ({ day, name })) };
}

export function encodeHolidayList({ id, name, days }: HolidayList): HolidayListDocument {
  return z.encode(holidayListSchema, { id, name, days: days.map(({ day, name }) => ({ date: day, name })) });
}

function onceEach({ value, issues }: z.core.ParsePayload<readonly z.output<typeof holiday>[]>): void {
  const seen = new Set<DayNumber>();
  value.forEach(({ date: day }, index) => {
    if (seen.has(day)) {
      issues.push({
        code: 'custom',
        input: day,
        path: [index, 'date'],
        message: `${formatDay(day)} stands here twice`,
      });
    }
    seen.add(day);
  });
}

function parseDay(text: string): DayNumber | null {
  const [, year, month, day] = (DATE.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dayNumberOf({ year, month, day });
}

export function formatDay(number: DayNumber): string {
  const { year, month, day } = dateOf(number);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
