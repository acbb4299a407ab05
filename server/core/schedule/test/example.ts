import { MINUTES_PER_DAY, parseTimeOfDay } from '../../time/time-of-day.ts';
import type { Instant, Interval } from '../../time/instant.ts';
import { instantOfWall, wallMsAt } from '../../time/zone.ts';
import { formatLocalDateTime, parseLocalDateTime } from '../../time/wall-time.ts';
import { everybodyIsKnown, resolve } from '../resolve.ts';
import { nothingBeside } from '../surroundings.ts';
import type { DayWindow, IsKnown, Layer, Override, Rotation, Schedule } from '../schedule.ts';

/** A local time of a zone as an instant; with a bare date, its midnight. */
export function at(text: string, zone = 'UTC'): Instant {
  const parsed = parseLocalDateTime(text.length === 10 ? `${text}T00:00` : text);
  return parsed.ok ? instantOfWall(zone, parsed.wallMs) : NaN;
}

export function days(from: string, count: number): Interval {
  return { start: at(from), end: at(from) + count * MINUTES_PER_DAY * 60_000 };
}

/** `09:00-17:00` */
export function hours(text: string): DayWindow {
  const [from, to] = text.split('-').map((time) => parseTimeOfDay(time));
  return { from: from?.ok ? from.time : NaN, to: to?.ok ? to.time : NaN };
}

/** Participants as `A B C`; people who are on together as `A+B`. Whole days from midnight unless told otherwise. */
export function rotation(start: string, participants: string, rest: Partial<Rotation> = {}): Rotation {
  return {
    id: `${start}/${participants}`,
    name: '',
    zone: null,
    start: start.length === 10 ? `${start}T00:00` : start,
    visibleFrom: null,
    until: null,
    turn: { kind: 'daily', every: 1 },
    shiftMs: null,
    weekdays: null,
    windows: [],
    participants: participants
      .split(' ')
      .filter((group) => group !== '')
      .map((group) => group.split('+')),
    firstParticipant: 0,
    supersedes: null,
    ...rest,
  };
}

/** A single stretch of one day in UTC, given as `A 10-15` or `A 22:30-24`. */
export function single(day: string, text: string): Rotation {
  const { who, start, end } = readStretch(day, text);
  return { ...rotation(formatLocalDateTime(start), who, { until: end }), id: text };
}

export function override(day: string, text: string, createdAt: Instant): Override {
  const { who, start, end } = readStretch(day, text);
  return { id: text, interval: { start, end }, people: who.split('+'), layerId: null, createdAt };
}

function readStretch(day: string, text: string): { who: string; start: Instant; end: Instant } {
  const [who = '', from = '', to = ''] = text.split(/[ -]/);
  const minutes = (time: string): number => Number(time.split(':')[0]) * 60 + Number(time.split(':')[1] ?? 0);
  return { who, start: at(day) + minutes(from) * 60_000, end: at(day) + minutes(to) * 60_000 };
}

export function layer(rank: number, ...rotations: Rotation[]): Layer {
  return {
    ...{ id: `L${rank}`, name: `Layer ${rank}`, rank, rotations },
    ...{ duty: 'on-call', calendar: null, holidays: null },
  };
}

export function schedule(layers: readonly Layer[], rest: Partial<Schedule> = {}): Schedule {
  return { id: 'S', name: 'Primary', teamId: null, zone: 'UTC', layers, overrides: [], ...nothingBeside, ...rest };
}

/** One rotation as a whole schedule. */
export function only(rotation: Rotation, zone = 'UTC'): Schedule {
  return schedule([layer(0, rotation)], { zone });
}

/** Final shifts as `A+B 10:00-12:00`, in the schedule's zone; days are shown where there is more than one. */
export function read(of: Schedule, window: Interval, isKnown: IsKnown = everybodyIsKnown): string[] {
  const isOneDay = window.end - window.start <= MINUTES_PER_DAY * 60_000;
  const text = (instant: Instant): string => formatLocalDateTime(wallMsAt(of.zone, instant)).slice(isOneDay ? 11 : 5);
  return resolve(of, window, isKnown).map(
    ({ people, interval }) => `${people.join('+')} ${text(interval.start)}-${text(interval.end)}`,
  );
}

/** Who is on call during each local day at `time`, as `MM-DD A`; days of nobody are left out. */
export function readDays(of: Schedule, from: string, count: number, time = '12:00'): string[] {
  return Array.from({ length: count }, (_, day) => {
    const date = formatLocalDateTime(at(from) + day * MINUTES_PER_DAY * 60_000).slice(0, 10);
    const instant = at(`${date}T${time}`, of.zone);
    const people = resolve(of, { start: instant, end: instant + 1 })[0]?.people ?? [];
    return people.length === 0 ? '' : `${date.slice(5)} ${people.join('+')}`;
  }).filter((line) => line !== '');
}
