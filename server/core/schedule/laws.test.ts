import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../time/instant.ts';
import type { Interval } from '../time/instant.ts';
import { formatLocalDateTime, parseLocalDateTime } from '../time/wall-time.ts';
import { wallMsAt } from '../time/zone.ts';
import { emptyShifts, gaps } from './coverage.ts';
import { nextHandoff } from './handoff.ts';
import { joined } from './layering.ts';
import { compare } from './test/minute-comparison.ts';
import { onCall, whyOnCall } from './on-call.ts';
import { anyTown } from './test/random.ts';
import type { Town } from './test/random.ts';
import { resolve } from './resolve.ts';
import type { Rotation } from './schedule.ts';
import { workOf } from './work.ts';

const runs = { numRuns: 60, seed: 20260329 };

const rotationsOf = ({ schedule }: Town): readonly Rotation[] => schedule.layers.flatMap(({ rotations }) => rotations);

/** Sorted, with some length, within the window, none before the end of the one before. */
function expectSorted(intervals: readonly Interval[], window: Interval): void {
  let end = window.start;
  for (const interval of intervals) {
    expect(interval.start).toBeGreaterThanOrEqual(end);
    expect(interval.end).toBeGreaterThan(interval.start);
    end = interval.end;
  }
  expect(end).toBeLessThanOrEqual(window.end);
}

