import type { PersonId } from '../notifying/person.ts';
import { weekdayIndexOf } from '../time/calendar.ts';
import { DAY_MS, HOUR_MS } from '../time/instant.ts';
import type { Interval } from '../time/instant.ts';
import { wallMsAt } from '../time/zone.ts';
import { everybodyIsKnown, resolve } from './resolve.ts';
import type { IsKnown, Schedule } from './schedule.ts';

const NIGHT_FROM_MS = 22 * HOUR_MS;
const NIGHT_TO_MS = 30 * HOUR_MS;
const SATURDAY = 5;

/** What being on call asks of one person. */
export interface Load {
  readonly onCallMs: number;
  /** Local nights (22:00 to 06:00) of which any part was on call. */
  readonly nights: number;
  /** Local Saturdays and Sundays of which any part was on call. */
  readonly weekendDays: number;
  /** Stretches without a break, across schedules. */
  readonly stretches: number;
  readonly longestMs: number;
}

/** When each person is on call in any of the schedules: sorted, what overlaps or touches as one stretch. */
export function stretchesByPerson(
  schedules: readonly Schedule[],
  window: Interval,
  isKnown: IsKnown = everybodyIsKnown,
): ReadonlyMap<PersonId, readonly Interval[]> {
  const found = new Map<PersonId, Interval[]>();
  for (const schedule of schedules) {
    for (const { people, interval } of resolve(schedule, window, isKnown)) {
      for (const person of people) found.set(person, [...(found.get(person) ?? []), interval]);
    }
  }
  return new Map([...found].map(([person, intervals]) => [person, merged(intervals)]));
}

/** `zone` is the person's own: a night is theirs to sleep through. */
export function loadOf(stretches: readonly Interval[], zone: string): Load {
  const nights = new Set<number>();
  const weekendDays = new Set<number>();
  for (const { start, end } of stretches) {
    const [fromMs, toMs] = [wallMsAt(zone, start), wallMsAt(zone, end)];
    // The night that began the day before may still last.
    for (let day = Math.floor(fromMs / DAY_MS) - 1; day * DAY_MS < toMs; day++) {
      const dayMs = day * DAY_MS;
      if (fromMs < dayMs + NIGHT_TO_MS && toMs > dayMs + NIGHT_FROM_MS) nights.add(day);
      if (weekdayIndexOf(day) >= SATURDAY && fromMs < dayMs + DAY_MS && toMs > dayMs) weekendDays.add(day);
    }
  }
  const lengths = stretches.map(({ start, end }) => end - start);
  return {
    onCallMs: lengths.reduce((sum, length) => sum + length, 0),
    nights: nights.size,
    weekendDays: weekendDays.size,
    stretches: stretches.length,
    longestMs: Math.max(0, ...lengths),
  };
}

function merged(intervals: readonly Interval[]): Interval[] {
  const kept: Interval[] = [];
  for (const interval of [...intervals].sort((a, b) => a.start - b.start)) {
    const last = kept.at(-1);
    if (last === undefined || interval.start > last.end) kept.push(interval);
    else kept[kept.length - 1] = { start: last.start, end: Math.max(last.end, interval.end) };
  }
  return kept;
}
