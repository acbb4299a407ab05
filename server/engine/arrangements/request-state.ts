import { heldIn } from '../../core/schedule/occurrences.ts';
import type { Occurrence, Schedule } from '../../core/schedule/schedule.ts';
import type { Instant, Interval } from '../../core/time/instant.ts';
import type { KeptRequest } from '../configuration/kept.ts';

export type RequestState = 'open' | 'taken' | 'declined' | 'withdrawn' | 'past-due';

/**
 * As it stands at an instant. Untaken when its first shift begins it is past due, wherever that shift lies by then; one
 * that was asked for while the shift ran can be taken until the end of that shift.
 */
export function stateOf({ given, answer, createdAt }: KeptRequest, schedule: Schedule, now: Instant): RequestState {
  if (answer.kind !== 'open') return answer.kind;
  const [first] = given
    .flatMap((occurrence) => heldIn(schedule, occurrence))
    .map(({ interval }) => interval)
    .sort((a, b) => a.start - b.start);
  // Nothing is left of it: the rotation is gone.
  if (first === undefined) return 'past-due';
  const due = first.start > createdAt ? first.start : first.end;
  return due <= now ? 'past-due' : 'open';
}

/** From the beginning of the first to the end of the last stretch that an occurrence has now; null where it has none. */
export function placeOf(schedule: Schedule, occurrence: Occurrence): Interval | null {
  const held = heldIn(schedule, occurrence);
  const [first] = held;
  if (first === undefined) return null;
  return { start: first.interval.start, end: Math.max(...held.map(({ interval }) => interval.end)) };
}

/** Whether some of the shifts lie ahead, on either side of a swap. */
export function isAhead({ given, inReturn }: KeptRequest, schedule: Schedule, now: Instant): boolean {
  return [...given, ...inReturn].some((occurrence) => (placeOf(schedule, occurrence)?.end ?? now) > now);
}

/** Whether some of the shifts may have been worked: by where they lie now, or lay before the schedule was edited. */
export function hasBegun({ given, inReturn }: KeptRequest, schedule: Schedule, now: Instant): boolean {
  const ways = [schedule, ...schedule.past.map((edition) => ({ ...schedule, ...edition, past: [] }))];
  return ways.some((way) =>
    [...given, ...inReturn].some((occurrence) => (placeOf(way, occurrence)?.start ?? now) < now),
  );
}
