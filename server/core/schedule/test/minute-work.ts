import { Temporal } from 'temporal-polyfill';
import { WEEKDAYS } from '../../time/calendar.ts';
import { HOUR_MS, MINUTE_MS } from '../../time/instant.ts';
import type { Instant, Interval } from '../../time/instant.ts';
import type { Group, HolidayTreatment, Rotation } from '../schedule.ts';
import { around, DAY_MINUTES, dayOf, instantOf, inTime, isOn, minuteOf } from './minute-zone.ts';
import type { WallMinute } from './minute-zone.ts';

/** One stretch that a rotation works, before anything is arranged above it. */
export interface Piece extends Interval {
  readonly turn: number;
  readonly group: Group;
  /** When so much of its turn had passed, by the wall clock. */
  readonly since: (partMs: number) => Instant;
  /** The holiday that decided about it; null where it was a day like any other. */
  readonly holiday: number | null;
}

/** What becomes of the holidays of a rotation's layer; null is a layer without any. */
export type Rule = { readonly days: ReadonlySet<number>; readonly treatment: HolidayTreatment } | null;

export const firstOf = ({ start }: Rotation): WallMinute => minuteOf(Temporal.PlainDateTime.from(start));

const hasNoLimit = ({ windows, weekdays }: Rotation): boolean =>
  windows.length === 0 && (weekdays === null || weekdays.length === 7);
const worksOnSundays = ({ weekdays }: Rotation): boolean => weekdays === null || weekdays.includes('sun');

/** Beginnings of all turns up to a minute, one after the other from the first. */
function walkTurns(rotation: Rotation, until: WallMinute): WallMinute[] {
  const start = Temporal.PlainDateTime.from(rotation.start);
  const first = firstOf(rotation);
  const { turn } = rotation;
  const turns: WallMinute[] = [];
  if (turn.kind === 'daily' && rotation.weekdays !== null) {
    let selected = 0;
    for (let minute = first; (turns.at(-1) ?? -Infinity) <= until; minute += DAY_MINUTES) {
      if (!isOn(rotation, dayOf(minute))) continue;
      if (selected % turn.every === 0) turns.push(minute);
      selected += 1;
    }
    return turns;
  }
  const backDays = turn.kind === 'weekly' ? (start.dayOfWeek - 1 - WEEKDAYS.indexOf(turn.handoffDay) + 7) % 7 : 0;
  const lengths = { hourly: 60, daily: DAY_MINUTES, weekly: 7 * DAY_MINUTES, monthly: NaN };
  for (let count = 0; (turns.at(-1) ?? -Infinity) <= until; count++) {
    const isMonthly = turn.kind === 'monthly';
    const even = first - backDays * DAY_MINUTES + count * turn.every * lengths[turn.kind];
    turns.push(isMonthly ? minuteOf(start.add({ months: count * turn.every })) : even);
  }
  return turns;
}

