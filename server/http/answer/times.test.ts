import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/time/instant.ts';
import { clockTime, relativeTime, spanText, zoneText } from './times.ts';

/** Saturday, 23:30 UTC: Sunday in Berlin. */
const LATE = Date.UTC(2026, 10, 21, 23, 30);

describe('clockTime', () => {
  it.each([
    ['UTC', '23:30'],
    ['Europe/Berlin', '00:30'],
    ['America/New_York', '18:30'],
    ['Asia/Kathmandu', '05:15'],
  ])('is the time of day in %s', (zone, time) => {
    expect(clockTime(LATE, LATE, zone)).toBe(time);
  });

  it("names the day where it is not the reader's today", () => {
    expect(clockTime(LATE + HOUR_MS, LATE, 'UTC')).toBe('Sun 22 Nov, 00:30');
    expect(clockTime(LATE + HOUR_MS, LATE, 'Europe/Berlin')).toBe('01:30');
    expect(clockTime(LATE - HOUR_MS, LATE, 'Europe/Berlin')).toBe('Sat 21 Nov, 23:30');
  });
});

describe('spanText', () => {
  it.each([
    [0, 'less than a minute'],
    [MINUTE_MS, '1 min'],
    [59.9 * MINUTE_MS, '59 min'],
    [HOUR_MS, '1 h'],
    [3 * HOUR_MS + 5 * MINUTE_MS, '3 h 5 min'],
    [47 * HOUR_MS, '47 h'],
    [2 * DAY_MS, '2 days'],
  ])('%i ms is %s', (ms, text) => {
    expect(spanText(ms)).toBe(text);
  });
});

describe('relativeTime', () => {
  it.each([
    [0, 'just now'],
    [-30_000, 'just now'],
    [30_000, 'in less than a minute'],
    [4 * MINUTE_MS, 'in 4 min'],
    [-12 * MINUTE_MS, '12 min ago'],
  ])('%i ms away is %s', (awayMs, text) => {
    expect(relativeTime(LATE + awayMs, LATE)).toBe(text);
  });
});

describe('zoneText', () => {
  it.each([
    ['Europe/Berlin', 'Berlin time'],
    ['America/New_York', 'New York time'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires time'],
    ['UTC', 'UTC'],
    ['Etc/UTC', 'UTC'],
  ])('%s is %s', (zone, text) => {
    expect(zoneText(zone)).toBe(text);
  });
});
