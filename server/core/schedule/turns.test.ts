import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WEEKDAYS } from '../time/calendar.ts';
import { DAY_MS, MINUTE_MS } from '../time/instant.ts';
import { at } from './test/example.ts';
import { evenTurns, monthlyTurns, selectedDayTurns } from './turns.ts';

const anyFirst = fc.integer({ min: 0, max: 30_000_000 }).map((minutes) => minutes * MINUTE_MS);
const anyGrid = fc.oneof(
  fc.tuple(anyFirst, fc.integer({ min: 1, max: 40 })).map(([first, days]) => evenTurns(first, days * DAY_MS)),
  fc.tuple(anyFirst, fc.integer({ min: 1, max: 14 })).map(([first, every]) => monthlyTurns(first, every)),
  fc
    .tuple(anyFirst, fc.integer({ min: 1, max: 9 }), fc.subarray([...WEEKDAYS], { minLength: 1 }))
    .map(([first, every, weekdays]) => selectedDayTurns(first, every, weekdays)),
);

describe('turns', () => {
  it('hold every wall-clock time between their beginning and the next', () => {
    fc.assert(
      fc.property(anyGrid, fc.integer({ min: 0, max: 20_000 }), (grid, turn) => {
        const begins = grid.startOf(turn);
        const ends = grid.startOf(turn + 1);
        expect(ends).toBeGreaterThan(begins);
        expect([grid.turnAt(begins), grid.turnAt(ends - 1), grid.turnAt(ends)]).toEqual([turn, turn, turn + 1]);
      }),
      { numRuns: 1_000, seed: 1 },
    );
  });

  it('have none before the first', () => {
    const first = at('2026-01-31T09:00');
    const grids = [evenTurns(first, DAY_MS), monthlyTurns(first, 1), selectedDayTurns(first, 1, ['mon'])];
    expect(grids.map((grid) => grid.turnAt(first - 400 * DAY_MS))).toEqual([0, 0, 0]);
  });

  it('begin on the last day of shorter months and come back to their own', () => {
    const grid = monthlyTurns(at('2027-12-31T09:00'), 1);
    const starts = [0, 1, 2, 3, 4].map((turn) => new Date(grid.startOf(turn)).toISOString().slice(0, 10));
    expect(starts).toEqual(['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30']);
  });
});
