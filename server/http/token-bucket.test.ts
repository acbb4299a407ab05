import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../core/time/instant.ts';
import { TokenBuckets } from './token-bucket.ts';

describe('TokenBuckets', () => {
  it('gives the capacity at once and then refuses', () => {
    const buckets = new TokenBuckets();
    expect([1, 2, 3, 4].map(() => buckets.take('a', 3, 0))).toEqual([true, true, true, false]);
  });

  it('fills up with time, one by one', () => {
    const buckets = new TokenBuckets();
    for (let i = 0; i < 3; i += 1) buckets.take('a', 3, 0);
    expect(buckets.waitS('a', 3, 0)).toBe(20);
    expect(buckets.take('a', 3, 19 * SECOND_MS)).toBe(false);
    expect(buckets.take('a', 3, 20 * SECOND_MS)).toBe(true);
    expect(buckets.take('a', 3, 20 * SECOND_MS)).toBe(false);
  });

  it('keeps each key apart', () => {
    const buckets = new TokenBuckets();
    expect(buckets.take('a', 1, 0)).toBe(true);
    expect(buckets.take('b', 1, 0)).toBe(true);
    expect(buckets.has('a', 1, 0)).toBe(false);
  });

  it('takes nothing away when a clock is set back', () => {
    const buckets = new TokenBuckets();
    buckets.take('a', 2, MINUTE_MS);
    expect(buckets.take('a', 2, 0)).toBe(true);
  });

  it('waits at least a second, however fast it fills', () => {
    expect(new TokenBuckets().waitS('a', 6_000, 0)).toBe(1);
  });

  it('never lets more through than its rate and one bucketful', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 300 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 100 }), (gapsMs, perMinute) => {
        const buckets = new TokenBuckets();
        let now = 0;
        let passed = 0;
        for (const gapMs of gapsMs) {
          now += gapMs;
          if (buckets.take('a', perMinute, now)) passed += 1;
        }
        expect(passed).toBeLessThanOrEqual(perMinute + (now * perMinute) / MINUTE_MS + 1e-6);
      }),
    );
  });

  it('forgets keys that are full again, and nothing else', () => {
    const buckets = new TokenBuckets();
    for (let i = 0; i < 10_001; i += 1) buckets.take(`old ${i}`, 1, 0);
    buckets.take('busy', 1, MINUTE_MS);
    buckets.take('new', 1, MINUTE_MS);
    expect(buckets.has('busy', 1, MINUTE_MS)).toBe(false);
    expect(buckets.has('old 1', 1, MINUTE_MS)).toBe(true);
  });
});
