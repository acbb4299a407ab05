import { carryOn } from '../../core/calendar/carry-on.ts';
import { createMatcher } from '../../core/calendar/matching.ts';
import type { Matched, NamingEvent, Unmatched } from '../../core/calendar/matching.ts';
import type { Directory } from '../../core/directory/directory.ts';
import type { CalendarSource, ImportedShift } from '../../core/schedule/schedule.ts';
import { DAY_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { CalendarEvent } from '../../runtime/icalendar/calendar-event.ts';
import { readCalendar } from '../../runtime/icalendar/read-calendar.ts';
import type { CalendarChange } from '../../store/calendars.ts';
import type { CalendarRow } from '../../store/rows.ts';
import { nextLook } from './sources.ts';

const AHEAD_MS = 400 * DAY_MS;
/** A list that is longer says no more than that everything is wrong. */
const MOST_UNMATCHED = 50;

export type Worked =
  | { readonly kind: 'worked'; readonly change: CalendarChange & { readonly shifts: string } }
  | { readonly kind: 'broken'; readonly problem: string };

/** Expands and matches a copy of a calendar, as the months move on and people come and go. */
export async function workOut(
  row: CalendarRow,
  body: string,
  source: CalendarSource,
  { people }: Pick<Directory, 'people'>,
  now: Instant,
): Promise<Worked> {
  const reading = await readCalendar(body, { start: now, end: now + AHEAD_MS });
  if (reading.kind === 'broken') return reading;
  const match = createMatcher(people, source.people);
  const shifts: ImportedShift[] = [];
  const unmatched = new Map<string, Unmatched>();
  const leave = (one: Unmatched): void => void unmatched.set(`${one.name}\n${one.why}`, one);
  reading.leftOut.forEach(leave);
  for (const event of reading.events) {
    const matched = matchOf(event, match);
    matched.unmatched.forEach(leave);
    if (matched.people.length > 0) shifts.push({ uid: event.uid, interval: event.interval, people: matched.people });
  }
  // Written by the lines below, and by nothing else.
  const known = JSON.parse(row.shifts) as readonly ImportedShift[];
  const change = {
    fingerprint: reading.fingerprint,
    shifts: JSON.stringify(carryOn(known, shifts, now)),
    unmatched: JSON.stringify([...unmatched.values()].slice(0, MOST_UNMATCHED)),
    events: shifts.length,
    expanded_at: now,
  };
  return { kind: 'worked', change };
}

function matchOf(event: CalendarEvent, match: (event: NamingEvent) => Matched): Matched {
  if (!event.isFree) return match(event);
  const why = 'It is marked as free and not as busy, so it is nobody’s work.';
  return { people: [], unmatched: [{ name: event.summary, why }] };
}

/** The months around today move on; what was worked out lately is left alone, however often the server says "unchanged". */
export function isWorkedOut({ body, expanded_at }: CalendarRow, fresh: string, now: Instant): boolean {
  return body === fresh && expanded_at !== null && now - expanded_at < DAY_MS;
}

/** Everything stays as it was read last, but for what says that it failed. */
export function failed(row: CalendarRow, problem: string, now: Instant): CalendarChange {
  const failures = row.failures + 1;
  return { failures, problem, failing_since: row.failing_since ?? now, next_at: nextLook(row, failures, now) };
}

export function wellRead(
  row: CalendarRow,
  { fingerprint = row.fingerprint }: CalendarChange,
  now: Instant,
): CalendarChange {
  return {
    read_at: now,
    changed_at: fingerprint === row.fingerprint ? row.changed_at : now,
    ...{ failing_since: null, failures: 0, problem: null, next_at: nextLook(row, 0, now) },
  };
}
