import { Temporal } from 'temporal-polyfill';
import { WEEKDAYS } from '../../time/calendar.ts';
import { HOUR_MS, MINUTE_MS } from '../../time/instant.ts';
import type { Instant } from '../../time/instant.ts';
import type { Group, IsKnown, Rotation, Schedule } from '../schedule.ts';

/**
 * A second, slow answer to "who is on call", which shares no code with the first: every turn is walked from the first
 * one on, every wall-clock minute of every window is asked whose it is, and only Temporal knows zones.
 */

/** Wall-clock minutes since 1970-01-01T00:00, as integers. */
type WallMinute = number;

interface Piece {
  readonly start: Instant;
  readonly end: Instant;
  readonly group: Group;
}

const minuteOf = (wall: Temporal.PlainDateTime): WallMinute =>
  wall.toZonedDateTime('UTC').epochMilliseconds / MINUTE_MS;
const wallOf = (minute: WallMinute): Temporal.PlainDateTime =>
  Temporal.Instant.fromEpochMilliseconds(minute * MINUTE_MS)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime();
const dayOf = (minute: WallMinute): number => Math.floor(minute / 1_440);
const isOn = (rotation: Rotation, day: number): boolean => {
  const weekday = WEEKDAYS[wallOf(day * 1_440).dayOfWeek - 1];
  return rotation.weekdays === null || rotation.weekdays.some((selected) => selected === weekday);
};

/** The first occurrence; where there is none, the end of the gap. */
function instantOf(minute: WallMinute, zone: string): Instant {
  const wall = wallOf(minute);
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(wall)) return earlier.epochMilliseconds;
  return earlier.getTimeZoneTransition('next')?.epochMilliseconds ?? NaN;
}

/** Beginnings of all turns up to a minute, one after the other from the first. */
function walkTurns(rotation: Rotation, until: WallMinute): WallMinute[] {
  const first = Temporal.PlainDateTime.from(rotation.start);
  const { turn } = rotation;
  const turns: WallMinute[] = [];
  const stepOf = { hourly: 'hours', daily: 'days', weekly: 'weeks', monthly: 'months' } as const;
  const backDays = turn.kind === 'weekly' ? (first.dayOfWeek - 1 - WEEKDAYS.indexOf(turn.handoffDay) + 7) % 7 : 0;
  if (turn.kind === 'daily' && rotation.weekdays !== null) {
    let selected = 0;
    for (let minute = minuteOf(first); (turns.at(-1) ?? -Infinity) <= until; minute += 1_440) {
      if (!isOn(rotation, dayOf(minute))) continue;
      if (selected % turn.every === 0) turns.push(minute);
      selected += 1;
    }
    return turns;
  }
  for (let count = 0; (turns.at(-1) ?? -Infinity) <= until; count++) {
    turns.push(minuteOf(first.subtract({ days: backDays }).add({ [stepOf[turn.kind]]: count * turn.every })));
  }
  return turns;
}

/** Whose is this minute of a window that began on `day`? Index of the turn, or null where its worked part is over. */
function ownerOf(rotation: Rotation, turns: readonly WallMinute[], minute: WallMinute, day: number): number | null {
  const cuts = (handoff: WallMinute): boolean => rotation.turn.kind === 'hourly' || dayOf(handoff) <= day;
  // Hours have no first day whose earlier windows could belong to the first turn.
  if (rotation.turn.kind === 'hourly' && minute < (turns[0] ?? NaN)) return null;
  let owner = 0;
  turns.forEach((start, index) => {
    if (start <= minute && cuts(start)) owner = index;
  });
  const spanEnd = (turns[owner] ?? NaN) + (rotation.shiftMs ?? Infinity) / MINUTE_MS;
  // Whole days have no window that somebody could be in the middle of: a shift of 17 hours is over after 17.
  return minute >= spanEnd && (cuts(spanEnd) || rotation.windows.length === 0) ? null : owner;
}

interface WallPiece {
  readonly turn: number;
  readonly start: WallMinute;
  end: WallMinute;
}

function wallPieces(rotation: Rotation, turns: readonly WallMinute[], until: WallMinute): WallPiece[] {
  const first = minuteOf(Temporal.PlainDateTime.from(rotation.start));
  const isHourly = rotation.turn.kind === 'hourly';
  const wholeDay = isHourly ? { from: 0, to: 1_440 } : { from: first % 1_440, to: first % 1_440 };
  const windows = rotation.windows.length > 0 ? rotation.windows : [wholeDay];
  const pieces: WallPiece[] = [];
  for (let day = dayOf(first) - (isHourly ? 1 : 0); day * 1_440 <= until; day++) {
    if (!isOn(rotation, day)) continue;
    for (const { from, to } of [...windows].sort((a, b) => a.from - b.from)) {
      const end = day * 1_440 + (to <= from ? to + 1_440 : to);
      for (let minute = day * 1_440 + from; minute < end; minute++) {
        const owner = ownerOf(rotation, turns, minute, day);
        const last = pieces.at(-1);
        const isFirst = minute === day * 1_440 + from;
        if (owner === null) continue;
        if (!isFirst && last?.turn === owner && last.end === minute) last.end = minute + 1;
        else pieces.push({ turn: owner, start: minute, end: minute + 1 });
      }
    }
  }
  return pieces;
}