/** Which of some sorted minutes is the last one that is not after another; -1 where all are. */
function lastUpTo(minutes: readonly WallMinute[], bound: WallMinute): number {
  let [low, high] = [-1, minutes.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((minutes[middle] ?? NaN) <= bound) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Whose is this minute of a window that began on `day`? Index of the turn, or null where its worked part is over. */
function ownerOf(rotation: Rotation, turns: readonly WallMinute[], minute: WallMinute, day: number): number | null {
  const isHourly = rotation.turn.kind === 'hourly';
  // Hours have no first day whose earlier windows could belong to the first turn.
  if (isHourly && minute < (turns[0] ?? NaN)) return null;
  const lastCut = isHourly ? Infinity : (day + 1) * DAY_MINUTES - 1;
  const owner = Math.max(0, lastUpTo(turns, Math.min(minute, lastCut)));
  const spanEnd = (turns[owner] ?? NaN) + (rotation.shiftMs ?? Infinity) / MINUTE_MS;
  // Whole days have no window that somebody could be in the middle of: a shift of 17 hours is over after 17.
  return minute >= spanEnd && (spanEnd <= lastCut || rotation.windows.length === 0) ? null : owner;
}

interface WallPiece {
  readonly turn: number;
  readonly day: number;
  readonly start: WallMinute;
  end: WallMinute;
}

/** Each minute of each window of each day on which one may begin. */
function wallPieces(
  rotation: Rotation,
  turns: readonly WallMinute[],
  span: { readonly from: WallMinute; readonly to: WallMinute },
  begins: (day: number) => boolean,
): WallPiece[] {
  const first = firstOf(rotation);
  const isHourly = rotation.turn.kind === 'hourly';
  const time = isHourly ? 0 : ((first % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  const windows = rotation.windows.length > 0 ? rotation.windows : [{ from: time, to: time }];
  const pieces: WallPiece[] = [];
  const firstDay = Math.max(dayOf(first) - (isHourly ? 1 : 0), dayOf(span.from) - 2);
  for (let day = firstDay; day * DAY_MINUTES <= span.to; day++) {
    if (!begins(day)) continue;
    for (const { from, to } of [...windows].sort((a, b) => a.from - b.from)) {
      const start = day * DAY_MINUTES + from;
      const end = day * DAY_MINUTES + (to <= from ? to + DAY_MINUTES : to);
      for (let minute = start; minute < end; minute++) {
        const owner = ownerOf(rotation, turns, minute, day);
        const last = pieces.at(-1);
        if (owner === null) continue;
        if (minute !== start && last?.turn === owner && last.end === minute) last.end = minute + 1;
        else pieces.push({ turn: owner, day, start: minute, end: minute + 1 });
      }
    }
  }
  return pieces;
}

function limitedWork(rotation: Rotation, zone: string, window: Interval, rule: Rule): Piece[] {
  const span = around(window.start, window.end);
  const turns = walkTurns(rotation, span.to);
  const isHoliday = (day: number): boolean => rule?.days.has(day) ?? false;
  const begins = (day: number): boolean => {
    if (!isHoliday(day) || rule?.treatment.kind === 'layer') return isOn(rotation, day);
    return rule?.treatment.kind === 'sunday' && worksOnSundays(rotation);
  };
  // A day that is worked on Sundays and on its own weekday is none that anything changed.
  const isChanged = (day: number): boolean => rule?.treatment.kind !== 'sunday' || !isOn(rotation, day);
  const ordinalOf = hourOrdinals(rotation, turns, span.to);
  return wallPieces(rotation, turns, span, begins).map(({ turn, day, start, end }) => ({
    ...inTime(start, end, zone),
    turn,
    group: groupAt(rotation, ordinalOf(turn)),
    since: (partMs) => instantOf((turns[turn] ?? NaN) + partMs / MINUTE_MS, zone),
    holiday: isHoliday(day) && isChanged(day) ? day : null,
  }));
}

/** Of hours, only those are counted of which something is worked, on whatever day; a holiday does not matter here. */
function hourOrdinals(rotation: Rotation, turns: readonly WallMinute[], until: WallMinute): (turn: number) => number {
  if (rotation.turn.kind !== 'hourly') return (turn) => turn;
  const all = wallPieces(rotation, turns, { from: -Infinity, to: until }, (day) => isOn(rotation, day));
  const worked = [...new Set(all.map(({ turn }) => turn))].sort((a, b) => a - b);
  return (turn) => lastUpTo(worked, turn - 1) + 1;
}

/** From hand-off to hand-off, with nothing that limits it but a shift. */
function wholeWork(rotation: Rotation, zone: string, window: Interval, rule: Rule): Piece[] {
  const { from, to } = around(window.start, window.end);
  const turns = walkTurns(rotation, to);
  const pieces: Piece[] = [];
  turns.slice(0, -1).forEach((start, turn) => {
    const next = turns[turn + 1] ?? NaN;
    if (next < from) return;
    const worked = inTime(start, Math.min(next, start + (rotation.shiftMs ?? Infinity) / MINUTE_MS), zone);
    const end = Math.min(worked.end, instantOf(next, zone));
    const since = (partMs: number): Instant => instantOf(start + partMs / MINUTE_MS, zone);
    pieces.push({ start: worked.start, end, turn, group: groupAt(rotation, turn), since, holiday: null });
  });
  return cutByHolidays(pieces, rotation, zone, window, rule);
}

/** Hours that pass, whatever the wall clock says, so that none is skipped and none comes twice. */
function elapsedHours(rotation: Rotation, zone: string, window: Interval, rule: Rule): Piece[] {
  const firstAt = instantOf(firstOf(rotation), zone);
  const pieces: Piece[] = [];
  for (let turn = 0; firstAt + turn * HOUR_MS < window.end; turn++) {
    const start = firstAt + turn * HOUR_MS;
    if (start + HOUR_MS < window.start) continue;
    const since = (partMs: number): Instant => start + partMs;
    const end = start + Math.min(HOUR_MS, rotation.shiftMs ?? HOUR_MS);
    pieces.push({ start, end, turn, group: groupAt(rotation, turn), since, holiday: null });
  }
  return cutByHolidays(pieces, rotation, zone, window, rule);
}

/** Days of a rotation without windows last from hand-off to hand-off; those of hours from midnight to midnight. */
function cutByHolidays(
  pieces: readonly Piece[],
  rotation: Rotation,
  zone: string,
  window: Interval,
  rule: Rule,
): Piece[] {
  // All seven weekdays are worked here, Sundays among them.
  if (rule === null || rule.treatment.kind === 'sunday') return [...pieces];
  const time = rotation.turn.kind === 'hourly' ? 0 : ((firstOf(rotation) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  const { from, to } = around(window.start, window.end);
  let kept = [...pieces];
  for (let day = dayOf(from); day <= dayOf(to); day++) {
    if (!rule.days.has(day)) continue;
    const start = instantOf(day * DAY_MINUTES + time, zone);
    const end = instantOf((day + 1) * DAY_MINUTES + time, zone);
    kept = kept.flatMap((piece) => [
      { ...piece, end: Math.min(piece.end, start) },
      ...(rule.treatment.kind === 'off'
        ? []
        : [{ ...piece, start: Math.max(piece.start, start), end: Math.min(piece.end, end), holiday: day }]),
      { ...piece, start: Math.max(piece.start, end) },
    ]);
    kept = kept.filter((piece) => piece.start < piece.end);
  }
  return kept;
}

const groupAt = ({ participants, firstParticipant }: Rotation, ordinal: number): Group =>
  participants[(firstParticipant + ordinal) % participants.length] ?? [];

/** What a rotation works in a window, and some of what lies around it. */
export function walkWork(rotation: Rotation, zone: string, window: Interval, rule: Rule): Piece[] {
  if (!hasNoLimit(rotation)) return limitedWork(rotation, zone, window, rule);
  const isElapsed = rotation.turn.kind === 'hourly' && rotation.turn.every === 1;
  return isElapsed ? elapsedHours(rotation, zone, window, rule) : wholeWork(rotation, zone, window, rule);
}
