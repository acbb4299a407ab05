import ICAL from 'ical.js';
import { dateOf, dayNumberOf } from '../../core/time/calendar.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { WallMs } from '../../core/time/wall-time.ts';
import { instantOfWall, isZone, wallMsAt } from '../../core/time/zone.ts';
import { propertyOf } from './lines.ts';
import type { CalendarText } from './lines.ts';
import { WINDOWS_ZONES } from './windows-zones.ts';

/** Where a time of the calendar is read. */
export interface LocalClock {
  instantOf(wallMs: WallMs): Instant;
  wallAt(at: Instant): WallMs;
}

export interface Clocks {
  /** Of all-day events, and of times that name no zone. */
  readonly own: LocalClock;
  /** By the name that a time gives its zone; null where nobody can say what it means. */
  named(tzid: string): LocalClock | null;
}

export const utcClock: LocalClock = { instantOf: (wallMs) => wallMs, wallAt: (at) => at };

/**
 * The zone of the calendar is what it says of itself, else UTC, whatever tables of other zones it carries: those are
 * there for the events that name them.
 */
export function clocksOf(text: CalendarText): Clocks {
  const clocks = new Map<string, LocalClock | null>();
  const tables = new Map(text.zones.map((lines) => [valueIn(lines, 'TZID') ?? '', lines]));
  const named = (tzid: string): LocalClock | null => {
    const known = clocks.get(tzid);
    if (known !== undefined) return known;
    const table = tables.get(tzid);
    const zone = zoneNamed(tzid) ?? zoneNamed(valueIn(table ?? [], 'X-LIC-LOCATION') ?? '');
    const clock = zone !== null ? ianaClock(zone) : table === undefined ? null : tableClock(table);
    clocks.set(tzid, clock);
    return clock;
  };
  const own = propertyOf(text, 'X-WR-TIMEZONE');
  return { own: (own === null ? null : named(own)) ?? utcClock, named };
}

export function wallOf({ year, month, day, hour, minute, second, isDate }: ICAL.Time): WallMs {
  const time = isDate ? 0 : hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS;
  return dayNumberOf({ year, month, day }) * DAY_MS + time;
}

export function timeOf(wallMs: WallMs, isDate: boolean): ICAL.Time {
  const dayNumber = Math.floor(wallMs / DAY_MS);
  const seconds = Math.floor((wallMs - dayNumber * DAY_MS) / SECOND_MS);
  const time = { hour: Math.floor(seconds / 3_600), minute: Math.floor(seconds / 60) % 60, second: seconds % 60 };
  return ICAL.Time.fromData({ ...dateOf(dayNumber), ...(isDate ? { hour: 0, minute: 0, second: 0 } : time), isDate });
}

export function jCalOf(lines: readonly string[]): unknown[] {
  // Typed as anything; for a single component it is a list, as RFC 7265 has it.
  return ICAL.parse(lines.join('\r\n')) as unknown[];
}

function ianaClock(zone: string): LocalClock {
  return { instantOf: (wallMs) => instantOfWall(zone, wallMs), wallAt: (at) => wallMsAt(zone, at) };
}

function valueIn(lines: readonly string[], name: string): string | null {
  const line = lines.find((one) => new RegExp(`^${name}[;:]`, 'i').test(one));
  return line === undefined ? null : line.slice(line.indexOf(':') + 1).trim();
}

/** IANA names, also at the end of a path such as `/mozilla.org/20070129/Europe/Berlin`; names of Windows. */
function zoneNamed(name: string): string | null {
  const plain = name.trim().replace(/^"|"$/g, '');
  if (isZone(plain)) return plain;
  const ofWindows = WINDOWS_ZONES.get(plain);
  if (ofWindows !== undefined) return ofWindows;
  const parts = plain.split('/').filter((part) => part !== '');
  for (const length of [3, 2]) {
    const end = parts.slice(-length).join('/');
    if (parts.length > length && isZone(end)) return end;
  }
  return null;
}

/** Rules of other kinds can keep ical.js busy for ever, and no zone of this world has any. */
const SANE_RULE =
  /^RRULE:(?:(?:FREQ=YEARLY|BYMONTH=[\d,]+|BYDAY=[-\w,]+|BYMONTHDAY=[-\d,]+|INTERVAL=1|WKST=\w+|UNTIL=\w+);?)+$/i;

/** A zone that only the calendar knows, by the rules that it gives for it. Null where they make no sense. */
function tableClock(lines: readonly string[]): LocalClock | null {
  if (lines.some((line) => /^RRULE[;:]/i.test(line) && !SANE_RULE.test(line.trim()))) return null;
  try {
    const zone = new ICAL.Timezone(new ICAL.Component(jCalOf(lines)));
    const offsetMs = (wallMs: WallMs): number => zone.utcOffset(timeOf(wallMs, false)) * SECOND_MS;
    offsetMs(0);
    // Offsets are asked by the wall clock, which an instant alone does not give: the second look is the right one.
    return { instantOf: (wallMs) => wallMs - offsetMs(wallMs), wallAt: (at) => at + offsetMs(at + offsetMs(at)) };
  } catch {
    // The only way in which ical.js says so.
    return null;
  }
}