/** All that a rotation works, from its first turn to `until`, before anything above it. */
function walkWork(rotation: Rotation, scheduleZone: string, until: Instant): Piece[] {
  const zone = rotation.zone ?? scheduleZone;
  const { turn, participants, firstParticipant } = rotation;
  const groupAt = (ordinal: number): Group => participants[(firstParticipant + ordinal) % participants.length] ?? [];
  const lastMinute = Math.ceil(until / MINUTE_MS) + 2 * 1_440;
  const isLimited = rotation.windows.length > 0 || (rotation.weekdays !== null && rotation.weekdays.length < 7);
  const firstAt = instantOf(minuteOf(Temporal.PlainDateTime.from(rotation.start)), zone);
  if (turn.kind === 'hourly' && turn.every === 1 && !isLimited) {
    const count = Math.max(0, Math.ceil((until - firstAt) / HOUR_MS));
    return Array.from({ length: count }, (_, index) => {
      const start = firstAt + index * HOUR_MS;
      return { start, end: start + Math.min(HOUR_MS, rotation.shiftMs ?? HOUR_MS), group: groupAt(index) };
    });
  }
  const turns = walkTurns(rotation, lastMinute);
  if (!isLimited) {
    return turns.slice(0, -1).map((start, index) => {
      const next = turns[index + 1] ?? NaN;
      const worked = inTime(start, Math.min(next, start + (rotation.shiftMs ?? Infinity) / MINUTE_MS), zone);
      return { start: worked.start, end: Math.min(worked.end, instantOf(next, zone)), group: groupAt(index) };
    });
  }
  const pieces = wallPieces(rotation, turns, lastMinute);
  const workedTurns = [...new Set(pieces.map((piece) => piece.turn))].sort((a, b) => a - b);
  return pieces.map((piece) => ({
    ...inTime(piece.start, piece.end, zone),
    group: groupAt(turn.kind === 'hourly' ? workedTurns.indexOf(piece.turn) : piece.turn),
  }));
}

/** A stretch of the wall clock in time; one that a gap swallows whole keeps its length, if its day exists. */
function inTime(start: WallMinute, end: WallMinute, zone: string): { start: Instant; end: Instant } {
  const from = instantOf(start, zone);
  const to = instantOf(end, zone);
  const isDay = instantOf(dayOf(start) * 1_440, zone) < instantOf((dayOf(start) + 1) * 1_440, zone);
  return { start: from, end: to <= from && isDay ? from + (end - start) * MINUTE_MS : to };
}

/** Answers for instants up to `until`. */
export function minuteOracle(schedule: Schedule, until: Instant, isKnown: IsKnown): (at: Instant) => string[] {
  const ranks = [...new Set(schedule.layers.map(({ rank }) => rank))].sort((a, b) => b - a);
  const rotations = schedule.layers.flatMap(({ rank, rotations }) =>
    rotations.map((rotation) => ({ rank, rotation, work: walkWork(rotation, schedule.zone, until) })),
  );
  const firstAt = ({ zone, start }: Rotation): Instant =>
    instantOf(minuteOf(Temporal.PlainDateTime.from(start)), zone ?? schedule.zone);
  const starts = new Map(rotations.map(({ rotation }) => [rotation, firstAt(rotation)]));
  const ofRotation = (rotation: Rotation, work: readonly Piece[], at: Instant): Group => {
    const { visibleFrom, until: end } = rotation;
    if (at < (starts.get(rotation) ?? NaN) || at < (visibleFrom ?? at) || at >= (end ?? Infinity)) return [];
    // Where pieces overlap, who is on call finishes.
    return work.find((piece) => piece.start <= at && at < piece.end)?.group ?? [];
  };
  return (at) => {
    const over = schedule.overrides
      .filter(({ interval, people }) => interval.start <= at && at < interval.end && people.some(isKnown))
      .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
      .at(-1);
    if (over !== undefined) return over.people.filter(isKnown).sort();
    for (const rank of ranks) {
      const here = rotations.filter((entry) => entry.rank === rank);
      const people = here.flatMap(({ rotation, work }) => ofRotation(rotation, work, at)).filter(isKnown);
      if (people.length > 0) return [...new Set(people)].sort();
    }
    return [];
  };
}
