import type { ScheduleDocument } from '../../../server/contract/configuration/schedule.ts';
import { MINUTE_MS } from '../../../server/core/time/instant.ts';
import type { Instant } from '../../../server/core/time/instant.ts';
import { formatTimeOfDay, MINUTES_PER_DAY } from '../../../server/core/time/time-of-day.ts';
import { wallMsAt } from '../../../server/core/time/zone.ts';
import { lastMonday } from './last-monday.ts';

type LayerDocument = ScheduleDocument['layers'][number];

/** People who sleep at the same time. */
export interface Region {
  readonly zone: string;
  readonly people: readonly string[];
}

export interface Hours {
  /** Minutes of the day in UTC; `to` is at most a day after `from`, and may lie in the next one. */
  readonly from: number;
  readonly to: number;
}

const FEWEST_HOURS = 4 * 60;
const MIDDLE_OF_THE_DAY = 13 * 60;
const MOST_REGIONS = 3;
/** Whoever lives closer to each other than this has the same nights. */
const SAME_DAY_MINUTES = 4 * 60;
/** For teams in one place: where others could be whose day it is at night. */
const ELSEWHERE = ['Asia/Singapore', 'Europe/Berlin', 'America/Los_Angeles'];

/** Two or three regions, from the people's own zones. Where all live in one, two more are to be filled. */
export function regionsOf(
  people: readonly string[],
  zoneOf: (personId: string) => string,
  now: Instant,
): readonly Region[] {
  const byOffset = [...people].sort((a, b) => offsetOf(zoneOf(a), now) - offsetOf(zoneOf(b), now));
  let regions: Region[] = [];
  for (const person of byOffset) {
    const [zone, last] = [zoneOf(person), regions.at(-1)];
    if (last === undefined || offsetOf(zone, now) - offsetOf(last.zone, now) >= SAME_DAY_MINUTES) {
      regions.push({ zone, people: [person] });
    } else {
      regions[regions.length - 1] = { ...last, people: [...last.people, person] };
    }
  }
  while (regions.length > MOST_REGIONS) regions = withoutClosest(regions, now);
  if (regions.length > 1) return regions;
  const [only] = regions;
  const own = only?.zone ?? 'UTC';
  const closest = [...ELSEWHERE].sort((a, b) => distance(a, own, now) - distance(b, own, now))[0];
  return ELSEWHERE.map((zone) => (zone === closest && only !== undefined ? only : { zone, people: [] }));
}

/**
 * Whose hours are when: around the middle of each region's day, and together always a whole day. In UTC, because hours by
 * local clocks would leave an hour to nobody where one of them changes to summer time and the others do not.
 */
export function hoursOf(regions: readonly Region[], now: Instant): readonly Hours[] {
  const middles = regions.map(({ zone }) => remainder(MIDDLE_OF_THE_DAY - offsetOf(zone, now)));
  const order = regions.map((_, index) => index).sort((a, b) => (middles[a] ?? 0) - (middles[b] ?? 0));
  const ends = order.map((region, position) => {
    const middle = middles[region] ?? 0;
    const next = middles[order[(position + 1) % order.length] ?? region] ?? middle;
    const aheadMinutes = remainder(next - middle) || MINUTES_PER_DAY;
    return remainder(Math.round((middle + aheadMinutes / 2) / 60) * 60);
  });
  const hours = order.map((_, position) => {
    const from = ends[(position + order.length - 1) % order.length] ?? 0;
    return { from, to: from + (remainder((ends[position] ?? 0) - from) || MINUTES_PER_DAY) };
  });
  const isEnough = hours.every(({ from, to }) => to - from >= FEWEST_HOURS) && isWholeDay(hours);
  const fair = isEnough ? hours : equalHours(order.length, middles[order[0] ?? 0] ?? 0);
  return regions.map((_, index) => fair[order.indexOf(index)] ?? { from: 0, to: MINUTES_PER_DAY });
}

export function followTheSun(regions: readonly Region[], now: Instant): readonly LayerDocument[] {
  const hours = hoursOf(regions, now);
  const rotations = regions.map(({ zone, people }, index) => {
    const { from, to } = hours[index] ?? { from: 0, to: MINUTES_PER_DAY };
    const [begins, ends] = [formatTimeOfDay(from), timeText(to)];
    return {
      ...{ name: cityOf(zone), zone: 'UTC', start: lastMonday(begins, now, 'UTC') },
      ...{ turn: 'weekly' as const, handoffDay: 'mon' as const },
      ...{ windows: [{ from: begins, to: ends }], people: [...people] },
    };
  });
  return [{ name: 'Around the clock', rotations }];
}

/** `09:00–17:00`, as the clocks of the region read then. */
export function localHours({ from, to }: Hours, zone: string, now: Instant): string {
  const offset = offsetOf(zone, now);
  return `${formatTimeOfDay(remainder(from + offset))}–${timeText(remainder(from + offset) + to - from)}`;
}

export function hoursText({ from, to }: Hours): string {
  return `${formatTimeOfDay(from)}–${timeText(to)}`;
}

export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

function timeText(minutes: number): string {
  return formatTimeOfDay(minutes > MINUTES_PER_DAY ? minutes - MINUTES_PER_DAY : minutes);
}

function isWholeDay(hours: readonly Hours[]): boolean {
  return hours.reduce((sum, { from, to }) => sum + to - from, 0) === MINUTES_PER_DAY;
}

function equalHours(count: number, middle: number): readonly Hours[] {
  const length = Math.round(24 / count) * 60;
  const first = remainder(Math.round((middle - length / 2) / 60) * 60);
  return Array.from({ length: count }, (_, index) => {
    const from = remainder(first + index * length);
    // The last one takes what is left of a day that cannot be divided.
    const minutes = index === count - 1 ? MINUTES_PER_DAY - index * length : length;
    return { from, to: from + minutes };
  });
}

function withoutClosest(regions: readonly Region[], now: Instant): Region[] {
  const gaps = regions.slice(1).map((region, index) => distance(region.zone, regions[index]?.zone ?? '', now));
  const at = gaps.indexOf(Math.min(...gaps));
  const [one, other] = [regions[at], regions[at + 1]];
  if (one === undefined || other === undefined) return [...regions];
  const merged = { ...one, people: [...one.people, ...other.people] };
  return [...regions.slice(0, at), merged, ...regions.slice(at + 2)];
}

function distance(a: string, b: string, now: Instant): number {
  const apart = remainder(offsetOf(a, now) - offsetOf(b, now));
  return Math.min(apart, MINUTES_PER_DAY - apart);
}

function offsetOf(zone: string, now: Instant): number {
  return Math.round((wallMsAt(zone, now) - now) / MINUTE_MS);
}

function remainder(minutes: number): number {
  return ((minutes % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY;
}
