import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summarize } from './summary.ts';

const none = { running: 0, notApplicable: 0 };
const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe('figures', () => {
  it('over nothing there are none, and they say so', () => {
    const nothing = { kind: 'not-applicable', why: 'there is nothing to measure yet' };
    expect(summarize([], none)).toMatchObject({
      n: 0,
      median: nothing,
      mean: nothing,
      p95: nothing,
      medianFrom: nothing,
    });
  });

  it('over a few: median and mean, but no 95th percentile of three', () => {
    expect(summarize([30, 10, 20], none)).toMatchObject({
      n: 3,
      median: { kind: 'known', ms: 20 },
      mean: { kind: 'known', ms: 20 },
      p95: { kind: 'not-applicable', why: '3 of at least 20 values' },
      medianFrom: { kind: 'not-applicable', why: '3 of at least 6 values' },
    });
    expect(summarize([10, 20], none).median).toEqual({ kind: 'known', ms: 15 });
  });

  it('over a hundred: the nearest rank, and the interval of the textbook', () => {
    expect(summarize(upTo(100), none)).toMatchObject({
      median: { ms: 50.5 },
      mean: { ms: 50.5 },
      p95: { ms: 95 },
      medianFrom: { ms: 40 },
      medianTo: { ms: 61 },
    });
  });

  it.each([
    [6, 1, 6],
    [10, 2, 9],
    [25, 8, 18],
  ])('the interval of %i values goes from rank %i to %i', (n, from, to) => {
    expect(summarize(upTo(n), none)).toMatchObject({ medianFrom: { ms: from }, medianTo: { ms: to } });
  });

  it('are in order, whatever the values and however many', () => {
    const durations = fc.array(fc.nat(10_000_000), { minLength: 20, maxLength: 1_500 });
    fc.assert(
      fc.property(durations, (values) => {
        const { medianFrom, median, medianTo, p95 } = summarize(values, none);
        const [low, middle, high, tail] = [medianFrom, median, medianTo, p95].map((one) =>
          one.kind === 'known' ? one.ms : NaN,
        );
        expect(low).toBeLessThanOrEqual(middle ?? NaN);
        expect(middle).toBeLessThanOrEqual(high ?? NaN);
        expect(tail).toBeGreaterThanOrEqual(middle ?? NaN);
        expect(tail).toBeLessThanOrEqual(Math.max(...values));
      }),
      { numRuns: 60 },
    );
  });
});
