import { resolve, resolveShadows } from '../../server/core/schedule/resolve.ts';
import type { IsKnown, Schedule, Shift, Source } from '../../server/core/schedule/schedule.ts';
import { DAY_MS } from '../../server/core/time/instant.ts';
import type { Instant, Interval } from '../../server/core/time/instant.ts';

/** A stretch of one schedule in which somebody is on call, or watches. */
export interface MyShift {
  readonly scheduleId: string;
  readonly scheduleName: string;
  /** Of the schedule. */
  readonly zone: string;
  readonly interval: Interval;
  /** Sees the shift, and is not paged. */
  readonly isShadow: boolean;
  /** Everybody else who is on call for all of it. */
  readonly others: readonly string[];
  readonly sources: readonly Source[];
}

const AHEAD_MS = 56 * DAY_MS;
/** Of a turn of a month; what is longer is told as far as this. */
const LONGEST_MS = 31 * DAY_MS;

/** What somebody has from now on, in all schedules, the next first; what is under way with its whole length. */
export function myShifts(
  schedules: readonly Schedule[],
  personId: string,
  now: Instant,
  isKnown: IsKnown,
): readonly MyShift[] {
  // Whatever begins within reach is told with its whole length.
  const window = { start: now - LONGEST_MS, end: now + AHEAD_MS + LONGEST_MS };
  const found = schedules.flatMap((schedule) => [
    ...ofPerson(schedule, resolve(schedule, window, isKnown), personId, false),
    ...ofPerson(schedule, resolveShadows(schedule, window, isKnown), personId, true),
  ]);
  return found
    .filter(({ interval }) => interval.end > now && interval.start < now + AHEAD_MS)
    .sort((a, b) => a.interval.start - b.interval.start || (a.scheduleName < b.scheduleName ? -1 : 1));
}

function ofPerson(
  { id, name, zone }: Schedule,
  shifts: readonly Shift[],
  personId: string,
  isShadow: boolean,
): readonly MyShift[] {
  const mine: MyShift[] = [];
  for (const { interval, people, sources } of shifts) {
    if (!people.includes(personId)) continue;
    const others = people.filter((person) => person !== personId);
    const last = mine.at(-1);
    // Somebody else who comes or goes makes no other shift of it, and neither does what was arranged within it.
    if (last?.interval.end === interval.start && isSameTurn(last.sources, sources)) {
      const shared = last.others.filter((person) => others.includes(person));
      mine[mine.length - 1] = { ...last, interval: { start: last.interval.start, end: interval.end }, others: shared };
    } else {
      mine.push({ scheduleId: id, scheduleName: name, zone, interval, isShadow, others, sources });
    }
  }
  return mine;
}

function isSameTurn(a: readonly Source[], b: readonly Source[]): boolean {
  const textOf = (sources: readonly Source[]): string =>
    sources
      .map((source) => {
        if (source.kind === 'rotation') return `${source.rotationId} ${source.turn}`;
        return source.kind === 'override' ? source.overrideId : source.kind === 'import' ? source.uid : '';
      })
      .filter((text) => text !== '')
      .sort()
      .join();
  return textOf(a) === textOf(b);
}

/** On call at an instant; several where more than one schedule has them. */
export function shiftsAt(shifts: readonly MyShift[], at: Instant): readonly MyShift[] {
  return shifts.filter(({ interval, isShadow }) => !isShadow && interval.start <= at && at < interval.end);
}

export function nextAfter(shifts: readonly MyShift[], at: Instant): MyShift | null {
  return shifts.find(({ interval, isShadow }) => !isShadow && interval.start > at) ?? null;
}

/** The shifts of a local day, with the part of each that lies in it. */
export function shiftsOn(shifts: readonly MyShift[], day: Interval): readonly MyShift[] {
  return shifts.flatMap((shift) => {
    const start = Math.max(shift.interval.start, day.start);
    const end = Math.min(shift.interval.end, day.end);
    return start < end ? [{ ...shift, interval: { start, end } }] : [];
  });
}
