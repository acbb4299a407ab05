import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, shareOf } from './share.ts';

const known = (met: number, n: number) => {
  const share = shareOf(met, n);
  if (share.kind !== 'known') throw new Error(share.why);
  return share;
};

describe('a share', () => {
  it('of nothing is none, and says so', () => {
    expect(shareOf(0, 0)).toEqual({ kind: 'not-applicable', why: 'there is nothing to measure yet' });
  });

  it.each([
    // Published examples: Newcombe 1998, table I, method 3.
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i lies between the ends of the textbook', (met, n, from, to) => {
    const share = known(met, n);
    expect(share.share).toBe(met / n);
    expect(share.from).toBeCloseTo(from, 4);
    expect(share.to).toBeCloseTo(to, 4);
  });

  it('three of three is no certainty', () => {
    expect(known(3, 3)).toMatchObject({ share: 1, to: 1 });
    expect(known(3, 3).from).toBeLessThan(0.5);
  });

  const counts = fc.nat(5_000).chain((n) => fc.tuple(fc.nat(n), fc.constant(n + 1)));

  it('lies within its interval, and that between 0 and 1', () => {
    fc.assert(
      fc.property(counts, ([met, n]) => {
        const { share, from, to } = known(met, n);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(from).toBeLessThanOrEqual(share);
        expect(to).toBeGreaterThanOrEqual(share);
        expect(to).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is as sure of its opposite', () => {
    fc.assert(
      fc.property(counts, ([met, n]) => {
        expect(known(met, n).from).toBeCloseTo(1 - known(n - met, n).to, 9);
      }),
    );
  });

  it('gets surer with more of the same', () => {
    fc.assert(
      fc.property(counts, ([met, n]) => {
        const width = (times: number) => known(met * times, n * times).to - known(met * times, n * times).from;
        expect(width(4)).toBeLessThan(width(1));
      }),
    );
  });
});

describe('acknowledged within the target', () => {
  it.each([
    ['answered at the last moment', { acknowledgeMs: 300, resolveMs: null, ageMs: 900 }, 'met'],
    ['answered a moment later', { acknowledgeMs: 301, resolveMs: 900, ageMs: 900 }, 'missed'],
    ['nobody answered yet, in time still', { acknowledgeMs: null, resolveMs: null, ageMs: 300 }, 'running'],
    ['nobody answered yet, too late already', { acknowledgeMs: null, resolveMs: null, ageMs: 301 }, 'missed'],
    ['over by itself before anybody had to', { acknowledgeMs: null, resolveMs: 300, ageMs: 900 }, 'not-applicable'],
    ['over by itself, after nobody answered', { acknowledgeMs: null, resolveMs: 301, ageMs: 900 }, 'missed'],
  ] as const)('%s', (_, group, judgement) => {
    expect(judge(group, 300)).toBe(judgement);
  });
});
