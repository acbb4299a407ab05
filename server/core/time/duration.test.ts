import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, parseDuration } from './duration.ts';

describe('duration', () => {
  it.each([
    ['90s', 90_000, '1m30s'],
    ['5m', 300_000, '5m'],
    ['1h30m', 5_400_000, '1h30m'],
    ['48h', 172_800_000, '2d'],
    ['14d', 1_209_600_000, '2w'],
    ['10d', 864_000_000, '10d'],
    ['250ms', 250, '250ms'],
    ['0', 0, '0s'],
    ['0s', 0, '0s'],
  ])('reads %s as %i ms and writes %s', (text, ms, written) => {
    expect(parseDuration(text)).toEqual({ ok: true, ms });
    expect(formatDuration(ms)).toBe(written);
  });

  it.each(['', '5', '5 m', '-5m', '1.5h', '30m1h', '5m5m', 'h', '5min', '1h 30m', '99999999999999w'])(
    'refuses "%s" and says how to write it',
    (text) => {
      expect(parseDuration(text)).toEqual({ ok: false, error: expect.stringContaining('1h30m') as string });
    },
  );

  it('writes what it reads back to the same number', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (ms) => {
        expect(parseDuration(formatDuration(ms))).toEqual({ ok: true, ms });
      }),
    );
  });

  it('shows a negative difference with its sign', () => {
    expect(formatDuration(-90_000)).toBe('-1m30s');
  });
});
