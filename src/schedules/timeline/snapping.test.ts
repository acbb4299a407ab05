import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../server/core/time/instant.ts';
import { dragged, instantAt, snapped, stepOf, stretchOf } from './snapping.ts';
import type { Snap } from './snapping.ts';

const at = (text: string): number => Date.parse(text);
const window = { start: at('2026-11-16T00:00Z'), end: at('2026-11-30T00:00Z') };
const hours: Snap = { stepMs: HOUR_MS, zone: 'UTC', edges: [], reachMs: 0 };

describe('what a drag snaps to', () => {
  it('is a quarter of an hour on a day, and an hour on more', () => {
    expect(stepOf('day')).toBe(15 * MINUTE_MS);
    expect(stepOf('month')).toBe(HOUR_MS);
  });

  it('is the full hour of the clock that is shown', () => {
    const inIndia = { ...hours, zone: 'Asia/Kolkata' };
    expect(snapped(at('2026-11-20T03:10Z'), hours)).toBe(at('2026-11-20T03:00Z'));
    expect(snapped(at('2026-11-20T03:10Z'), inIndia)).toBe(at('2026-11-20T03:30Z'));
  });

  it('is a hand-off that is near', () => {
    const edges = [at('2026-11-20T08:20Z'), at('2026-11-20T17:45Z')];
    const near = { ...hours, edges, reachMs: 30 * MINUTE_MS };
    expect(snapped(at('2026-11-20T08:40Z'), near)).toBe(edges[0]);
    expect(snapped(at('2026-11-20T12:10Z'), near)).toBe(at('2026-11-20T12:00Z'));
  });

  it('is never in the hour that spring skips', () => {
    const paris = { ...hours, zone: 'Europe/Paris' };
    expect(snapped(at('2026-03-29T00:40Z'), paris)).toBe(at('2026-03-29T01:00Z'));
  });
});

describe('a stretch that is drawn', () => {
  it('reads the same in both directions, and stays in the window', () => {
    const [a, b] = [at('2026-11-20T22:05Z'), at('2026-11-21T06:10Z')];
    const night = { start: at('2026-11-20T22:00Z'), end: at('2026-11-21T06:00Z') };
    expect(stretchOf(a, b, hours, window)).toEqual(night);
    expect(stretchOf(b, a, hours, window)).toEqual(night);
    expect(stretchOf(a, window.end + DAY_MS, hours, window).end).toBe(window.end);
  });

  it('is at least a step long', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14 * DAY_MS }), fc.integer({ min: 0, max: 14 * DAY_MS }), (a, b) => {
        const { start, end } = stretchOf(window.start + a, window.start + b, hours, window);
        expect(end - start).toBeGreaterThanOrEqual(HOUR_MS);
      }),
    );
  });

  it('begins where the pointer is, in shares of the width', () => {
    expect(instantAt(0.5, window)).toBe(at('2026-11-23T00:00Z'));
    expect(instantAt(-1, window)).toBe(window.start);
  });
});

describe('an override that is dragged', () => {
  const now = at('2026-11-20T12:30Z');
  const later = { start: at('2026-11-21T09:00Z'), end: at('2026-11-21T17:00Z') };
  const running = { start: at('2026-11-20T09:00Z'), end: at('2026-11-20T17:00Z') };

  it('moves as a whole, and keeps its length', () => {
    const moved = dragged(later, 'whole', 3 * HOUR_MS + 10 * MINUTE_MS, hours, now);
    expect(moved).toEqual({ start: at('2026-11-21T12:00Z'), end: at('2026-11-21T20:00Z') });
  });

  it('never begins before now', () => {
    expect(dragged(later, 'whole', -5 * DAY_MS, hours, now).start).toBe(now);
    expect(dragged(later, 'start', -5 * DAY_MS, hours, now)).toEqual({ start: now, end: later.end });
  });

  it('keeps its beginning once it runs, and may end sooner', () => {
    expect(dragged(running, 'whole', DAY_MS, hours, now)).toEqual(running);
    expect(dragged(running, 'start', HOUR_MS, hours, now)).toEqual(running);
    expect(dragged(running, 'end', -DAY_MS, hours, now)).toEqual({ start: running.start, end: now });
  });

  it('is never turned around', () => {
    expect(dragged(later, 'start', DAY_MS, hours, now)).toEqual({ start: later.end - HOUR_MS, end: later.end });
    expect(dragged(later, 'end', -DAY_MS, hours, now)).toEqual({ start: later.start, end: later.start + HOUR_MS });
  });
});
