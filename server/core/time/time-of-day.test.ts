import { describe, expect, it } from 'vitest';
import { formatTimeOfDay, parseTimeOfDay } from './time-of-day.ts';

describe('time of day', () => {
  it.each([
    ['00:00', 0],
    ['09:05', 545],
    ['23:59', 1_439],
    ['24:00', 1_440],
  ])('reads %s as %i minutes and writes it back', (text, time) => {
    expect(parseTimeOfDay(text)).toEqual({ ok: true, time });
    expect(formatTimeOfDay(time)).toBe(text);
  });

  it.each(['', '9:00', '24:01', '09:60', '09:00:00', '9am', ' 09:00', '-1:00'])(
    'refuses "%s" and says how to write it',
    (text) => {
      expect(parseTimeOfDay(text)).toEqual({ ok: false, error: expect.stringContaining('HH:MM') as string });
    },
  );
});
