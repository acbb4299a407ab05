import { WEEKDAYS, weekdayIndexOf } from '../time/calendar.ts';
import type { DayNumber } from '../time/calendar.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/instant.ts';
import type { Instant } from '../time/instant.ts';
import { MINUTES_PER_DAY } from '../time/time-of-day.ts';
import { instantOfWall, wallMsAt } from '../time/zone.ts';
import { parseLocalDateTime } from '../time/wall-time.ts';
import type { WallMs } from '../time/wall-time.ts';
import type { Group, Rotation, Turn } from './schedule.ts';
import { evenTurns, monthlyTurns, selectedDayTurns } from './turns.ts';
import type { TurnGrid } from './turns.ts';
import { wallWork } from './windows.ts';
import type { DailyWork } from './windows.ts';

const HOURS_PER_WEEK = 168;

/** A rotation, read once: everything about it that does not depend on the window. */
export interface Plan {
  readonly zone: string;
  readonly from: Instant;
  readonly until: Instant;
  /** The night before this local day is nobody's; turns of hours cut nights anyway, and have no such day. */
  readonly firstDay: DayNumber;
  readonly clock: TurnClock;
  readonly spanMs: number;
  /** Null where whole turns are worked, so that no day needs to be looked at. */
  readonly daily: DailyWork | null;
  /** How long after midnight a day of whole turns begins: at the time of hand-off, except where turns are hours. */
  readonly dayFromMs: number;
  readonly groupOf: (turn: number) => Group;
}

type TurnClock =
  | { readonly kind: 'elapsed'; readonly firstAt: Instant; readonly turnMs: number }
  | { readonly kind: 'wall'; readonly grid: TurnGrid };

/** Keyed by the object: rotations are never changed in place, and the one who drops them drops the plan. */
const plans = new WeakMap<Rotation, Plan>();

export function planOf(rotation: Rotation, scheduleZone: string): Plan {
  const zone = rotation.zone ?? scheduleZone;
  const known = plans.get(rotation);
  // The same rotation object may be read under another zone after its schedule was moved.
  if (known !== undefined && known.zone === zone) return known;
  const plan = makePlan(rotation, zone);
  plans.set(rotation, plan);
  return plan;
}

export function turnAt(plan: Plan, at: Instant): number {
  if (plan.clock.kind === 'wall') return plan.clock.grid.turnAt(wallMsAt(plan.zone, at));
  return Math.max(0, Math.floor((at - plan.clock.firstAt) / plan.clock.turnMs));
}

export function turnStart(plan: Plan, turn: number): Instant {
  if (plan.clock.kind === 'wall') return instantOfWall(plan.zone, plan.clock.grid.startOf(turn));
  return plan.clock.firstAt + turn * plan.clock.turnMs;
}

/** `offsetMs` into a turn, by the wall clock where the turns are counted on one. */
export function instantInTurn(plan: Plan, turn: number, offsetMs: number): Instant {
  if (plan.clock.kind === 'elapsed') return turnStart(plan, turn) + offsetMs;
  return instantOfWall(plan.zone, plan.clock.grid.startOf(turn) + offsetMs);
}

/**
 * The inverse: how far into a turn an instant lies, by the same clock. Of an hour that autumn has twice the wall clock
 * knows only the first occurrence, so an instant in the second one comes back an hour early.
 */
export function offsetInTurn(plan: Plan, turn: number, at: Instant): number {
  if (plan.clock.kind === 'elapsed') return at - turnStart(plan, turn);
  return wallMsAt(plan.zone, at) - plan.clock.grid.startOf(turn);
}

/** Throws RangeError where the start or the zone cannot be read, which `validate` reports first. */
function makePlan(rotation: Rotation, zone: string): Plan {
  const start = parseLocalDateTime(rotation.start);
  if (!start.ok) throw new RangeError(start.error);
  const startAt = instantOfWall(zone, start.wallMs);
  const byDay = dailyWork(rotation, start.wallMs);
  const daily = byDay.weekdays === null && byDay.isWholeDay ? null : byDay;
  const isHourly = rotation.turn.kind === 'hourly';
  const startDay = Math.floor(start.wallMs / DAY_MS);
  const clock = clockOf(rotation, daily, start.wallMs, startAt);
  return {
    zone,
    from: Math.max(startAt, rotation.visibleFrom ?? -Infinity),
    until: rotation.until ?? Infinity,
    firstDay: isHourly ? -Infinity : startDay,
    clock,
    spanMs: rotation.shiftMs ?? Infinity,
    daily,
    dayFromMs: isHourly ? 0 : start.wallMs - startDay * DAY_MS,
    groupOf: groupsByTurn(rotation, daily, clock),
  };
}

