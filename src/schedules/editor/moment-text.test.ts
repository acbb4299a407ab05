import { describe, expect, it } from 'vitest';
import { localText } from './moment-text.ts';

describe('a moment in a field for local times', () => {
  it.each([
    ['nothing', undefined, ''],
    ['a local time stays', '2026-11-23T09:00', '2026-11-23T09:00'],
    ['an instant is read by the clocks of the zone', '2026-11-23T08:00:00.000Z', '2026-11-23T09:00'],
    ['also in summer', '2026-07-23T08:00:00+00:00', '2026-07-23T10:00'],
    ['what is no time is not shown as one', 'soon', ''],
  ])('%s', (_, moment, text) => {
    expect(localText(moment, 'Europe/Berlin')).toBe(text);
  });
});
