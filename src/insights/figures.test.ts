import { describe, expect, it } from 'vitest';
import { figureDuration, leftOut, medianText, percent, shareText } from './figures.ts';

const none = { ms: null, why: 'there is nothing to measure yet' };
const known = (ms: number) => ({ ms, why: null });
const measured = { n: 8, running: 0, notApplicable: 0, mean: none, p95: none };

describe('figures in words', () => {
  it.each([
    [null, '—'],
    [0, '0 %'],
    [0.001, '1 %'],
    [0.834, '83 %'],
    [0.999, '99 %'],
    [1, '100 %'],
  ])('a share of %s is %s', (share, text) => expect(percent(share)).toBe(text));

  it.each([
    [null, '—'],
    [0, '0 s'],
    [0.4, '1 ms'],
    [31.2, '31 ms'],
    [999.6, '1000 ms'],
    [1_000, '1 s'],
  ])('%s ms are %s', (ms, text) => expect(figureDuration(ms)).toBe(text));

  it('a median has its interval, where there are enough for one', () => {
    const interval = { medianFrom: known(120_000), medianTo: known(540_000) };
    expect(medianText({ ...measured, median: known(180_000), ...interval })).toBe('median 3 min (2 min to 9 min)');
    expect(medianText({ ...measured, median: known(180_000), medianFrom: none, medianTo: none })).toBe('median 3 min');
    expect(medianText({ ...measured, median: none, medianFrom: none, medianTo: none })).toBeNull();
  });

  it('a share has its interval, or nothing at all', () => {
    const within = { n: 3, met: 3, running: 0, notApplicable: 0, why: null };
    expect(shareText({ ...within, share: 1, from: 0.44, to: 1 })).toBe('95 % interval 44 % to 100 %');
    expect(shareText({ ...within, share: null, from: null, to: null })).toBeNull();
  });

  it('what is left out is said', () => {
    expect(leftOut({ running: 2, notApplicable: 1 })).toBe('2 still running, 1 without');
    expect(leftOut({ running: 0, notApplicable: 0 })).toBeNull();
  });
});
