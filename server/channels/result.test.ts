import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backOffMs, retryAfterMs } from './result.ts';

describe('backOffMs', () => {
  it.each([
    [0, 5_000],
    [1, 5_000],
    [2, 10_000],
    [3, 20_000],
    [6, 160_000],
    [7, 300_000],
    [1_000_000, 300_000],
  ])('waits before attempt after %i: %i ms', (attempt, wait) => expect(backOffMs(attempt)).toBe(wait));

  it('only ever grows', () => {
    fc.assert(fc.property(fc.nat(40), (n) => backOffMs(n + 1) >= backOffMs(n)));
  });
});

describe('retryAfterMs', () => {
  const date = 'Wed, 04 Mar 2026 03:00:00 GMT';
  it.each([
    ['7', null, 7_000],
    [' 7 ', null, 7_000],
    ['Wed, 04 Mar 2026 03:00:30 GMT', date, 30_000],
    // Without the answer's own time, a date says nothing about how long to wait.
    ['Wed, 04 Mar 2026 03:00:30 GMT', null, null],
    ['Wed, 04 Mar 2026 02:59:00 GMT', date, null],
    ['0', null, null],
    ['-5', null, null],
    ['soon', date, null],
    ['86400', null, 3_600_000],
  ])('%s after %s → %s', (retryAfter, answered, wait) => expect(retryAfterMs(retryAfter, answered)).toBe(wait));

  it('is null without the header', () => expect(retryAfterMs(null, date)).toBeNull());

  it('never throws and never waits less than nothing', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (retryAfter, answered) => {
        const wait = retryAfterMs(retryAfter, answered);
        expect(wait === null || (wait > 0 && wait <= 3_600_000)).toBe(true);
      }),
    );
  });
});
