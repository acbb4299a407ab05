import { Temporal } from 'temporal-polyfill';
import { dateOf, weekdayIndexOf, WEEKDAYS } from './calendar.ts';
import type { LocalDate, Weekday } from './calendar.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './instant.ts';
import type { Instant } from './instant.ts';
import type { TimeOfDay } from './time-of-day.ts';
import type { WallMs } from './wall-time.ts';

interface Span {
  readonly start: Instant;
  readonly end: Instant;
  readonly offsetMs: number;
}

export interface WallClock extends LocalDate {
  readonly minutes: TimeOfDay;
  readonly weekday: Weekday;
}

/**
 * Tables are built for eras of about nine years, when first asked for: asking Temporal each time instead costs tens of
 * microseconds, and a table of all 130 years tens of milliseconds for each zone that is touched once.
 */
const ERA_MS = 3_200 * DAY_MS;

/** No zone was ever further from UTC than 16 hours; the rest is margin. */
const FURTHEST_OFFSET_MS = 26 * HOUR_MS;

const tables = new Map<string, Map<number, readonly Span[]>>();

/**
 * True for names of the IANA database, links such as `US/Pacific` included, spelled as there. A bare offset (`+02:00`) is
 * not a zone: it would be wrong for half of the year. Other spellings (`europe/berlin`) are refused, because each
 * would have a table of its own.
 */
export function isZone(name: string): boolean {
  if (tables.has(name)) return true;
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId === name;
  } catch {
    // Temporal's only way to say that it does not know a name.
    return false;
  }
}

function tableOf(zone: string): Map<number, readonly Span[]> {
  const known = tables.get(zone);
  if (known !== undefined) return known;
  if (!isZone(zone)) throw new RangeError(`"${zone}" is not an IANA time zone`);
  const table = new Map<number, readonly Span[]>();
  tables.set(zone, table);
  return table;
}

function buildEra(zone: string, era: number): readonly Span[] {
  const eraEnd = (era + 1) * ERA_MS;
  const spans: Span[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(era * ERA_MS).toZonedDateTimeISO(zone);
  while (at.epochMilliseconds < eraEnd) {
    const next = at.getTimeZoneTransition('next');
    const end = next === null ? eraEnd : Math.min(next.epochMilliseconds, eraEnd);
    spans.push({ start: at.epochMilliseconds, end, offsetMs: at.offsetNanoseconds / 1e6 });
    if (next === null) break;
    at = next;
  }
  return spans;
}

function spanAt(zone: string, at: Instant): Span {
  const table = tableOf(zone);
  const era = Math.floor(at / ERA_MS);
  let spans = table.get(era);
  if (spans === undefined) {
    spans = buildEra(zone, era);
    table.set(era, spans);
  }
  let low = 0;
  let high = spans.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((spans[middle] as Span).start <= at) low = middle;
    else high = middle - 1;
  }
  // `low` stays inside the list, which is never empty: an era has at least the span that it begins in.
  return spans[low] as Span;
}

/** Throws RangeError for a name that `isZone` refuses, as do all functions below. */
export function wallMsAt(zone: string, at: Instant): WallMs {
  return at + spanAt(zone, at).offsetMs;
}

/**
 * The first instant at which the clock of the zone reads `wallMs` or later. That is the first occurrence where clocks go
 * back, and the end of the gap where they go forward, so that a boundary inside a gap neither doubles nor loses time.
 */
export function instantOfWall(zone: string, wallMs: WallMs): Instant {
  let span = spanAt(zone, wallMs - FURTHEST_OFFSET_MS);
  while (wallMs - span.offsetMs >= span.end) span = spanAt(zone, span.end);
  return Math.max(wallMs - span.offsetMs, span.start);
}

/**
 * The offset from UTC where the clock of a zone does not change between two instants, so that what it reads becomes an
 * instant by a subtraction; null where it may change.
 */
export function steadyOffsetMs(zone: string, from: Instant, to: Instant): number | null {
  const { offsetMs, end } = spanAt(zone, from);
  return to < end ? offsetMs : null;
}

export function wallClock(zone: string, at: Instant): WallClock {
  const wallMs = wallMsAt(zone, at);
  const day = Math.floor(wallMs / DAY_MS);
  const minutes = Math.floor((wallMs - day * DAY_MS) / MINUTE_MS);
  // The index is a remainder of seven, and there are seven weekdays.
  return { ...dateOf(day), minutes, weekday: WEEKDAYS[weekdayIndexOf(day)] as Weekday };
}
