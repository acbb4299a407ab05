import type { DayNumber, Weekday } from '../time/calendar.ts';
import { DAY_MS, MINUTE_MS } from '../time/instant.ts';
import { MINUTES_PER_DAY } from '../time/time-of-day.ts';
import type { WallMs } from '../time/wall-time.ts';
import type { HolidayCalendar } from './holidays.ts';
import type { DayWindow } from './schedule.ts';
import { isSelected } from './turns.ts';
import type { TurnGrid } from './turns.ts';

export interface DailyWork {
  readonly weekdays: readonly Weekday[] | null;
  /** Sorted, never empty. */
  readonly windows: readonly DayWindow[];
  /** Whether one of them goes on after midnight, so that the day before has to be looked at. */
  readonly isOvernight: boolean;
  readonly spanMs: number;
  /** No windows are written: days are worked from hand-off to hand-off, and the end of a shift cuts each of them. */
  readonly isWholeDay: boolean;
  /**
   * Whether a hand-off ends a window that began the day before. Turns of hours do that; otherwise a hand-off at midnight
   * would split every night between two people, and who began the night finishes it.
   */
  readonly isCutByEveryHandoff: boolean;
}

interface WallWork {
  readonly turn: number;
  readonly day: DayNumber;
  readonly startMs: WallMs;
  readonly endMs: WallMs;
}

/** The windows that touch a stretch of the wall clock, not cut to it, in order; a night that began before is among them. */
export function wallWork(
  daily: DailyWork,
  grid: TurnGrid,
  fromMs: WallMs,
  toMs: WallMs,
  holidays: HolidayCalendar | null = null,
): WallWork[] {
  const work: WallWork[] = [];
  for (let day = Math.floor(fromMs / DAY_MS) - (daily.isOvernight ? 1 : 0); day * DAY_MS < toMs; day++) {
    const isWorked = holidays === null ? isSelected(daily.weekdays, day) : holidays.isWorked(day, daily.weekdays);
    if (!isWorked) continue;
    for (const { from, to } of daily.windows) {
      const startMs = day * DAY_MS + from * MINUTE_MS;
      const endMs = day * DAY_MS + (to > from ? to : to + MINUTES_PER_DAY) * MINUTE_MS;
      if (startMs < toMs && endMs > fromMs) work.push(...byTurns(daily, grid, { day, startMs, endMs }));
    }
  }
  return work;
}

function byTurns(daily: DailyWork, grid: TurnGrid, window: Omit<WallWork, 'turn'>): WallWork[] {
  const { day, endMs } = window;
  const work: WallWork[] = [];
  let startMs = window.startMs;
  for (let turn = grid.turnAt(startMs); ; turn++) {
    const handoffMs = grid.startOf(turn + 1);
    const spanEndMs = grid.startOf(turn) + daily.spanMs;
    const partEndMs = isCutAt(daily, handoffMs, window) ? handoffMs : endMs;
    const workedMs = daily.isWholeDay || isCutAt(daily, spanEndMs, window) ? Math.min(spanEndMs, partEndMs) : partEndMs;
    if (workedMs > startMs) work.push({ turn, day, startMs, endMs: workedMs });
    if (!isCutAt(daily, handoffMs, window)) return work;
    startMs = handoffMs;
  }
}

/** Whether a hand-off, or the end of a shift, ends a window before its own end. */
function isCutAt(daily: DailyWork, atMs: WallMs, { day, endMs }: Omit<WallWork, 'turn'>): boolean {
  return atMs < endMs && (daily.isCutByEveryHandoff || Math.floor(atMs / DAY_MS) <= day);
}
