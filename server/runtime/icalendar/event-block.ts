import ICAL from 'ical.js';
import { DAY_MS, SECOND_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { WallMs } from '../../core/time/wall-time.ts';
import type { Attendee } from './calendar-event.ts';
import { jCalOf, utcClock, wallOf } from './zones.ts';
import type { Clocks, LocalClock } from './zones.ts';

/** One VEVENT, with its times in its own local time. */
export interface EventBlock {
  readonly uid: string;
  readonly summary: string;
  readonly sequence: number;
  readonly isDate: boolean;
  readonly clock: LocalClock;
  readonly start: WallMs;
  /** By the clock on the wall, so that who is on until nine is on until nine when clocks change. */
  readonly lengthWallMs: number;
  /** Beyond that, elapsed. */
  readonly lengthMs: number;
  readonly isCancelled: boolean;
  readonly isFree: boolean;
  readonly attendees: readonly Attendee[];
  readonly rules: readonly { readonly rule: ICAL.Recur; readonly until: WallMs | null }[];
  readonly alsoOn: readonly WallMs[];
  readonly notOn: readonly WallMs[];
  /** Which occurrence of the series this one replaces; null for the series itself, or one that does not repeat. */
  readonly replaces: Instant | null;
}

/** Why a VEVENT cannot be used, as a sentence. */
export class BrokenEvent extends Error {}

/** Of an event that may be too broken to be read. */
export function summaryIn(lines: readonly string[]): string {
  const line = lines.find((one) => /^SUMMARY[;:]/i.test(one)) ?? ':';
  return line.slice(line.indexOf(':') + 1).trim();
}

export function readBlock(lines: readonly string[], clocks: Clocks): EventBlock {
  const component = new ICAL.Component(jCalOf(lines));
  const summary = textIn(component, 'summary').trim();
  const uid = textIn(component, 'uid').trim();
  const property = component.getFirstProperty('dtstart');
  const time = property?.getFirstValue();
  if (!property || !(time instanceof ICAL.Time)) throw new BrokenEvent('It has no time at which it begins.');
  const clock = clockOf(property, time, clocks);
  const start = wallOf(time);
  const local = (name: string): WallMs[] => instantsIn(component, name, clocks).map((at) => clock.wallAt(at));
  return {
    uid: uid === '' ? `${summary}/${start}` : uid,
    summary,
    sequence: Number(component.getFirstPropertyValue('sequence')) || 0,
    ...{ isDate: time.isDate, clock, start },
    ...lengthOf(component, { isDate: time.isDate, clock, start, clocks }),
    isCancelled: textIn(component, 'status').toUpperCase() === 'CANCELLED',
    isFree: textIn(component, 'transp').toUpperCase() === 'TRANSPARENT',
    attendees: component.getAllProperties('attendee').flatMap(attendeeOf),
    rules: component.getAllProperties('rrule').flatMap((one) => ruleOf(one, clock)),
    alsoOn: local('rdate'),
    notOn: local('exdate'),
    replaces: instantsIn(component, 'recurrence-id', clocks)[0] ?? null,
  };
}

function textIn(component: ICAL.Component, name: string): string {
  const value = component.getFirstPropertyValue(name);
  return typeof value === 'string' ? value : '';
}

function clockOf(property: ICAL.Property, time: ICAL.Time, clocks: Clocks): LocalClock {
  if (time.isDate) return clocks.own;
  if (time.zone === ICAL.Timezone.utcTimezone) return utcClock;
  const tzid = property.getFirstParameter('tzid') as string | undefined; // Absent where there is none, whatever its type says.
  if (tzid === undefined || tzid === '') return clocks.own;
  const clock = clocks.named(tzid);
  if (clock === null) {
    throw new BrokenEvent(`Nobody knows the time zone "${tzid}", and the calendar does not describe it.`);
  }
  return clock;
}

interface InEvent {
  readonly clock: LocalClock;
  readonly clocks: Clocks;
}

/** Times of a property, each read in the zone that it names: they need not be in that of the event. */
function instantsIn(component: ICAL.Component, name: string, clocks: Clocks): Instant[] {
  return component.getAllProperties(name).flatMap((property) =>
    property.getValues().flatMap((value: unknown) => {
      const time = value instanceof ICAL.Period ? value.start : value;
      return time instanceof ICAL.Time ? [clockOf(property, time, clocks).instantOf(wallOf(time))] : [];
    }),
  );
}

function lengthOf(
  component: ICAL.Component,
  { isDate, clock, start, clocks }: InEvent & { readonly isDate: boolean; readonly start: WallMs },
): Pick<EventBlock, 'lengthWallMs' | 'lengthMs'> {
  const [end] = component.getAllProperties('dtend');
  const time = end?.getFirstValue();
  if (end && time instanceof ICAL.Time) {
    const of = clockOf(end, time, clocks);
    if (of === clock) return { lengthWallMs: Math.max(isDate ? DAY_MS : 0, wallOf(time) - start), lengthMs: 0 };
    return { lengthWallMs: 0, lengthMs: Math.max(0, of.instantOf(wallOf(time)) - clock.instantOf(start)) };
  }
  const duration = component.getFirstPropertyValue('duration');
  if (duration instanceof ICAL.Duration && !duration.isNegative) {
    const { weeks, days, hours, minutes, seconds } = duration;
    const exactMs = ((hours * 60 + minutes) * 60 + seconds) * SECOND_MS;
    return { lengthWallMs: (weeks * 7 + days) * DAY_MS, lengthMs: isDate ? 0 : exactMs };
  }
  return { lengthWallMs: isDate ? DAY_MS : 0, lengthMs: 0 };
}

/** `UNTIL` is written in UTC, in local time and as a day, whatever the standard says: all of them mean the last one. */
function ruleOf(property: ICAL.Property, clock: LocalClock): EventBlock['rules'] {
  const rule = property.getFirstValue();
  if (!(rule instanceof ICAL.Recur)) return [];
  const until = rule.until; // Null where there is none, whatever its type says.
  if (!until) return [{ rule, until: null }];
  const wallMs = wallOf(until);
  if (until.isDate) return [{ rule, until: wallMs + DAY_MS - 1 }];
  return [{ rule, until: until.zone === ICAL.Timezone.utcTimezone ? clock.wallAt(wallMs) : wallMs }];
}

function attendeeOf(property: ICAL.Property): Attendee[] {
  const parameter = (name: string): string => {
    const value = property.getFirstParameter(name) as unknown;
    return typeof value === 'string' ? value : '';
  };
  if (parameter('partstat').toUpperCase() === 'DECLINED') return [];
  // Rooms and machines are on lists of guests as well.
  if (/^(?:RESOURCE|ROOM)$/i.test(parameter('cutype'))) return [];
  const address = /^mailto:(.+)$/i.exec(String(property.getFirstValue() ?? '').trim())?.[1] ?? parameter('email');
  const name = parameter('cn').trim();
  return [{ name: name === '' ? null : name, email: address === '' ? null : address.trim() }];
}

export function endOf({ clock, lengthWallMs, lengthMs }: EventBlock, start: WallMs): Instant {
  return clock.instantOf(start + lengthWallMs) + lengthMs;
}
