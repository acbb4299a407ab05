import { describe, expect, it } from 'vitest';
import { instantOfWall, wallClock } from './zone.ts';

describe('the zone of the machine', () => {
  it('D7 is the one that this run asks for, so that every test here is one in that zone', () => {
    const hostZone = process.env['TZ'] ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    for (const at of [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)]) {
      const local = new Date(at);
      expect(wallClock(hostZone, at)).toMatchObject({
        ...{ year: local.getFullYear(), month: local.getMonth() + 1, day: local.getDate() },
        minutes: local.getHours() * 60 + local.getMinutes(),
      });
    }
  });

  it('D7 decides nothing', () => {
    const wallMs = Date.UTC(2026, 2, 29, 2, 30);
    expect(new Date(instantOfWall('Europe/Berlin', wallMs)).toISOString()).toBe('2026-03-29T01:00:00.000Z');
    expect(new Date(instantOfWall('America/Chicago', wallMs)).toISOString()).toBe('2026-03-29T07:30:00.000Z');
  });
});
