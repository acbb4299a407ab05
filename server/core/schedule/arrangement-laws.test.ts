import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../time/instant.ts';
import type { Instant } from '../time/instant.ts';
import { changesBetween } from './changes.ts';
import type { HolidayCalendar } from './holidays.ts';
import { whyOnCall } from './on-call.ts';
import { instantInTurn, planOf } from './plan.ts';
import { resolve } from './resolve.ts';
import type { Absence, Cover, Rotation, Schedule } from './schedule.ts';
import { nothingBeside } from './surroundings.ts';
import { at, only, rotation } from './test/example.ts';
import { anyTown } from './test/random.ts';
import type { Town } from './test/random.ts';
import { workOf } from './work.ts';

const runs = { numRuns: 60, seed: 20261025 };
const STEP_MS = 17 * MINUTE_MS;

/** Every so many minutes of a window, and each edge of what two schedules say in it. */
function instantsOf(schedules: readonly Schedule[], { window, isKnown }: Town): Instant[] {
  const edges = schedules.flatMap((schedule) =>
    resolve(schedule, window, isKnown).flatMap(({ interval }) => [interval.start, interval.end - 1]),
  );
  const count = Math.ceil((window.end - window.start) / STEP_MS);
  return [...edges, ...Array.from({ length: count }, (_, index) => window.start + index * STEP_MS)];
}

const written = ({ schedule }: Town): Schedule => ({ ...schedule, ...nothingBeside, overrides: [] });

describe('laws of what is arranged, in any zone, around changes of its clocks', () => {
  it('what is taken back leaves everything as it was written', () => {
    fc.assert(
      fc.property(anyTown, (town) => {
        const plain = written(town);
        const before = resolve(plain, town.window, town.isKnown);
        resolve(town.schedule, town.window, town.isKnown);
        expect(resolve({ ...town.schedule, ...nothingBeside, overrides: [] }, town.window, town.isKnown)).toEqual(
          before,
        );
        expect(resolve(plain, town.window, town.isKnown)).toEqual(before);
      }),
      runs,
    );
  });

  it('W2 what is taken or made only after an instant changes nothing before it', () => {
    fc.assert(
      fc.property(anyTown, fc.nat({ max: 4_319 }), (town, minute) => {
        const { schedule, window, isKnown } = town;
        const now = window.start + minute * MINUTE_MS;
        const later = {
          ...schedule,
          covers: schedule.covers.filter(({ takenAt }) => takenAt < now),
          absences: schedule.absences.filter(({ createdAt }) => createdAt < now),
        };
        const past = { start: window.start, end: now };
        expect(resolve(schedule, past, isKnown)).toEqual(resolve(later, past, isKnown));
      }),
      runs,
    );
  });

  it('a cover moves exactly its stretch, of the one who gives to the one who takes', () => {
    fc.assert(
      fc.property(anyTown, (town) => {
        const { schedule, window } = town;
        for (const cover of schedule.covers) {
          const owner = schedule.layers
            .flatMap(({ rotations }) => rotations)
            .find(({ id }) => id === cover.occurrence.rotationId);
          if (owner === undefined) continue;
          const before = only(owner, schedule.zone);
          const after = { ...before, covers: [cover] };
          for (const instant of instantsOf([before, after], town)) {
            if (instant < window.start) continue;
            const { people, sources } = whyOnCall(before, instant);
            const isGiven =
              holdsIn(cover, owner, schedule.zone, instant) && sources.some((source) => isOf(source, cover));
            const expected = isGiven
              ? new Set(people.map((person) => (person === cover.from ? cover.to : person)))
              : new Set(people);
            expect(new Set(whyOnCall(after, instant).people)).toEqual(expected);
          }
        }
      }),
      { ...runs, numRuns: 40 },
    );
  });

  it('an absence takes its person out, and nobody else', () => {
    fc.assert(
      fc.property(anyTown, (town) => {
        const plain = written(town);
        for (const absence of town.schedule.absences) {
          const alone: Absence = { ...absence, substituteId: null };
          const without = { ...plain, absences: [alone] };
          for (const { interval, before, after } of changesBetween(plain, without, town.window, town.isKnown)) {
            expect(before).toContain(absence.personId);
            expect(after).not.toContain(absence.personId);
            expect(interval.start).toBeGreaterThanOrEqual(Math.max(absence.interval.start, absence.createdAt));
            expect(interval.end).toBeLessThanOrEqual(absence.interval.end);
          }
        }
      }),
      runs,
    );
  });

  it('an edit changes nothing before it, and leaves nothing of what was after it', () => {
    fc.assert(
      fc.property(anyTown, anyTown, fc.nat({ max: 4_319 }), (town, edited, minute) => {
        const { schedule, window, isKnown } = town;
        const until = window.start + minute * MINUTE_MS;
        const { zone, layers, holidays, overrides } = schedule;
        const unknown = ['A', 'B', 'C', 'D', 'E', 'F'].filter((person) => !isKnown(person));
        const { covers, absences, imports } = schedule;
        const next: Schedule = { ...edited.schedule, covers, absences, imports, past: [] };
        const after = { ...next, past: [{ until, zone, layers, holidays, overrides, unknown }] };
        const [was, is] = [
          { start: window.start, end: until },
          { start: until, end: window.end },
        ];
        expect(resolve(after, was, edited.isKnown)).toEqual(resolve({ ...schedule, past: [] }, was, isKnown));
        expect(resolve(after, is, edited.isKnown)).toEqual(resolve(next, is, edited.isKnown));
      }),
      runs,
    );
  });

  it('the order of what was arranged never matters', () => {
    fc.assert(
      fc.property(anyTown, ({ schedule, window, isKnown }) => {
        const shuffled = {
          ...schedule,
          covers: [...schedule.covers].reverse(),
          absences: [...schedule.absences].reverse(),
          overrides: [...schedule.overrides].reverse(),
          holidays: [...schedule.holidays].reverse(),
        };
        expect(resolve(shuffled, window, isKnown)).toEqual(resolve(schedule, window, isKnown));
      }),
      runs,
    );
  });
});

