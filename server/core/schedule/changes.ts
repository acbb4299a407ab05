import type { PersonId } from '../notifying/person.ts';
import type { Instant, Interval } from '../time/instant.ts';
import { isSamePeople } from './layering.ts';
import { everybodyIsKnown, resolve } from './resolve.ts';
import type { IsKnown, Schedule, Shift } from './schedule.ts';

/** A stretch in which other people are on call than before. Empty: nobody. */
export interface OnCallChange {
  readonly interval: Interval;
  readonly before: readonly PersonId[];
  readonly after: readonly PersonId[];
}

/** What a change of a schedule means for one person. */
export interface PersonChange {
  readonly personId: PersonId;
  readonly gainedMs: number;
  readonly lostMs: number;
}

/**
 * Who changes when, between two versions of a schedule; null where there was none, or will be none. Sorted, without
 * overlaps, neighbours joined; the stretches that are left out are those in which the same people stay on call.
 */
export function changesBetween(
  before: Schedule | null,
  after: Schedule | null,
  window: Interval,
  isKnown: IsKnown = everybodyIsKnown,
): readonly OnCallChange[] {
  const [old, next] = [shiftsOf(before, window, isKnown), shiftsOf(after, window, isKnown)];
  const edges = [...old, ...next].flatMap(({ interval }) => [interval.start, interval.end]);
  const instants = [...new Set(edges)].sort((a, b) => a - b);
  const [oldAt, nextAt] = [reader(old), reader(next)];
  const changes: OnCallChange[] = [];
  instants.forEach((start, index) => {
    const end = instants[index + 1];
    if (end === undefined) return;
    const change = { interval: { start, end }, before: oldAt(start), after: nextAt(start) };
    if (!isSamePeople(change.before, change.after)) append(changes, change);
  });
  return changes;
}

/** What the changes are for each person who has some, by id. */
export function changesByPerson(changes: readonly OnCallChange[]): readonly PersonChange[] {
  const people = new Map<PersonId, { gainedMs: number; lostMs: number }>();
  const of = (personId: PersonId) => {
    const known = people.get(personId) ?? { gainedMs: 0, lostMs: 0 };
    people.set(personId, known);
    return known;
  };
  for (const { interval, before, after } of changes) {
    const lengthMs = interval.end - interval.start;
    for (const person of after) if (!before.includes(person)) of(person).gainedMs += lengthMs;
    for (const person of before) if (!after.includes(person)) of(person).lostMs += lengthMs;
  }
  return [...people]
    .map(([personId, change]) => ({ personId, ...change }))
    .sort((a, b) => (a.personId < b.personId ? -1 : 1));
}

/**
 * How many hand-offs are other ones than before: at another instant, or to other people. One that moved is one, not two,
 * and so is one that is new or gone. Symmetric.
 */
export function changedHandoffs(
  before: Schedule | null,
  after: Schedule | null,
  window: Interval,
  isKnown: IsKnown = everybodyIsKnown,
): number {
  const old = new Set(handoffsIn(shiftsOf(before, window, isKnown), window));
  const next = new Set(handoffsIn(shiftsOf(after, window, isKnown), window));
  const gone = [...old].filter((handoff) => !next.has(handoff)).length;
  const made = [...next].filter((handoff) => !old.has(handoff)).length;
  return Math.max(gone, made);
}

/** Each as text, so that two can be compared: when, and to whom. */
function handoffsIn(shifts: readonly Shift[], window: Interval): string[] {
  const handoffs: string[] = [];
  let reached = window.start;
  let people: readonly PersonId[] = [];
  const hand = (at: Instant, to: readonly PersonId[]): void => {
    if (!isSamePeople(people, to)) handoffs.push(`${at} ${[...to].sort().join(' ')}`);
    people = to;
  };
  for (const shift of shifts) {
    if (shift.interval.start > reached) hand(reached, []);
    hand(shift.interval.start, shift.people);
    reached = shift.interval.end;
  }
  if (reached < window.end) hand(reached, []);
  return handoffs;
}

function shiftsOf(schedule: Schedule | null, window: Interval, isKnown: IsKnown): readonly Shift[] {
  return schedule === null ? [] : resolve(schedule, window, isKnown);
}

/** Answers for instants that only grow, so that each list is walked once. */
function reader(shifts: readonly Shift[]): (at: Instant) => readonly PersonId[] {
  let position = 0;
  return (at) => {
    while ((shifts[position]?.interval.end ?? Infinity) <= at) position += 1;
    const shift = shifts[position];
    return shift !== undefined && shift.interval.start <= at ? shift.people : [];
  };
}

function append(changes: OnCallChange[], change: OnCallChange): void {
  const last = changes.at(-1);
  const goesOn =
    last?.interval.end === change.interval.start &&
    isSamePeople(last.before, change.before) &&
    isSamePeople(last.after, change.after);
  if (!goesOn) changes.push(change);
  else changes[changes.length - 1] = { ...last, interval: { start: last.interval.start, end: change.interval.end } };
}
