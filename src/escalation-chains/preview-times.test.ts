import { expect, it } from 'vitest';
import { instantOfTime } from './preview-times.ts';

const iso = (time: string, now: string, zone: string): string =>
  new Date(instantOfTime(time, Date.parse(now), zone)).toISOString();

it.each([
  // Friday afternoon in Berlin, which is UTC+1 then.
  ['now', '2026-11-20T15:00:00Z', '2026-11-20T15:00:00.000Z'],
  ['tonight', '2026-11-20T15:00:00Z', '2026-11-21T02:00:00.000Z'],
  ['weekend', '2026-11-20T15:00:00Z', '2026-11-21T11:00:00.000Z'],
  ['working-hours', '2026-11-20T15:00:00Z', '2026-11-23T09:00:00.000Z'],
  // At 03:00 sharp tonight is the next night.
  ['tonight', '2026-11-21T02:00:00Z', '2026-11-22T02:00:00.000Z'],
  // In the night in which the clocks go forward 03:00 comes an hour sooner.
  ['tonight', '2026-03-28T22:00:00Z', '2026-03-29T01:00:00.000Z'],
  ['2026-12-24T18:00:00.000Z', '2026-11-20T15:00:00Z', '2026-12-24T18:00:00.000Z'],
  ['some day', '2026-11-20T15:00:00Z', '2026-11-20T15:00:00.000Z'],
])('%s, asked at %s', (time, now, expected) => {
  expect(iso(time, now, 'Europe/Berlin')).toBe(expected);
});