function clockOf(rotation: Rotation, daily: DailyWork | null, startMs: WallMs, startAt: Instant): TurnClock {
  const { turn } = rotation;
  const every = countOf(turn);
  switch (turn.kind) {
    case 'hourly':
      // On a wall-clock grid the turn in the hour that spring skips would have no minute, each year for the same person.
      if (every === 1 && daily === null) return { kind: 'elapsed', firstAt: startAt, turnMs: HOUR_MS };
      return { kind: 'wall', grid: evenTurns(startMs, every * HOUR_MS) };
    case 'daily':
      // Without a selected day there is nothing to count, and nothing will be worked either.
      if (!daily?.weekdays?.length) return { kind: 'wall', grid: evenTurns(startMs, every * DAY_MS) };
      return { kind: 'wall', grid: selectedDayTurns(startMs, every, daily.weekdays) };
    case 'weekly': {
      const weekday = weekdayIndexOf(Math.floor(startMs / DAY_MS));
      const daysSinceHandoff = (weekday - WEEKDAYS.indexOf(turn.handoffDay) + 7) % 7;
      return { kind: 'wall', grid: evenTurns(startMs - daysSinceHandoff * DAY_MS, every * 7 * DAY_MS) };
    }
    case 'monthly':
      return { kind: 'wall', grid: monthlyTurns(startMs, every) };
  }
}

/** A draft may hold no number yet, or 0; turns without length would keep `workOf` in its loop for ever. */
function countOf({ every }: Turn): number {
  return every >= 1 ? Math.floor(every) : 1;
}

function dailyWork(rotation: Rotation, startMs: WallMs): DailyWork {
  const selected = WEEKDAYS.filter((weekday) => rotation.weekdays?.includes(weekday));
  const weekdays = rotation.weekdays === null || selected.length === 7 ? null : selected;
  const isHourly = rotation.turn.kind === 'hourly';
  const handoff = (startMs - Math.floor(startMs / DAY_MS) * DAY_MS) / MINUTE_MS;
  // Turns of hours have no daily time of hand-off, so that their day is the calendar's.
  const wholeDay = isHourly ? { from: 0, to: MINUTES_PER_DAY } : { from: handoff, to: handoff };
  const isWholeDay = rotation.windows.length === 0;
  const windows = isWholeDay ? [wholeDay] : [...rotation.windows].sort((a, b) => a.from - b.from);
  const isOvernight = windows.some(({ from, to }) => 0 < to && to <= from);
  const spanMs = rotation.shiftMs ?? Infinity;
  return { weekdays, windows, isOvernight, isWholeDay, spanMs, isCutByEveryHandoff: isHourly };
}

function groupsByTurn(rotation: Rotation, daily: DailyWork | null, clock: TurnClock): (turn: number) => Group {
  const { participants, firstParticipant, turn } = rotation;
  const isCounted = turn.kind === 'hourly' && daily !== null && clock.kind === 'wall';
  const ordinalOf = isCounted ? workedHours(daily, clock.grid, countOf(turn)) : (index: number) => index;
  return (index) => participants[(firstParticipant + ordinalOf(index)) % participants.length] ?? [];
}

/**
 * Turns of hours that fall on a free day or between the windows are not counted; else the same few people would meet
 * every night. The pattern repeats after some weeks, so that counting stays arithmetic.
 */
function workedHours(daily: DailyWork, grid: TurnGrid, every: number): (turn: number) => number {
  const turnsPerCycle = HOURS_PER_WEEK / commonDivisor(HOURS_PER_WEEK, every);
  const workedTurns = new Set(
    // Of the second cycle: in the first, a window that began before it would be taken for its first turn's.
    wallWork(daily, grid, grid.startOf(turnsPerCycle), grid.startOf(2 * turnsPerCycle)).map(({ turn }) => turn),
  );
  const before: number[] = [0];
  for (let turn = 0; turn < turnsPerCycle; turn++) {
    before.push((before[turn] ?? 0) + (workedTurns.has(turn + turnsPerCycle) ? 1 : 0));
  }
  const perCycle = before[turnsPerCycle] ?? 0;
  return (turn) => {
    const cycles = Math.floor(turn / turnsPerCycle);
    return cycles * perCycle + (before[turn - cycles * turnsPerCycle] ?? 0);
  };
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
