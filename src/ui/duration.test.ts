import { describe, expect, it } from 'vitest';
import { clockDuration, instantOf, shortDuration } from './duration.ts';

describe('a short duration', () => {
  it.each([
    [null, '—'],
    [0, '0 s'],
    [499, '0 s'],
    [42_000, '42 s'],
    [60_000, '1 min'],
    [250_000, '4 min 10 s'],
    [3_600_000, '1 h'],
    [7_260_000, '2 h 1 min'],
    [90_000_000, '1 d 1 h'],
    // The second unit is left out rather than written as nothing.
    [86_460_000, '1 d'],
    [-5_000, '0 s'],
  ])('of %s ms is %s', (ms, text) => {
    expect(shortDuration(ms)).toBe(text);
  });
});

describe('a countdown', () => {
  it.each([
    [0, '0:00'],
    [-1, '0:00'],
    // Zero is reached when the time has come, not a second before.
    [1, '0:01'],
    [102_000, '1:42'],
    [3_729_000, '1:02:09'],
  ])('of %s ms shows %s', (ms, text) => {
    expect(clockDuration(ms)).toBe(text);
  });
});

it('reads instants as the wire writes them and as the core counts them', () => {
  expect(instantOf('2026-11-21T03:00:00.000Z')).toBe(instantOf(Date.UTC(2026, 10, 21, 3)));
});
