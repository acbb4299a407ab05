import type { Instant } from '../time/instant.ts';
import { planOf, turnAt } from './plan.ts';
import type { Group, Rotation } from './schedule.ts';
import { workOf } from './work.ts';

/**
 * Whose turn it is, as a position in `participants`. By position, because the same group may stand there twice; and by
 * the plan, because turns of hours that nobody works are not counted.
 */
export function positionOfTurn(rotation: Rotation, scheduleZone: string): (turn: number) => number {
  const positions = rotation.participants.map((_, position) => [String(position)]);
  const { groupOf } = planOf({ ...rotation, participants: positions }, scheduleZone);
  return (turn) => Number(groupOf(turn)[0] ?? 0);
}

/** The turn of whoever works at an instant, who may be finishing a night; between two shifts the turn on the clock. */
export function turnUnderWay(rotation: Rotation, scheduleZone: string, at: Instant): number {
  // Also before it is seen, and after its end: an edit may begin in between.
  const always = { ...rotation, visibleFrom: null, until: null };
  return workOf(always, scheduleZone, { start: at, end: at + 1 })[0]?.turn ?? turnAt(planOf(always, scheduleZone), at);
}

/** The position of whoever has the turn at an instant, or the next one where nobody works then. */
export function positionAt(rotation: Rotation, scheduleZone: string, at: Instant): number {
  return positionOfTurn(rotation, scheduleZone)(turnUnderWay(rotation, scheduleZone, at));
}

/** The same turns, of which the one at `at` falls to the participant at `position`. */
export function openedBy(rotation: Rotation, scheduleZone: string, at: Instant, position: number): Rotation {
  const count = rotation.participants.length;
  if (count === 0) return rotation;
  const ahead = position - positionAt(rotation, scheduleZone, at);
  return { ...rotation, firstParticipant: (((rotation.firstParticipant + ahead) % count) + count) % count };
}

/**
 * Where in `edited` whoever stands whose turn it would be at `at` without the edit, or the first after them who is still
 * there: with one person more or less in a list, everybody would else change places. Null: nobody of them is.
 */
export function nextInLine(old: Rotation, edited: Rotation, scheduleZone: string, at: Instant): number | null {
  const from = positionAt(old, scheduleZone, at);
  for (let ahead = 0; ahead < old.participants.length; ahead++) {
    const group = old.participants[(from + ahead) % old.participants.length] ?? [];
    const position = edited.participants.findIndex((other) => isSameGroup(group, other));
    if (position >= 0) return position;
  }
  return null;
}

function isSameGroup(a: Group, b: Group): boolean {
  return a.length === b.length && a.every((person) => b.includes(person));
}
