import { DAY_MS } from '../../time/instant.ts';
import type { Instant, Interval } from '../../time/instant.ts';
import { layOut } from '../layout.ts';
import type { IsKnown, Schedule, Shift } from '../schedule.ts';
import { beforeDue, nextBeforeAt } from './before.ts';
import type { WishesOf } from './before.ts';
import { coversDue, withoutCovered } from './covers-due.ts';
import type { Due, Problem, Told } from './notice.ts';
import { nextProblemAt, problemsDue, problemsIn } from './problems.ts';
import { stintsOf } from './stints.ts';
import type { Stint } from './stints.ts';

/** Far enough back to see where a stint began, and far enough ahead to tell a weekly gap from a problem. */
const BACK_MS = 31 * DAY_MS;
const AHEAD_MS = 46 * DAY_MS;

/** An outlook is good for so long: what comes into sight later has time. */
const GOOD_FOR_MS = DAY_MS;

/** Everything about a schedule that notices are made of, at one instant. */
export interface Outlook {
  readonly window: Interval;
  readonly shifts: readonly Shift[];
  readonly stints: readonly Stint[];
  readonly problems: readonly Problem[];
}

export function outlookOf(schedule: Schedule, at: Instant, isKnown: IsKnown): Outlook {
  const window = { start: at - BACK_MS, end: at + AHEAD_MS };
  const { shifts, empty } = layOut(schedule, window, isKnown);
  return {
    ...{ window, shifts, stints: stintsOf(schedule, shifts, window.end) },
    problems: problemsIn(schedule, { window, at, empty, isKnown }),
  };
}

/** Everything that is due but hand-offs, which depend on what is open as well. */
export function noticesDue(
  schedule: Schedule,
  { outlook, told, wishesOf }: { outlook: Outlook; told: readonly Told[]; wishesOf: WishesOf },
  now: Instant,
): Due {
  const { shifts, stints, problems } = outlook;
  const covered = coversDue(schedule.id, { covers: schedule.covers, shifts, told }, now);
  const before = beforeDue(schedule.id, { stints, told, wishesOf }, now);
  const ahead = problemsDue(schedule.id, problems, told, now);
  return {
    tellings: [...covered.tellings, ...withoutCovered(before.tellings, covered.tellings), ...ahead.tellings],
    told: [...covered.told, ...before.told, ...ahead.told],
    forget: before.forget,
  };
}

/** The next instant at which something may be due: a lead time, the edge of a shift, a problem that comes near. */
export function nextNoticeAt({ shifts, stints, problems }: Outlook, wishesOf: WishesOf, now: Instant): Instant {
  const edges = shifts.flatMap(({ interval }) => [interval.start, interval.end]).filter((at) => at > now);
  return Math.min(
    now + GOOD_FOR_MS,
    ...edges.slice(0, 2),
    nextBeforeAt(stints, wishesOf, now),
    nextProblemAt(problems, now),
  );
}
