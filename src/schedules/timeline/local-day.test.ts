import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../server/core/time/instant.ts';
import { hoursIn, NIGHT_HOURS, partOfDay, pathOf, WORKING_HOURS } from './local-day.ts';

const at = (text: string): number => Date.parse(text);

describe('hours of a day somewhere', () => {
  const window = { start: at('2026-11-20T00:00Z'), end: at('2026-11-21T00:00Z') };

  it('lie where they are there', () => {
    expect(hoursIn(window, 'Asia/Tokyo', WORKING_HOURS)).toEqual([
      { start: at('2026-11-20T00:00Z'), end: at('2026-11-20T08:00Z') },
    ]);
  });

  it('include the night that began the day before', () => {
    expect(hoursIn(window, 'UTC', NIGHT_HOURS)).toEqual([
      { start: at('2026-11-20T00:00Z'), end: at('2026-11-20T06:00Z') },
      { start: at('2026-11-20T22:00Z'), end: at('2026-11-21T00:00Z') },
    ]);
  });

  it('are an hour more in the night in which the clocks go back', () => {
    const october = { start: at('2026-10-24T12:00Z'), end: at('2026-10-25T12:00Z') };
    const [night] = hoursIn(october, 'Europe/Berlin', NIGHT_HOURS);
    expect((night?.end ?? 0) - (night?.start ?? 0)).toBe(9 * HOUR_MS);
  });

  it('are one path, however many', () => {
    const stretches = [
      { start: window.start, end: window.start + 6 * HOUR_MS },
      { start: window.start + 12 * HOUR_MS, end: window.end },
    ];
    expect(pathOf(stretches, window)).toBe('M0.000 0H25.000V1H0.000ZM50.000 0H100.000V1H50.000Z');
    expect(pathOf([], window)).toBe('');
  });
});

describe('what time of day it is for somebody', () => {
  it.each([
    ['2026-11-20T08:00Z', 'working'],
    ['2026-11-20T16:00Z', 'awake'],
    ['2026-11-20T21:00Z', 'night'],
    ['2026-11-20T04:59Z', 'night'],
    ['2026-11-20T05:00Z', 'awake'],
  ])('%s in Berlin is %s', (text, part) => {
    expect(partOfDay(at(text), 'Europe/Berlin')).toBe(part);
  });
});
