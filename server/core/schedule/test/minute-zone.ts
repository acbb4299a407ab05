import { Temporal } from 'temporal-polyfill';
import { WEEKDAYS } from '../../time/calendar.ts';
import { DAY_MS, MINUTE_MS } from '../../time/instant.ts';
import type { Instant } from '../../time/instant.ts';
import type { Rotation } from '../schedule.ts';

/** Wall-clock minutes since 1970-01-01T00:00, as integers. */
export type WallMinute = number;

export const DAY_MINUTES = 1_440;

export const minuteOf = (wall: Temporal.PlainDateTime): WallMinute =>
  wall.toZonedDateTime('UTC').epochMilliseconds / MINUTE_MS;
export const dayOf = (minute: WallMinute): number => Math.floor(minute / DAY_MINUTES);

const instants = new Map<string, Map<WallMinute, Instant>>();

/**
 * The first occurrence; where there is none, the end of the gap. Answers are kept, because Temporal takes tens of
 * microseconds for each and the same few are asked for again and again.
 */
export function instantOf(minute: WallMinute, zone: string): Instant {
  const ofZone = instants.get(zone) ?? new Map<WallMinute, Instant>();
  instants.set(zone, ofZone);
  const known = ofZone.get(minute);
  if (known !== undefined) return known;
  const instant = askTemporal(minute, zone);
  ofZone.set(minute, instant);
  return instant;
}

function askTemporal(minute: WallMinute, zone: string): Instant {
  const wall = Temporal.Instant.fromEpochMilliseconds(minute * MINUTE_MS)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime();
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(wall)) return earlier.epochMilliseconds;
  return earlier.getTimeZoneTransition('next')?.epochMilliseconds ?? NaN;
}

/** Forgets what was asked: a walk through all zones and forty years would keep a gigabyte of it. */
export function forgetInstants(): void {
  instants.clear();
}

/** Monday is 0; 1970-01-01 was a Thursday. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

export function isOn(rotation: Rotation, day: number): boolean {
  return rotation.weekdays === null || rotation.weekdays.some((name) => WEEKDAYS.indexOf(name) === weekdayOf(day));
}

/** A stretch of the wall clock in time; one that a gap swallows whole keeps its length, if its day exists. */
export function inTime(start: WallMinute, end: WallMinute, zone: string): { start: Instant; end: Instant } {
  const from = instantOf(start, zone);
  const to = instantOf(end, zone);
  const midnight = dayOf(start) * DAY_MINUTES;
  const isDay = instantOf(midnight, zone) < instantOf(midnight + DAY_MINUTES, zone);
  return { start: from, end: to <= from && isDay ? from + (end - start) * MINUTE_MS : to };
}

/** Wall-clock minutes that are far enough from a window to be seen from any zone. */
export function around(start: Instant, end: Instant): { from: WallMinute; to: WallMinute } {
  return { from: Math.floor((start - 2 * DAY_MS) / MINUTE_MS), to: Math.ceil((end + 2 * DAY_MS) / MINUTE_MS) };
}
