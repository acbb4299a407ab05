import { describe, expect, it } from 'vitest';
import { barsOf, healthState } from './health.ts';

const NOW = Date.UTC(2026, 10, 21, 3);
const HOUR = 3_600_000;
const ago = (ms: number): string => new Date(NOW - ms).toISOString();

describe('how an integration is doing', () => {
  it.each([
    ['never', { lastRequestAt: null, isRefusing: false, refused: 0 }],
    ['refusing', { lastRequestAt: ago(1), isRefusing: true, refused: 1 }],
    ['refusing', { lastRequestAt: ago(90 * HOUR), isRefusing: true, refused: 0 }],
    ['some-refused', { lastRequestAt: ago(1), isRefusing: false, refused: 3 }],
    ['quiet', { lastRequestAt: ago(25 * HOUR), isRefusing: false, refused: 0 }],
    ['receiving', { lastRequestAt: ago(23 * HOUR), isRefusing: false, refused: 0 }],
  ] as const)('is %s', (state, seen) => {
    expect(healthState(seen, NOW)).toBe(state);
  });
});

describe('bars', () => {
  const bar = (accepted: number, refused: number) => ({ at: ago(0), accepted, refused });

  it('are as high as their share of the busiest hour', () => {
    const bars = barsOf([bar(10, 0), bar(5, 0), bar(0, 0), bar(2, 2)]);
    expect(bars.map(({ height }) => height)).toEqual([1, 0.5, 0, 0.4]);
    expect(bars.map(({ refusedShare }) => refusedShare)).toEqual([0, 0, 0, 0.5]);
  });

  it('never hide an hour in which something came', () => {
    const [, small] = barsOf([bar(10_000, 0), bar(1, 0)]);
    expect(small?.height).toBeGreaterThan(0.05);
  });

  it('are flat where nothing came at all', () => {
    expect(barsOf([bar(0, 0), bar(0, 0)]).map(({ height }) => height)).toEqual([0, 0]);
  });
});
