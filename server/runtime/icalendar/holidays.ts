import type { Mistake } from '../../contract/configuration/mistake.ts';
import { formatDay } from '../../contract/configuration/holiday-list.ts';
import type { DayNumber } from '../../core/time/calendar.ts';
import { dayNumberOf } from '../../core/time/calendar.ts';
import { DAY_MS } from '../../core/time/instant.ts';
import type { CalendarEvent } from './calendar-event.ts';
import { readCalendar } from './read-calendar.ts';

/** What repeats every year is written out for as long as anybody plans, and as far back as anybody looks. */
const FIRST_DAY = dayNumberOf({ year: 2000, month: 1, day: 1 });
const END_DAY = dayNumberOf({ year: 2041, month: 1, day: 1 });

interface DayDocument {
  readonly date: string;
  readonly name: string;
}

type Holidays =
  | { readonly kind: 'read'; readonly days: readonly DayDocument[] }
  | { readonly kind: 'broken'; readonly problem: string };

/** The all-day events of a calendar from 2000 to 2040, day by day. Where two fall on one day, it has both names. */
export async function holidaysIn(text: string): Promise<Holidays> {
  const window = { start: FIRST_DAY * DAY_MS, end: END_DAY * DAY_MS };
  const reading = await readCalendar(text, window);
  if (reading.kind === 'broken') return reading;
  const names = new Map<DayNumber, Set<string>>();
  for (const [day, name] of reading.events.flatMap(daysOf)) names.set(day, (names.get(day) ?? new Set()).add(name));
  if (names.size === 0) return { kind: 'broken', problem: noDays(reading.leftOut[0]) };
  const days = [...names].sort(([a], [b]) => a - b);
  return { kind: 'read', days: days.map(([day, all]) => ({ date: formatDay(day), name: [...all].join(', ') })) };
}

function daysOf({ days, summary }: CalendarEvent): [DayNumber, string][] {
  if (days === null) return [];
  const first = Math.max(days.first, FIRST_DAY);
  const length = Math.min(days.last + 1, END_DAY) - first;
  const name = summary === '' ? 'Holiday' : summary.slice(0, 90);
  return Array.from({ length: Math.max(0, length) }, (_, index) => [first + index, name]);
}

function noDays(left: { readonly name: string; readonly why: string } | undefined): string {
  const why = left === undefined ? '' : ` "${left.name}" was left out: ${left.why}`;
  return `It has no all-day event between 2000 and 2040.${why}`;
}

/**
 * The document of a holiday list with the days of its calendar in place of the calendar, so that nobody needs to read
 * calendars after it was saved. Days that are written win over those of the calendar.
 */
export async function withCalendarDays(
  document: unknown,
): Promise<{ readonly document: unknown; readonly mistakes: readonly Mistake[] }> {
  const isWithCalendar = typeof document === 'object' && document !== null && Object.hasOwn(document, 'calendar');
  if (!isWithCalendar) return { document, mistakes: [] };
  // Just seen to be there; the type of an unknown object cannot say so.
  const { calendar, ...rest } = document as { readonly calendar: unknown; readonly days?: unknown };
  if (typeof calendar !== 'string') return { document, mistakes: [] };
  const holidays = await holidaysIn(calendar);
  if (holidays.kind === 'broken')
    return { document: rest, mistakes: [{ path: ['calendar'], message: holidays.problem }] };
  const written: readonly unknown[] = Array.isArray(rest.days) ? rest.days : [];
  const dates = new Set(written.map(dateIn));
  // What is no list stays, for its mistake to be named.
  if (rest.days !== undefined && !Array.isArray(rest.days)) return { document: rest, mistakes: [] };
  return {
    document: { ...rest, days: [...written, ...holidays.days.filter(({ date }) => !dates.has(date))] },
    mistakes: [],
  };
}

function dateIn(day: unknown): unknown {
  return typeof day === 'object' && day !== null && 'date' in day ? day.date : null;
}
