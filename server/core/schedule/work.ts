import type { DayNumber } from '../time/calendar.ts';
import { DAY_MS, HOUR_MS } from '../time/instant.ts';
import type { Instant, Interval } from '../time/instant.ts';
import { instantOfWall, steadyOffsetMs, wallMsAt } from '../time/zone.ts';
import type { WallMs } from '../time/wall-time.ts';
import type { HolidayCalendar } from './holidays.ts';
import { planOf, turnAt, turnStart } from './plan.ts';
import type { Plan } from './plan.ts';
import type { Group, Holiday, Rotation } from './schedule.ts';
import type { TurnGrid } from './turns.ts';
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

/** Further than anything reaches that touches a window: a night of the day before, and a day that ends late. */
const NEAR_MS = 3 * DAY_MS;

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

/**
 * Where no clock changes near the window, which is nearly always where somebody asks who is on call, the wall clock is as
 * good as time itself; what lies further away may then be wrong by a jump, and is cut off anyway.
 */
function stretchesOf(plan: Plan, cut: Interval, holidays: HolidayCalendar | null): Stretch[] {
  const offsetMs = steadyOffsetMs(plan.zone, cut.start - NEAR_MS, cut.end + NEAR_MS);
  const grid = plan.clock.kind === 'wall' ? plan.clock.grid : null;
  if (plan.daily !== null) {
    if (grid === null) return [];
    if (offsetMs === null) return windowStretches(plan, plan.daily, grid, cut, holidays);
    return steadyWindows(plan, plan.daily, grid, cut, holidays, offsetMs);
  }
  const turns = grid === null || offsetMs === null ? turnStretches(plan, cut) : steadyTurns(plan, grid, cut, offsetMs);
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

function steadyTurns(plan: Plan, grid: TurnGrid, cut: Interval, offsetMs: number): Stretch[] {
  const stretches: Stretch[] = [];
  let turn = grid.turnAt(cut.start + offsetMs);
  let beginsMs = grid.startOf(turn);
  while (beginsMs - offsetMs < cut.end) {
    const endsMs = grid.startOf(turn + 1);
    const workedMs = Math.min(endsMs, beginsMs + plan.spanMs);
    stretches.push({ start: beginsMs - offsetMs, end: workedMs - offsetMs, turn, holiday: null });
    turn += 1;
    beginsMs = endsMs;
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

function steadyWindows(
  plan: Plan,
  daily: DailyWork,
  grid: TurnGrid,
  cut: Interval,
  holidays: HolidayCalendar | null,
  offsetMs: number,
): Stretch[] {
  const stretches: Stretch[] = [];
  const [fromMs, toMs] = [cut.start + offsetMs, cut.end + offsetMs];
  for (const { turn, day, startMs, endMs } of wallWork(daily, grid, fromMs, toMs, holidays)) {
    if (day < plan.firstDay) continue;
    const holiday = holidays?.on(day, daily.weekdays) ?? null;
    stretches.push({ start: startMs - offsetMs, end: endMs - offsetMs, turn, holiday });
  }
  return stretches;
}

function windowStretches(
  plan: Plan,
  daily: DailyWork,
  grid: TurnGrid,
  cut: Interval,
  holidays: HolidayCalendar | null,
): Stretch[] {
  const { weekdays } = daily;
  const fromMs = wallMsAt(plan.zone, cut.start) - LONGEST_CHANGE_MS;
  const toMs = wallMsAt(plan.zone, cut.end) + LONGEST_CHANGE_MS;
  const stretches: Stretch[] = [];
  for (const { turn, day, startMs, endMs } of wallWork(daily, grid, fromMs, toMs, holidays)) {
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
