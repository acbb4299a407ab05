import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportedShift } from '../schedule/schedule.ts';
import { carryOn, KEPT_MS } from './carry-on.ts';

const NOW = 1_000_000_000_000;
const shift = (uid: string, start: number, end: number, ...people: string[]): ImportedShift => ({
  uid,
  interval: { start: NOW + start, end: NOW + end },
  people,
});
const brief = (shifts: readonly ImportedShift[]): string[] =>
  shifts.map(({ uid, interval, people }) => `${uid} ${interval.start - NOW}…${interval.end - NOW} ${people.join('')}`);

describe('what a calendar says after it was read again', () => {
  it('was never read: it says nothing about what was', () => {
    expect(brief(carryOn([], [shift('a', -9, -5, 'A'), shift('b', -5, 5, 'A'), shift('c', 5, 9, 'B')], NOW))).toEqual([
      'b 0…5 A',
      'c 5…9 B',
    ]);
  });

  it('keeps what was, though it was rewritten or is gone', () => {
    const known = [shift('a', -9, -5, 'A'), shift('b', -5, 5, 'A'), shift('c', 5, 9, 'B')];
    expect(brief(carryOn(known, [shift('a', -9, -5, 'B'), shift('b', -5, 5, 'B')], NOW))).toEqual([
      'a -9…-5 A',
      'b -5…0 A',
      'b 0…5 B',
    ]);
    expect(brief(carryOn(known, [], NOW))).toEqual(['a -9…-5 A', 'b -5…0 A']);
  });

  it('leaves a shift whole that goes on as it did, and moves its end', () => {
    const known = [shift('b', -5, 5, 'A')];
    expect(carryOn(known, known, NOW)).toEqual(known);
    expect(brief(carryOn(known, [shift('b', -5, 8, 'A')], NOW))).toEqual(['b -5…8 A']);
    // It began later than the calendar says, because only then was it read.
    expect(brief(carryOn([shift('b', -2, 5, 'A')], [shift('b', -5, 5, 'A')], NOW))).toEqual(['b -2…5 A']);
  });

  it('forgets what is long over', () => {
    const old = shift('a', -KEPT_MS - 9, -KEPT_MS, 'A');
    expect(carryOn([old, shift('b', -KEPT_MS - 9, -KEPT_MS + 1, 'A')], [], NOW)).toHaveLength(1);
  });

  it('never changes what was, and says from now on what is said now', () => {
    const anyShift = fc
      .tuple(
        fc.constantFrom('a', 'b', 'c'),
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom('A', 'B'),
      )
      .map(([uid, start, length, who]) => shift(uid, start, start + length, who));
    const anyShifts = fc.uniqueArray(anyShift, { maxLength: 6, selector: ({ uid }) => uid });
    const whoAt = (shifts: readonly ImportedShift[], at: number): string[] =>
      shifts
        .filter(({ interval }) => interval.start <= at && at < interval.end)
        .map(({ uid, people }) => uid + people.join(''))
        .sort();
    fc.assert(
      fc.property(anyShifts, anyShifts, (known, fresh) => {
        const next = carryOn(known, fresh, NOW);
        for (let at = NOW - 55; at < NOW + 75; at += 1) {
          expect(whoAt(next, at)).toEqual(whoAt(at < NOW ? known : fresh, at));
        }
        expect(carryOn(next, fresh, NOW)).toEqual(next);
      }),
    );
  });
});
