import { createContext, Script } from 'node:vm';
import type ICAL from 'ical.js';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../core/time/instant.ts';
import type { WallMs } from '../../core/time/wall-time.ts';
import { timeOf, wallOf } from './zones.ts';

/** What a rule may cost: eighty years of days, or three of hours. */
const MOST_STEPS = 30_000;
const STEPS_AT_ONCE = 200;
/** There are rules to which ical.js looks for an answer for ever (30 February, day by day). */
const LONGEST_STEPS_MS = 1_000;

export class EndlessRule extends Error {}
export class TooManySteps extends Error {}

const running: { work: () => void } = { work: () => undefined };
const context = createContext({ work: () => running.work() });
const script = new Script('work()');

/** Does it, but for no longer than it may take: nothing else can end a loop that never lets go of the process. */
function withinLimit(work: () => void): void {
  running.work = work;
  try {
    script.runInContext(context, { timeout: LONGEST_STEPS_MS });
  } catch (error) {
    // It comes from the other context, whose classes are not ours.
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
    throw code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? new EndlessRule() : error;
  }
}

/** Looks for the first one already. */
function begin(rule: ICAL.Recur, start: ICAL.Time): ICAL.RecurIterator {
  const begun: ICAL.RecurIterator[] = [];
  withinLimit(() => void begun.push(rule.iterator(start)));
  const [iterator] = begun;
  if (iterator === undefined) throw new EndlessRule();
  return iterator;
}

export interface Repetition {
  readonly rule: ICAL.Recur;
  /** Local time of the first occurrence. */
  readonly start: WallMs;
  readonly isDate: boolean;
  /** Local time after which nothing begins any more; null where the rule itself says when it ends, or never does. */
  readonly until: WallMs | null;
}

/**
 * Local times at which the rule says that something begins, from `from` (where that can be skipped to) up to `to`.
 * Lets others have their turn now and then.
 */
export async function expand({ rule, start, isDate, until }: Repetition, from: WallMs, to: WallMs): Promise<WallMs[]> {
  // Its own comparison would be between times of two zones.
  rule.until = null; // As ical.js has it where a rule has none; its types do not say so.
  const end = until === null ? to : Math.min(to, until);
  const iterator = begin(rule, timeOf(closeTo(rule, start, from), isDate));
  const found: WallMs[] = [];
  let isOver = false;
  for (let steps = 0; !isOver; steps += STEPS_AT_ONCE) {
    if (steps >= MOST_STEPS) throw new TooManySteps();
    withinLimit(() => {
      for (let step = 0; step < STEPS_AT_ONCE && !isOver; step += 1) {
        const next = iterator.next() as ICAL.Time | null;
        const wallMs = next === null ? Infinity : wallOf(next);
        isOver = wallMs > end;
        if (!isOver && wallMs >= from) found.push(wallMs);
      }
    });
    if (!isOver) await new Promise((resolve) => setImmediate(resolve));
  }
  return found;
}

const UNIT_MS: Readonly<Record<string, number>> = {
  SECONDLY: SECOND_MS,
  MINUTELY: MINUTE_MS,
  HOURLY: HOUR_MS,
  DAILY: DAY_MS,
  WEEKLY: 7 * DAY_MS,
};

/** Whole rounds later, shortly before `from`: whoever counts from 2005 should not cost more. Not where rounds are counted. */
function closeTo({ freq, interval, count }: ICAL.Recur, start: WallMs, from: WallMs): WallMs {
  const unitMs = UNIT_MS[freq];
  if (unitMs === undefined || count || from <= start) return start;
  const roundMs = unitMs * Math.max(1, interval);
  return start + Math.max(0, Math.floor((from - start) / roundMs) - 1) * roundMs;
}