describe('laws of schedules, in any zone, around changes of its clocks', () => {
  it('the resolver agrees with a walk from minute to minute: people, reasons, shadows, what is empty', () => {
    fc.assert(
      fc.property(anyTown, (town) => {
        expect(compare(town).difference).toBeNull();
      }),
      { ...runs, numRuns: 300 },
    );
  });

  it('windows compose: two halves say what the whole says', () => {
    fc.assert(
      fc.property(anyTown, fc.double({ min: 0, max: 1, noNaN: true }), ({ schedule, window, isKnown }, share) => {
        const middle = Math.floor(window.start + (window.end - window.start) * share);
        const halves = [
          ...resolve(schedule, { start: window.start, end: middle }, isKnown),
          ...resolve(schedule, { start: middle, end: window.end }, isKnown),
        ];
        expect(joined(halves)).toEqual(resolve(schedule, window, isKnown));
      }),
      runs,
    );
  });

  it('on call at an instant is the shift that holds it, at every edge', () => {
    fc.assert(
      fc.property(anyTown, ({ schedule, window, isKnown }) => {
        for (const shift of resolve(schedule, window, isKnown)) {
          const { people, sources } = shift;
          for (const at of [shift.interval.start, shift.interval.end - 1]) {
            expect(whyOnCall(schedule, at, isKnown)).toEqual({ people, sources });
          }
        }
        for (const gap of gaps(schedule, window, isKnown)) {
          expect([onCall(schedule, gap.start, isKnown), onCall(schedule, gap.end - 1, isKnown)]).toEqual([[], []]);
        }
      }),
      runs,
    );
  });

  it('shifts are sorted, half-open and never overlap, in the final schedule and inside a rotation', () => {
    fc.assert(
      fc.property(anyTown, (town) => {
        const shifts = resolve(town.schedule, town.window, town.isKnown);
        expectSorted(
          shifts.map(({ interval }) => interval),
          town.window,
        );
        for (const { people, sources } of shifts) {
          expect(people.length * sources.length).toBeGreaterThan(0);
          expect(new Set(people).size).toBe(people.length);
          expect(people.every(town.isKnown)).toBe(true);
        }
        for (const rotation of rotationsOf(town))
          expectSorted(workOf(rotation, town.schedule.zone, town.window), town.window);
      }),
      runs,
    );
  });

  it('participants keep their order through a change of the clocks, and no turn comes twice', () => {
    fc.assert(
      fc.property(anyTown, (town) => {
        for (const rotation of rotationsOf(town)) {
          const turns = workOf(rotation, town.schedule.zone, town.window).map(({ turn }) => turn);
          const sorted = [...turns].sort((a, b) => a - b);
          expect(turns).toEqual(sorted);
        }
      }),
      runs,
    );
  });

  it('whole turns leave no gap and lose no turn', () => {
    fc.assert(
      fc.property(anyTown, (town) => {
        for (const limited of rotationsOf(town)) {
          const rotation = { ...limited, shiftMs: null, weekdays: null, windows: [], visibleFrom: null, until: null };
          const work = workOf(rotation, town.schedule.zone, town.window);
          work.slice(1).forEach((piece, index) => {
            expect(piece.start).toBe(work[index]?.end);
            // Only a turn that has no minute may be missing: two hours in a gap of two, a day that was skipped.
            expect(piece.turn - (work[index]?.turn ?? NaN)).toBeLessThanOrEqual(
              isSkippable(rotation, town.schedule.zone, piece.start) ? 24 : 1,
            );
          });
          if (work.length > 0) expect(work.at(-1)?.end).toBe(town.window.end);
        }
      }),
      runs,
    );
  });

  it('each instant is in a shift, in an empty shift, or in a gap', () => {
    fc.assert(
      fc.property(anyTown, ({ schedule, window, isKnown }) => {
        const parts = [...resolve(schedule, window, isKnown), ...emptyShifts(schedule, window, isKnown)].map(
          (s) => s.interval,
        );
        const edges = [window.start, window.end, ...parts.flatMap(({ start, end }) => [start, end])].sort(
          (a, b) => a - b,
        );
        const holes = gaps(schedule, window, isKnown);
        edges.slice(1).forEach((end, index) => {
          const start = edges[index] ?? end;
          const holds = (part: Interval): boolean => part.start <= start && end <= part.end;
          if (end - start < MINUTE_MS) return;
          expect(parts.some(holds)).not.toBe(holes.some(holds));
        });
      }),
      runs,
    );
  });

  it('the next hand-off is the next instant at which other people are on call', () => {
    fc.assert(
      fc.property(anyTown, ({ schedule, window, isKnown }) => {
        const next = nextHandoff(schedule, window.start, isKnown);
        const before = [...onCall(schedule, window.start, isKnown)].sort();
        const until = Math.min(next?.at ?? window.end, window.end);
        for (let at = window.start; at < until; at += 7 * MINUTE_MS)
          expect([...onCall(schedule, at, isKnown)].sort()).toEqual(before);
        if (next === null) return;
        expect([...onCall(schedule, next.at - 1, isKnown)].sort()).toEqual(before);
        expect(onCall(schedule, next.at, isKnown)).toEqual(next.to);
        expect([...next.to].sort()).not.toEqual(before);
      }),
      runs,
    );
  });

  it('the order of rows never matters', () => {
    fc.assert(
      fc.property(anyTown, ({ schedule, window, isKnown }) => {
        const layers = [...schedule.layers]
          .reverse()
          .map((layer) => ({ ...layer, rotations: [...layer.rotations].reverse() }));
        const shuffled = { ...schedule, layers, overrides: [...schedule.overrides].reverse() };
        expect(resolve(shuffled, window, isKnown)).toEqual(resolve(schedule, window, isKnown));
      }),
      runs,
    );
  });

  it('a rotation that began long ago is as good as one that began lately', () => {
    fc.assert(
      fc.property(anyTown, (town) => {
        for (const rotation of rotationsOf(town)) {
          if (rotation.turn.kind === 'monthly' || (rotation.turn.kind === 'hourly' && rotation.turn.every === 1))
            continue;
          const start = parseLocalDateTime(rotation.start);
          const cycleDays = 7 * 13 * 12 * 11 * rotation.turn.every * rotation.participants.length;
          const older =
            (start.ok ? start.wallMs : NaN) - Math.max(1, Math.floor(9_000 / cycleDays)) * cycleDays * DAY_MS;
          const since = {
            ...rotation,
            visibleFrom: Math.max(rotation.visibleFrom ?? -Infinity, town.window.start + DAY_MS),
          };
          const aged = { ...since, start: formatLocalDateTime(older) };
          const zone = town.schedule.zone;
          // The younger one is in step from its first selected weekday on, which may be a week after its start.
          if (wallMsAt(zone, since.visibleFrom) < (start.ok ? start.wallMs : NaN) + 8 * DAY_MS) continue;
          const people = (of: Rotation) =>
            workOf(of, zone, town.window).map(({ start: from, end, group }) => ({ from, end, group }));
          expect(people(aged)).toEqual(people(since));
        }
      }),
      runs,
    );
  });
});

/** Whether a turn could lie within a jump of the clocks just before an instant. */
function isSkippable(rotation: Rotation, scheduleZone: string, at: number): boolean {
  const zone = rotation.zone ?? scheduleZone;
  const jumpMs = wallMsAt(zone, at) - wallMsAt(zone, at - 1) - 1;
  const turnMs = { hourly: 3_600_000, daily: DAY_MS, weekly: 7 * DAY_MS, monthly: 28 * DAY_MS }[rotation.turn.kind];
  return jumpMs >= turnMs * rotation.turn.every;
}
