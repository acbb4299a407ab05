import { DAY_MS, HOUR_MS } from '../time/instant.ts';
import type { Interval } from '../time/instant.ts';
import { instantOfWall, wallMsAt } from '../time/zone.ts';
import type { WallMs } from '../time/wall-time.ts';
import { planOf, turnAt, turnStart } from './plan.ts';
import type { Plan } from './plan.ts';
import type { Group, Rotation } from './schedule.ts';
import { wallWork } from './windows.ts';

/** A stretch that one turn of one rotation works, before anything above it is considered. */
export interface Work extends Interval {
  readonly turn: number;
  readonly group: Group;
}

/**
 * By how much a clock may jump within a day that exists (three hours is the record), with margin. Around a jump, what the
 * clock reads at the edges of a window does not tell which daily windows lie in it.
 */
const LONGEST_CHANGE_MS = 6 * HOUR_MS;

interface Stretch extends Interval {
  readonly turn: number;
}

/** What a rotation works within a window: sorted, cut to the window, never overlapping. */
export function workOf(rotation: Rotation, scheduleZone: string, window: Interval): Work[] {
  const plan = planOf(rotation, scheduleZone);
  const cut = { start: Math.max(window.start, plan.from), end: Math.min(window.end, plan.until) };
  if (cut.start >= cut.end) return [];
  const stretches = plan.daily === null ? turnStretches(plan, cut) : windowStretches(plan, cut);
  const work: Work[] = [];
  for (const stretch of stretches) {
    const last = work.at(-1);
    const end = Math.min(stretch.end, cut.end);
    const isSameTurn = last?.turn === stretch.turn;
    // Who is on call finishes: windows may overlap where one runs over midnight, or where spring pushes one later.
    const start = Math.max(stretch.start, cut.start, isSameTurn ? -Infinity : (last?.end ?? -Infinity));
    if (start >= end) continue;
    if (last !== undefined && isSameTurn && start <= last.end) {
      work[work.length - 1] = { ...last, end: Math.max(last.end, end) };
    } else {
      work.push({ start, end, turn: stretch.turn, group: plan.groupOf(stretch.turn) });
    }
  }
  return work;
}

function turnStretches(plan: Plan, cut: Interval): Stretch[] {
  const stretches: Stretch[] = [];
  let turn = turnAt(plan, cut.start);
  let begins = turnStart(plan, turn);
  while (begins < cut.end) {
    const ends = turnStart(plan, turn + 1);
    const worked = plan.spanMs === Infinity ? ends : Math.min(ends, spanEnd(plan, turn));
    stretches.push({ start: begins, end: worked, turn });
    turn += 1;
    begins = ends;
  }
  return stretches;
}

function spanEnd(plan: Plan, turn: number): number {
  if (plan.clock.kind === 'elapsed') return turnStart(plan, turn) + plan.spanMs;
  const turnMs = plan.clock.grid.startOf(turn);
  return throughGaps(plan.zone, turnMs, turnMs + plan.spanMs).end;
}

function windowStretches(plan: Plan, cut: Interval): Stretch[] {
  if (plan.daily === null || plan.clock.kind === 'elapsed') return [];
  const fromMs = wallMsAt(plan.zone, cut.start) - LONGEST_CHANGE_MS;
  const toMs = wallMsAt(plan.zone, cut.end) + LONGEST_CHANGE_MS;
  const stretches: Stretch[] = [];
  for (const { turn, day, startMs, endMs } of wallWork(plan.daily, plan.clock.grid, fromMs, toMs)) {
    if (day < plan.firstDay) continue;
    const { start, end } = throughGaps(plan.zone, startMs, endMs);
    stretches.push({ start, end, turn });
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
