import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STAGES } from '../../server/core/insights/stages.ts';
import { barsOf, stagesIn } from './stage-rows.ts';
import type { StageRow } from './stage-rows.ts';

const row = (key: string, n: number, waiting: number, working: number): StageRow => ({
  ...{ key, name: key, n, totalMs: waiting + working },
  stages: STAGES.map((stage) => ({ stage, ms: stage === 'waiting' ? waiting : stage === 'working' ? working : 0 })),
});

describe('bars', () => {
  it('show what one response took, the longest first and all on its scale', () => {
    const bars = barsOf([row('quick', 10, 100, 100), row('slow', 2, 20, 60)]);
    expect(bars.map(({ key, meanMs }) => [key, meanMs])).toEqual([
      ['slow', 40],
      ['quick', 20],
    ]);
    expect(bars[0]?.pieces).toEqual([
      { stage: 'waiting', meanMs: 10, width: 0.25 },
      { stage: 'working', meanMs: 30, width: 0.75 },
    ]);
    expect(bars[1]?.pieces.map(({ width }) => width)).toEqual([0.25, 0.25]);
  });

  it('of nothing have no length, which is not 0, and come last', () => {
    const bars = barsOf([row('none', 0, 0, 0), row('instant', 1, 0, 0), row('some', 1, 5, 0)]);
    expect(bars.map(({ key, meanMs }) => [key, meanMs])).toEqual([
      ['some', 5],
      ['instant', 0],
      ['none', null],
    ]);
    expect(barsOf([])).toEqual([]);
  });

  it('have a legend of what they hold, in the order of a response', () => {
    expect(stagesIn(barsOf([row('a', 1, 5, 5), row('b', 1, 0, 3)]))).toEqual(['waiting', 'working']);
    expect(stagesIn([])).toEqual([]);
  });

  it('never reach over the edge, and sum to the mean', () => {
    const anyRow = fc.tuple(fc.nat(50), fc.nat(10_000_000), fc.nat(10_000_000));
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 20 }), (rows) => {
        for (const bar of barsOf(
          rows.map(([n, a, b], index) => row(`${index}`, n, n === 0 ? 0 : a, n === 0 ? 0 : b)),
        )) {
          expect(bar.pieces.reduce((sum, { width }) => sum + width, 0)).toBeLessThanOrEqual(1 + 1e-9);
          expect(bar.pieces.reduce((sum, { meanMs }) => sum + meanMs, 0)).toBeCloseTo(bar.meanMs ?? 0, 6);
        }
      }),
    );
  });
});
