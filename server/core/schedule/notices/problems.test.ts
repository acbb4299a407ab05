import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../time/instant.ts';
import type { Schedule } from '../schedule.ts';
import { at, hours, layer, only, rotation, schedule, single } from '../test/example.ts';
import { outlookOf } from './outlook.ts';
import { nextProblemAt, problemsDue } from './problems.ts';
import type { Problem, Told } from './notice.ts';

const NOW = at('2026-11-23T12:00');
const knowsAll = () => true;
const problemsOf = (of: Schedule, isKnown: (id: string) => boolean = knowsAll, now = NOW) =>
  outlookOf(of, now, isKnown).problems;
const short = ({ kind, start, end, times, everyWeek }: Problem) =>
  [kind, (start - NOW) / DAY_MS, end === null ? null : (end - start) / HOUR_MS, times, everyWeek] as const;

const daily = (people: string, every = 1) => rotation('2026-01-05', people, { turn: { kind: 'daily', every } });
/** Somebody is always on but from `start` on, for so many hours. */
function gapAt(start: number, lengthHours = 4): Schedule {
  const before = { ...daily('A'), until: start };
  const after = { ...daily('A'), id: 'after', visibleFrom: start + lengthHours * HOUR_MS };
  return schedule([layer(0, before, after)]);
}

function toldAfter(of: Schedule, told: readonly Told[], now: number): { said: Problem[]; told: Told[] } {
  const due = problemsDue('S', problemsOf(of, knowsAll, now), told, now);
  const said = due.tellings.flatMap(({ notice }) => (notice.kind === 'problems' ? notice.problems : []));
  return { said, told: [...told, ...due.told] };
}

describe('problems', () => {
  it('Q1 one person all day is none; every other day is gaps; a deleted person is empty; both is both', () => {
    const everyOther = rotation('2026-01-05', 'A', { turn: { kind: 'daily', every: 2 }, shiftMs: DAY_MS });
    const nobody = (id: string) => id !== 'A';
    expect(problemsOf(only(daily('A')))).toEqual([]);
    const kinds = (list: readonly Problem[]) => [...new Set(list.map(({ kind }) => kind))].sort();
    expect(kinds(problemsOf(only(everyOther)))).toEqual(['gap']);
    expect(kinds(problemsOf(only(daily('A')), nobody))).toEqual(['empty']);
    expect(kinds(problemsOf(only(everyOther), nobody))).toEqual(['empty', 'gap']);
  });

  it('Q2 only in the past, or a minute beyond thirty days, are told to nobody', () => {
    const past = gapAt(NOW - DAY_MS);
    expect(toldAfter(past, [], NOW).said).toEqual([]);
    const ahead = gapAt(NOW + 30 * DAY_MS + MINUTE_MS);
    expect(toldAfter(ahead, [], NOW).said).toEqual([]);
    expect(toldAfter(ahead, [], NOW + MINUTE_MS).said).toHaveLength(1);
    expect(nextProblemAt(problemsOf(ahead), NOW)).toBe(NOW + MINUTE_MS);
  });

  it('of a schedule in which nobody works yet are none', () => {
    expect(problemsOf(schedule([]))).toEqual([]);
    const later = { ...daily('A'), visibleFrom: NOW + DAY_MS };
    expect(problemsOf(only(later))).toEqual([]);
  });

  it('an end without anybody behind it is a gap without an end', () => {
    expect(problemsOf(only({ ...daily('A'), until: NOW + 5 * DAY_MS })).map(short)).toEqual([
      ['gap', 5, null, 1, false],
    ]);
  });

  it('nights that office hours leave out are one for each night of the week, and the plan', () => {
    const office = rotation('2026-01-05T09:00', 'A', {
      ...{ windows: [hours('09:00-17:00')], weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'] },
    });
    const found = problemsOf(only(office));
    expect(found.every(({ everyWeek }) => everyWeek)).toBe(true);
    expect(found).toHaveLength(5);
    const { said, told } = toldAfter(only(office), [], NOW);
    expect(said).toHaveLength(5);
    for (let day = 1; day < 60; day += 1) expect(toldAfter(only(office), told, NOW + day * DAY_MS).said).toEqual([]);
  });

  it('a night that is missing in one week is no plan', () => {
    const nights = [0, 1, 2, 3, 4, 5, 6].map((day) => single(`2026-11-${23 + day}`, 'A 0-24'));
    const holes = nights.filter((_, day) => day !== 3);
    expect(problemsOf(schedule([layer(0, ...holes)])).map(short)).toContainEqual(['gap', 2.5, 24, 1, false]);
  });
});

describe('a problem', () => {
  it('is told when first seen, a week and a day ahead, and never twice', () => {
    const start = NOW + 20 * DAY_MS;
    const of = gapAt(start);
    let told: Told[] = [];
    const at: number[] = [];
    for (let now = NOW; now < start + DAY_MS; now += 6 * HOUR_MS) {
      const after = toldAfter(of, told, now);
      if (after.said.length > 0) at.push((start - now) / DAY_MS);
      told = after.told;
    }
    expect(at).toEqual([20, 7, 1]);
  });

  it('that is first seen when it is near is told once for all', () => {
    const of = gapAt(NOW + 3 * DAY_MS);
    const { said, told } = toldAfter(of, [], NOW);
    expect(said).toHaveLength(1);
    expect(told.map(({ subject }) => subject)).toEqual(['gap//seen', 'gap//7d']);
    expect(nextProblemAt(problemsOf(of), NOW)).toBe(NOW + 2 * DAY_MS);
  });

  it('that was made shorter is no new one, and another one is', () => {
    const { told } = toldAfter(gapAt(NOW + 10 * DAY_MS, 8), [], NOW);
    expect(toldAfter(gapAt(NOW + 10 * DAY_MS + 2 * HOUR_MS, 6), told, NOW).said).toEqual([]);
    expect(toldAfter(gapAt(NOW + 12 * DAY_MS), told, NOW).said).toHaveLength(1);
  });

  it('of a deleted person is one, however often it was their turn, and reminded of when it lasts', () => {
    const found = problemsOf(only(daily('A B')), (id) => id !== 'B');
    expect(found).toMatchObject([{ kind: 'empty', named: ['B'], everyWeek: false }]);
    const say = (told: readonly Told[], now: number) =>
      problemsDue(
        'S',
        problemsOf(only(daily('A B')), (id) => id !== 'B', now),
        told,
        now,
      );
    const { told } = say([], NOW);
    expect(say(told, NOW + 3 * DAY_MS).tellings).toEqual([]);
    const kept = told.filter(({ keepUntil }) => keepUntil >= NOW + 46 * DAY_MS);
    expect(say(kept, NOW + 46 * DAY_MS).tellings).toHaveLength(1);
  });

  it('goes to the leads and the place of the schedule, and can wait until it begins', () => {
    const start = NOW + 3 * DAY_MS;
    const [telling] = problemsDue('S', problemsOf(gapAt(start)), [], NOW).tellings;
    expect(telling).toMatchObject({ to: [], toPlace: true, toLeads: true, canWaitUntil: start });
  });
});
