import { describe, expect, it } from 'vitest';
import { daysIn } from '../calendar.ts';
import { clockChangeOn } from './clock-change.ts';

function changesIn(zone: string, from: string, to: string) {
  const days = daysIn({ start: Date.parse(from), end: Date.parse(to) }, zone);
  return days.flatMap((day) => {
    const change = clockChangeOn(day, zone);
    if (change === null) return [];
    const time = (wallMs: number): string => new Date(wallMs).toISOString().slice(0, 16);
    return [[new Date(change.at).toISOString().slice(0, 16), time(change.fromWallMs), time(change.toWallMs)]];
  });
}

describe('when the clocks change', () => {
  it('is said with what they read before and after', () => {
    expect(changesIn('Europe/Berlin', '2026-03-01T00:00Z', '2026-11-30T00:00Z')).toEqual([
      ['2026-03-29T01:00', '2026-03-29T02:00', '2026-03-29T03:00'],
      ['2026-10-25T01:00', '2026-10-25T03:00', '2026-10-25T02:00'],
    ]);
  });

  it('is half an hour on Lord Howe', () => {
    expect(changesIn('Australia/Lord_Howe', '2026-04-01T00:00Z', '2026-04-30T00:00Z')).toEqual([
      ['2026-04-04T15:00', '2026-04-05T02:00', '2026-04-05T01:30'],
    ]);
  });

  it('is never where they do not', () => {
    expect(changesIn('Asia/Tokyo', '2026-01-01T00:00Z', '2026-12-31T00:00Z')).toEqual([]);
  });
});
