import type { PersonId } from '../../notifying/person.ts';
import type { Instant, Interval } from '../../time/instant.ts';
import { isSamePeople } from '../layering.ts';
import type { Shift } from '../schedule.ts';
import type { Stint } from './stints.ts';

/** Who was on call when that was last looked at. */
export interface OnCallState {
  readonly people: readonly PersonId[];
  /** They came on call then, or were seen to be on call then, whichever is later. */
  readonly since: Instant;
}

export interface Change {
  readonly at: Instant;
  readonly from: readonly PersonId[];
  readonly to: readonly PersonId[];
  readonly until: Instant | null;
  /** Everybody who leaves comes back within the same turn, and everybody who comes was there before in theirs. */
  readonly isRoutine: boolean;
  /** Hand-offs that came and went since the last look, and are told to nobody. */
  readonly missed: number;
}

interface Run {
  readonly interval: Interval;
  readonly people: readonly PersonId[];
}

/**
 * The difference between who was on call at the last look and who is now; null where it is none. Told from the state and
 * not from a list of instants: then an edit, a restart or a day without the process are no special cases.
 */
export function changeSince(
  was: OnCallState,
  { shifts, stints, window }: { shifts: readonly Shift[]; stints: readonly Stint[]; window: Interval },
  now: Instant,
): Change | null {
  const runs = runsOf(shifts, window);
  const index = runs.findIndex(({ interval }) => interval.start <= now && now < interval.end);
  const current = runs[index] ?? { interval: window, people: [] };
  // An edit that rewrites the past moves the boundary to before the last look; what changes then changes now.
  const isOrdinary = current.interval.start > was.since && current.interval.start > window.start;
  const at = isOrdinary ? current.interval.start : now;
  const missed = isOrdinary
    ? runs.filter(({ interval }) => interval.start > was.since && interval.start < at && interval.start > window.start)
        .length
    : 0;
  // The same people may have come back while nobody looked.
  if (missed === 0 && isSamePeople(current.people, was.people)) return null;
  const from = missed > 0 ? (runs[index - 1]?.people ?? []) : was.people;
  const changed = [
    ...from.filter((one) => !current.people.includes(one)),
    ...current.people.filter((one) => !from.includes(one)),
  ];
  const until = current.interval.end >= window.end ? null : current.interval.end;
  return {
    ...{ at, from, to: current.people, until, missed },
    isRoutine: isOrdinary && changed.every((person) => isWithinStint(person, stints, at)),
  };
}

function isWithinStint(person: PersonId, stints: readonly Stint[], at: Instant): boolean {
  return stints.some(({ personId, start, end }) => personId === person && start < at && (end === null || end > at));
}

/** Stretches of the same people, those without anybody included, from one end of the window to the other. */
function runsOf(shifts: readonly Shift[], window: Interval): Run[] {
  const runs: Run[] = [];
  const add = (start: Instant, end: Instant, people: readonly PersonId[]): void => {
    const last = runs.at(-1);
    if (start >= end) return;
    if (last !== undefined && isSamePeople(last.people, people)) {
      runs[runs.length - 1] = { ...last, interval: { start: last.interval.start, end } };
    } else runs.push({ interval: { start, end }, people });
  };
  let reached = window.start;
  for (const { interval, people } of shifts) {
    add(reached, interval.start, []);
    add(interval.start, interval.end, people);
    reached = interval.end;
  }
  add(reached, window.end, []);
  return runs;
}
