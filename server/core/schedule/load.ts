import type { PersonId } from '../notifying/person.ts';
import { weekdayIndexOf } from '../time/calendar.ts';
import type { DayNumber } from '../time/calendar.ts';
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
  /** Local days that are a holiday of one of the schedules, of which any part was on call. */
  readonly holidays: number;
  /** How often they took over, in any of the schedules. */
  readonly handoffs: number;
  /** Stretches without a break, across schedules. */
  readonly stretches: number;
  readonly longestMs: number;
  /** Between two stretches; null where there is at most one. */
  readonly shortestRestMs: number | null;
}

/** When a person is on call, in all schedules together. */
export interface OnCallTime {
  /** Sorted; what overlaps or touches is one. */
  readonly stretches: readonly Interval[];
  readonly handoffs: number;
}

export const NO_LOAD: Load = {
  ...{ onCallMs: 0, nights: 0, weekendDays: 0, holidays: 0, handoffs: 0, stretches: 0, longestMs: 0 },
  shortestRestMs: null,
};

/** The load of everybody who is on call in any of the schedules, in a window. `zoneOf`: where a person sleeps. */
export function loadsOf(
  schedules: readonly Schedule[],
  window: Interval,
  zoneOf: (personId: PersonId) => string,
  isKnown: IsKnown = everybodyIsKnown,
): ReadonlyMap<PersonId, Load> {
  const holidays = holidayDaysOf(schedules);
  const times = onCallTimes(schedules, window, isKnown);
  return new Map([...times].map(([person, time]) => [person, loadOf(time, zoneOf(person), holidays)]));
}

export function onCallTimes(
  schedules: readonly Schedule[],
  window: Interval,
  isKnown: IsKnown = everybodyIsKnown,
): ReadonlyMap<PersonId, OnCallTime> {
  const found = new Map<PersonId, { intervals: Interval[]; handoffs: number }>();
  for (const schedule of schedules) {
    let last: { readonly people: readonly PersonId[]; readonly end: number } = { people: [], end: window.start };
    for (const { people, interval } of resolve(schedule, window, isKnown)) {
      for (const person of people) {
        const one = found.get(person) ?? { intervals: [], handoffs: 0 };
        found.set(person, one);
        one.intervals.push(interval);
        const goesOn = last.end === interval.start && last.people.includes(person);
        // Whoever is on call when the window begins took over before it.
        if (!goesOn && interval.start > window.start) one.handoffs += 1;
      }
      last = { people, end: interval.end };
    }
  }
  return new Map(
    [...found].map(([person, { intervals, handoffs }]) => [person, { stretches: merged(intervals), handoffs }]),
  );
}

/** Of all lists that the schedules name. */
function holidayDaysOf(schedules: readonly Schedule[]): ReadonlySet<DayNumber> {
  return new Set(schedules.flatMap(({ holidays }) => holidays.flatMap(({ days }) => days.map(({ day }) => day))));
}

/** `zone` is the person's own: a night is theirs to sleep through. */
export function loadOf(
  { stretches, handoffs }: OnCallTime,
  zone: string,
  holidayDays: ReadonlySet<DayNumber> = new Set(),
): Load {
  const nights = new Set<DayNumber>();
  const weekendDays = new Set<DayNumber>();
  const holidays = new Set<DayNumber>();
  for (const { start, end } of stretches) {
    const [fromMs, toMs] = [wallMsAt(zone, start), wallMsAt(zone, end)];
    // The night that began the day before may still last.
    for (let day = Math.floor(fromMs / DAY_MS) - 1; day * DAY_MS < toMs; day++) {
      const dayMs = day * DAY_MS;
      if (fromMs < dayMs + NIGHT_TO_MS && toMs > dayMs + NIGHT_FROM_MS) nights.add(day);
      if (fromMs >= dayMs + DAY_MS) continue;
      if (weekdayIndexOf(day) >= SATURDAY) weekendDays.add(day);
      if (holidayDays.has(day)) holidays.add(day);
    }
  }
  const lengths = stretches.map(({ start, end }) => end - start);
  const rests = stretches.slice(1).map(({ start }, index) => start - (stretches[index]?.end ?? start));
  return {
    onCallMs: lengths.reduce((sum, length) => sum + length, 0),
    nights: nights.size,
    weekendDays: weekendDays.size,
    holidays: holidays.size,
    handoffs,
    stretches: stretches.length,
    longestMs: Math.max(0, ...lengths),
    shortestRestMs: rests.length === 0 ? null : Math.min(...rests),
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
