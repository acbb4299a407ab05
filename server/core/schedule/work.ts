import type { DayNumber } from '../time/calendar.ts';
import { DAY_MS, HOUR_MS } from '../time/instant.ts';
import type { Instant, Interval } from '../time/instant.ts';
import { instantOfWall, wallMsAt } from '../time/zone.ts';
import type { WallMs } from '../time/wall-time.ts';
import type { HolidayCalendar } from './holidays.ts';
import { planOf, turnAt, turnStart } from './plan.ts';
import type { Plan } from './plan.ts';
import type { Group, Holiday, Rotation } from './schedule.ts';
import { wallWork } from './windows.ts';
import type { DailyWork } from './windows.ts';

/** A stretch that one turn of one rotation works, before anything above it is considered. */
export interface Work extends Interval {
  readonly turn: number;
  readonly group: Group;
  /** The holiday that lets it begin, or hands it over; null where it is a day like any other. */
  readonly holiday: Holiday | null;
}

/**
 * By how much a clock may jump within a day that exists (three hours is the record), with margin. Around a jump, what the
 * clock reads at the edges of a window does not tell which daily windows lie in it.
 */
const LONGEST_CHANGE_MS = 6 * HOUR_MS;

const NO_WORK: readonly Work[] = [];

interface Stretch extends Interval {
  readonly turn: number;
  readonly holiday: Holiday | null;
}

/** What a rotation works within a window: sorted, cut to the window, never overlapping. */
export function workOf(
  rotation: Rotation,
  scheduleZone: string,
  window: Interval,
  holidays: HolidayCalendar | null = null,
): readonly Work[] {
  return workOfPlan(planOf(rotation, scheduleZone), window, holidays);
}

export function workOfPlan(plan: Plan, window: Interval, holidays: HolidayCalendar | null): readonly Work[] {
  const cut = { start: Math.max(window.start, plan.from), end: Math.min(window.end, plan.until) };
  if (cut.start >= cut.end) return NO_WORK;
  const work: Work[] = [];
  for (const stretch of stretchesOf(plan, cut, holidays)) {
    const last = work.at(-1);
    const end = Math.min(stretch.end, cut.end);
    const isSame = last?.turn === stretch.turn && last.holiday === stretch.holiday;
    // Who is on call finishes: windows may overlap where one runs over midnight, or where spring pushes one later.
    const start = Math.max(stretch.start, cut.start, isSame ? -Infinity : (last?.end ?? -Infinity));
    if (start >= end) continue;
    if (last !== undefined && isSame && start <= last.end) {
      work[work.length - 1] = { ...last, end: Math.max(last.end, end) };
    } else {
      const { turn, holiday } = stretch;
      work.push({ start, end, turn, group: plan.groupOf(turn), holiday });
    }
  }
  return work;
}

function stretchesOf(plan: Plan, cut: Interval, holidays: HolidayCalendar | null): Stretch[] {
  if (plan.daily !== null) return windowStretches(plan, plan.daily, cut, holidays);
  const turns = turnStretches(plan, cut);
  return holidays === null ? turns : turns.flatMap((stretch) => splitByDay(plan, stretch, cut, holidays));
}

function turnStretches(plan: Plan, cut: Interval): Stretch[] {
  const stretches: Stretch[] = [];
  let turn = turnAt(plan, cut.start);
  let begins = turnStart(plan, turn);
  while (begins < cut.end) {
    const ends = turnStart(plan, turn + 1);
    const worked = plan.spanMs === Infinity ? ends : Math.min(ends, spanEnd(plan, turn));
    stretches.push({ start: begins, end: worked, turn, holiday: null });
    turn += 1;
    begins = ends;
  }
  return stretches;
}

/** Turns that know no days are cut where a holiday begins and ends. */
function splitByDay(plan: Plan, stretch: Stretch, cut: Interval, holidays: HolidayCalendar): Stretch[] {
  const beginOf = (day: DayNumber): Instant => instantOfWall(plan.zone, day * DAY_MS + plan.dayFromMs);
  const parts: Stretch[] = [];
  const until = Math.min(stretch.end, cut.end);
  let start = Math.max(stretch.start, cut.start);
  for (let day = Math.floor((wallMsAt(plan.zone, start) - plan.dayFromMs) / DAY_MS); start < until; day++) {
    const end = Math.min(until, beginOf(day + 1));
    // A clock that goes back over midnight shows the day before for a second time, when that one is over.
    if (end <= start) continue;
    if (holidays.isWorked(day, null)) parts.push({ ...stretch, start, end, holiday: holidays.on(day, null) });
    start = end;
  }
  return parts;
}

function spanEnd(plan: Plan, turn: number): number {
  if (plan.clock.kind === 'elapsed') return turnStart(plan, turn) + plan.spanMs;
  const turnMs = plan.clock.grid.startOf(turn);
  return throughGaps(plan.zone, turnMs, turnMs + plan.spanMs).end;
}

function windowStretches(plan: Plan, daily: DailyWork, cut: Interval, holidays: HolidayCalendar | null): Stretch[] {
  if (plan.clock.kind === 'elapsed') return [];
  const { weekdays } = daily;
  const fromMs = wallMsAt(plan.zone, cut.start) - LONGEST_CHANGE_MS;
  const toMs = wallMsAt(plan.zone, cut.end) + LONGEST_CHANGE_MS;
  const stretches: Stretch[] = [];
  for (const { turn, day, startMs, endMs } of wallWork(daily, plan.clock.grid, fromMs, toMs, holidays)) {
    if (day < plan.firstDay) continue;
    const { start, end } = throughGaps(plan.zone, startMs, endMs);
    stretches.push({ start, end, turn, holiday: holidays?.on(day, weekdays) ?? null });
  }
  return stretches;
}

/**
 * Each boundary becomes an instant by itself, so that a day of 23 or 25 hours has no gap. A shift that lies inside the
 * skipped hour as a whole would be lost: it keeps its length and begins when the gap ends. A day that never was
 * (Samoa, 30 December 2011) has no shift to keep.
 */
function throughGaps(zone: string, startMs: WallMs, endMs: WallMs): Interval {
  const start = instantOfWall(zone, startMs);
  const end = instantOfWall(zone, endMs);
  if (end > start || endMs <= startMs) return { start, end };
  const day = Math.floor(startMs / DAY_MS);
  const isDay = instantOfWall(zone, day * DAY_MS) < instantOfWall(zone, (day + 1) * DAY_MS);
  return { start, end: isDay ? start + (endMs - startMs) : end };
}
