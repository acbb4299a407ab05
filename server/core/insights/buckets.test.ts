import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/instant.ts';
import { bucketCount, bucketStart, bucketStarts, roundInterval } from './buckets.ts';

const AT = Date.UTC(2026, 10, 21, 3, 17, 42, 5);
const iso = (at: number): string => new Date(at).toISOString();

describe('buckets', () => {
  it.each([
    [MINUTE_MS, '2026-11-21T03:17:00.000Z'],
    [6 * HOUR_MS, '2026-11-21T00:00:00.000Z'],
    [DAY_MS, '2026-11-21T00:00:00.000Z'],
    // A Monday.
    [7 * DAY_MS, '2026-11-16T00:00:00.000Z'],
    [14 * DAY_MS, '2026-11-09T00:00:00.000Z'],
  ])('of %i ms begin at whole ones in UTC', (interval, start) => {
    expect(iso(bucketStart(AT, interval))).toBe(start);
  });

  it('of a window are those that it touches; its end belongs to none', () => {
    const window = { start: AT, end: Date.UTC(2026, 10, 21, 6) };
    const starts = ['2026-11-21T03:00:00.000Z', '2026-11-21T04:00:00.000Z', '2026-11-21T05:00:00.000Z'];
    expect(bucketStarts(window, HOUR_MS).map(iso)).toEqual(starts);
    expect(bucketStarts({ ...window, end: window.end + 1 }, HOUR_MS)).toHaveLength(4);
    expect(bucketStarts({ start: AT, end: AT }, HOUR_MS)).toEqual([]);
  });

  const instants = fc.integer({ min: Date.UTC(1960, 0), max: Date.UTC(2100, 0) });
  const intervals = fc.constantFrom(1, 7_919, MINUTE_MS, HOUR_MS, DAY_MS, 7 * DAY_MS);

  it('every instant lies in the bucket that begins at its start', () => {
    fc.assert(
      fc.property(instants, intervals, (at, interval) => {
        const start = bucketStart(at, interval);
        expect(start <= at && at < start + interval).toBe(true);
        expect(bucketStart(start, interval)).toBe(start);
      }),
    );
  });

  it('of a window cover it without a gap, and none of them lies outside', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 500 }), intervals, (start, buckets, interval) => {
        const window = { start, end: start + buckets * interval };
        const starts = bucketStarts(window, interval);
        expect(starts).toHaveLength(bucketCount(window, interval));
        expect(starts.every((at, index) => index === 0 || at - (starts[index - 1] ?? 0) === interval)).toBe(true);
        expect((starts[0] ?? Infinity) <= start && (starts.at(-1) ?? 0) < window.end).toBe(true);
        expect((starts.at(-1) ?? 0) + interval).toBeGreaterThanOrEqual(window.end);
      }),
    );
  });
});

describe('a round interval', () => {
  it.each([
    [1, 1_000],
    [61_000, 5 * MINUTE_MS],
    [5 * HOUR_MS, 6 * HOUR_MS],
    [2 * DAY_MS, 7 * DAY_MS],
    [40 * DAY_MS, 42 * DAY_MS],
  ])('for %i ms at least', (least, round) => expect(roundInterval(least)).toBe(round));
});
