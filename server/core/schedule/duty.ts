import type { PersonId } from '../notifying/person.ts';
import type { Instant, Interval } from '../time/instant.ts';
import type { Group, Source } from './schedule.ts';

/** Who is meant to work a stretch, before it is known who of them is there. */
export interface Duty {
  readonly interval: Interval;
  readonly people: Group;
  readonly sources: readonly Source[];
  /** When each was named, where that is later than the rotation: an absence that is older does not count. */
  readonly since: ReadonlyMap<PersonId, Instant>;
}

export const namedByRotation: ReadonlyMap<PersonId, Instant> = new Map();

/** The part of a duty within an interval that overlaps it. */
export function cutTo(duty: Duty, { start, end }: Interval): Duty {
  const { interval } = duty;
  if (start <= interval.start && interval.end <= end) return duty;
  return { ...duty, interval: { start: Math.max(start, interval.start), end: Math.min(end, interval.end) } };
}

export function overlaps(a: Interval, b: Interval): boolean {
  return a.start < b.end && b.start < a.end;
}
