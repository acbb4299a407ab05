import { describe, expect, inject, it } from 'vitest';
import { instantOfWall, wallClock } from './zone.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The zone of the machine that a project of the tests pretends to run on; undefined: wherever it really is. */
    readonly hostZone?: string;
  }
}

describe('the zone of the machine', () => {
  it('D7 is the one that this run asks for, so that every test here is one in that zone', () => {
    const hostZone = inject('hostZone') ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    const [winter, summer] = [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)];
    for (const at of [winter, summer]) {
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