describe('the cost of an answer', () => {
  it('grows with the window, and not with the age of the rotation', () => {
    const kinds: readonly Partial<Rotation>[] = [
      {},
      { windows: [{ from: 540, to: 1_020 }] },
      { weekdays: ['mon', 'tue'] },
      { turn: { kind: 'hourly', every: 1 } },
      { turn: { kind: 'hourly', every: 5 }, windows: [{ from: 540, to: 1_020 }] },
      { turn: { kind: 'weekly', every: 2, handoffDay: 'fri' } },
      { turn: { kind: 'monthly', every: 1 } },
    ];
    const now = at('2026-10-20', 'Europe/Berlin');
    for (const kind of kinds) {
      const young = stepsOf('2026-10-05T09:00', kind, now, 10);
      expect(stepsOf('1996-10-07T09:00', kind, now, 10)).toBeLessThanOrEqual(young + 3);
      expect(stepsOf('1996-10-07T09:00', kind, now, 40)).toBeLessThan(6 * young + 10);
    }
  });
});

/** Days looked at and participants looked up, for a window of some days. */
function stepsOf(start: string, kind: Partial<Rotation>, now: Instant, count: number): number {
  let steps = 0;
  const counting: HolidayCalendar = {
    on: () => {
      steps += 1;
      return null;
    },
    isWorked: () => {
      steps += 1;
      return true;
    },
  };
  const people = [['A'], ['B'], ['C']];
  const participants = new Proxy(people, {
    get(target, key) {
      steps += 1;
      return Reflect.get(target, key) as unknown;
    },
  });
  const plan = { ...rotation(start, '', kind), participants };
  workOf(plan, 'Europe/Berlin', { start: now, end: now + count * 24 * HOUR_MS }, counting);
  return steps;
}

/** Whether an instant lies in the part of a turn that is covered, and after it was taken. */
function holdsIn({ occurrence, takenAt, until }: Cover, of: Rotation, zone: string, instant: Instant): boolean {
  const { part, turn } = occurrence;
  if (instant < takenAt || instant >= (until ?? Infinity)) return false;
  const plan = planOf(of, zone);
  if (part === null) return true;
  return instantInTurn(plan, turn, part.fromMs) <= instant && instant < instantInTurn(plan, turn, part.toMs);
}

function isOf(source: ReturnType<typeof whyOnCall>['sources'][number], { occurrence }: Cover): boolean {
  return source.kind === 'rotation' && source.turn === occurrence.turn;
}
