import { DAY_MS } from '../../time/instant.ts';
import type { Instant, Interval } from '../../time/instant.ts';
import { wallMsAt } from '../../time/zone.ts';
import { gaps } from '../coverage.ts';
import type { EmptyShift, IsKnown, Schedule } from '../schedule.ts';
import type { Due, Problem, Told } from './notice.ts';

const WEEK_MS = 7 * DAY_MS;

/** Further ahead a schedule is often not yet written: that would be told for nothing. */
const PROBLEM_AHEAD_MS = 30 * DAY_MS;

/** When a problem is told again: how long before it begins. */
const NEARING: readonly { readonly stage: string; readonly aheadMs: number }[] = [
  { stage: '7d', aheadMs: WEEK_MS },
  { stage: '1d', aheadMs: DAY_MS },
];

/** What is the same every week is the plan, and news only once; what lasts is worth a reminder now and then. */
const KEEP_PLANNED_MS = 400 * DAY_MS;
const KEEP_LASTING_MS = 45 * DAY_MS;

/**
 * Gaps and empty shifts that are not over at `at`, sorted by start. A gap that was there before the window began is left
 * out: a schedule that nobody works in needs no reminder every day.
 */
export function problemsIn(
  schedule: Schedule,
  { window, at, empty, isKnown }: { window: Interval; at: Instant; empty: readonly EmptyShift[]; isKnown: IsKnown },
): Problem[] {
  const found = gaps(schedule, window, isKnown).filter(({ start }) => start > window.start);
  return [...gapProblems(schedule.zone, found, window.end, at), ...emptyProblems(empty, at)].sort(
    (a, b) => a.start - b.start,
  );
}

function gapProblems(zone: string, found: readonly Interval[], windowEnd: Instant, at: Instant): Problem[] {
  const wall = (gap: Interval) => ({ from: wallMsAt(zone, gap.start), to: wallMsAt(zone, gap.end) });
  const all = new Set(found.map((gap) => `${wall(gap).from} ${wall(gap).to}`));
  const byPattern = new Map<string, Problem>();
  for (const gap of found) {
    if (gap.end <= at) continue;
    const { from, to } = wall(gap);
    const isThere = (weeks: number) => all.has(`${from + weeks * WEEK_MS} ${to + weeks * WEEK_MS}`);
    // Three in a row: twice the same is somebody's fortnight of holidays.
    const everyWeek = [-2, -1, 0].some((first) => isThere(first) && isThere(first + 1) && isThere(first + 2));
    const subject = everyWeek ? `${((from % WEEK_MS) + WEEK_MS) % WEEK_MS}+${to - from}` : '';
    const key = subject || String(gap.start);
    const before = byPattern.get(key);
    const end = gap.end >= windowEnd ? null : gap.end;
    const first = before ?? { kind: 'gap', start: gap.start, end, named: [], everyWeek, times: 0, subject };
    byPattern.set(key, { ...first, times: first.times + 1 });
  }
  return [...byPattern.values()];
}

/** One for all shifts of the same people: each of them would be told for the same reason. */
function emptyProblems(empty: readonly EmptyShift[], at: Instant): Problem[] {
  const byPeople = new Map<string, Problem>();
  for (const { interval, named } of empty) {
    if (interval.end <= at) continue;
    const subject = [...named].sort().join(' ') || 'nobody';
    const { start, end } = interval;
    const first = byPeople.get(subject) ?? { kind: 'empty', start, end, named, everyWeek: false, times: 0, subject };
    byPeople.set(subject, { ...first, times: first.times + 1 });
  }
  return [...byPeople.values()];
}

/** When each stage of a problem is to be told: at once when first seen, then as it comes near. */
function stagesOf({ start, everyWeek }: Problem): { readonly stage: string; readonly at: Instant }[] {
  const seen = { stage: 'seen', at: start - PROBLEM_AHEAD_MS };
  return [seen, ...(everyWeek ? [] : NEARING.map(({ stage, aheadMs }) => ({ stage, at: start - aheadMs })))];
}

type Known = Pick<Problem, 'kind' | 'subject' | 'start' | 'end'>;

/** Whether it is the same problem at another time. A gap that an override has made shorter is no new one. */
export function isAbout(problem: Known, before: Known): boolean {
  if (before.kind !== problem.kind || before.subject !== problem.subject) return false;
  return (
    problem.subject !== '' || (before.start < (problem.end ?? Infinity) && problem.start < (before.end ?? Infinity))
  );
}

/** The part of a subject of `Told` that is not the stage. */
function knownOf({ subject, start, end }: Told): Known & { readonly stage: string } {
  const [kind, name = '', stage = ''] = subject.split('/');
  return { kind: kind === 'gap' ? 'gap' : 'empty', subject: name, stage, start, end };
}

export function problemsDue(
  scheduleId: string,
  problems: readonly Problem[],
  told: readonly Told[],
  now: Instant,
): Due {
  const newly: Told[] = [];
  const before = told.filter(({ kind }) => kind === 'problem').map(knownOf);
  const due = problems.filter((problem) => {
    const due = stagesOf(problem).filter(({ at }) => at <= now);
    const known = new Set(before.filter((one) => isAbout(problem, one)).map(({ stage }) => stage));
    const last = due.at(-1);
    if (last === undefined || known.has(last.stage)) return false;
    const name = problem.subject || String(problem.start);
    const end = problem.end ?? problem.start + KEEP_LASTING_MS;
    const lasting = now + (problem.everyWeek ? KEEP_PLANNED_MS : KEEP_LASTING_MS);
    for (const { stage } of due) {
      newly.push({
        ...{ id: `problem/${scheduleId}/${problem.kind}/${name}/${stage}`, kind: 'problem', personId: '' },
        ...{ subject: `${problem.kind}/${problem.subject}/${stage}`, start: problem.start, end },
        keepUntil: problem.subject === '' ? end : lasting,
      });
    }
    return true;
  });
  if (due.length === 0) return { tellings: [], told: [], forget: [] };
  const canWaitUntil = Math.min(...due.map(({ start }) => start));
  const telling = { notice: { kind: 'problems', problems: due } as const, to: [], toPlace: true, toLeads: true };
  return { tellings: [{ ...telling, canWaitUntil }], told: newly, forget: [] };
}

export function nextProblemAt(problems: readonly Problem[], now: Instant): Instant {
  const ahead = problems.flatMap((problem) => stagesOf(problem).map(({ at }) => at)).filter((at) => at > now);
  return Math.min(Infinity, ...ahead);
}
