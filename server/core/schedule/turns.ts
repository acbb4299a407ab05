import { dateOf, dayNumberOf, daysInMonth, weekdayIndexOf, WEEKDAYS } from '../time/calendar.ts';
import type { DayNumber, Weekday } from '../time/calendar.ts';
import { DAY_MS } from '../time/instant.ts';
import type { WallMs } from '../time/wall-time.ts';

/** Where turns begin on a wall clock. Both directions are arithmetic, never a walk from the first turn. */
export interface TurnGrid {
  startOf(turn: number): WallMs;
  /** The turn under way at a wall-clock time; 0 for times before the first. */
  turnAt(wallMs: WallMs): number;
}

export function evenTurns(firstMs: WallMs, turnMs: number): TurnGrid {
  return {
    startOf: (turn) => firstMs + turn * turnMs,
    turnAt: (wallMs) => Math.max(0, Math.floor((wallMs - firstMs) / turnMs)),
  };
}

/**
 * Keeps the day of the month of the first turn, where a month has it (31 January, 28 February, 31 March), instead of
 * drifting to the 28th.
 */
export function monthlyTurns(firstMs: WallMs, every: number): TurnGrid {
  const firstDay = Math.floor(firstMs / DAY_MS);
  const first = dateOf(firstDay);
  const firstMonth = first.year * 12 + first.month - 1;
  const timeMs = firstMs - firstDay * DAY_MS;

  const startOf = (turn: number): WallMs => {
    const months = firstMonth + turn * every;
    const year = Math.floor(months / 12);
    const month = months - year * 12 + 1;
    return dayNumberOf({ year, month, day: Math.min(first.day, daysInMonth(year, month)) }) * DAY_MS + timeMs;
  };
  const turnAt = (wallMs: WallMs): number => {
    const date = dateOf(Math.floor(wallMs / DAY_MS));
    const turn = Math.floor((date.year * 12 + date.month - 1 - firstMonth) / every);
    return Math.max(0, startOf(turn) > wallMs ? turn - 1 : turn);
  };
  return { startOf, turnAt };
}

/** A turn is `every` selected days in a row, across weeks. `weekdays` names at least one day. */
export function selectedDayTurns(firstMs: WallMs, every: number, weekdays: readonly Weekday[]): TurnGrid {
  const firstDay = Math.floor(firstMs / DAY_MS);
  const timeMs = firstMs - firstDay * DAY_MS;
  const chosen = [0, 1, 2, 3, 4, 5, 6].filter((ahead) => isSelected(weekdays, firstDay + ahead));

  const startOf = (turn: number): WallMs => {
    const weeks = Math.floor((turn * every) / chosen.length);
    const ahead = chosen[turn * every - weeks * chosen.length] ?? 0;
    return (firstDay + weeks * 7 + ahead) * DAY_MS + timeMs;
  };
  const turnAt = (wallMs: WallMs): number => {
    const days = Math.floor((wallMs - firstMs) / DAY_MS);
    const weeks = Math.floor(days / 7);
    const daysBefore = weeks * chosen.length + chosen.filter((ahead) => ahead <= days - weeks * 7).length - 1;
    return Math.max(0, Math.floor(daysBefore / every));
  };
  return { startOf, turnAt };
}

export function isSelected(weekdays: readonly Weekday[] | null, day: DayNumber): boolean {
  // The index is a remainder of seven, and there are seven weekdays.
  return weekdays === null || weekdays.includes(WEEKDAYS[weekdayIndexOf(day)] as Weekday);
}
