import { describe, expect, it } from 'vitest';
import type { Change } from '../../core/schedule/notices/handoff.ts';
import { HOUR_MS } from '../../core/time/instant.ts';
import { ana, knownWith, NOON } from '../test/shop.ts';
import { handoffTellings } from './handoff.ts';

const known = knownWith();
const change = (over: Partial<Change> = {}): Change => ({
  ...{ at: NOON, from: ['ana'], to: ['ben'], until: null, isRoutine: false, missed: 0 },
  ...over,
});
const open = [{ number: 1, title: 'Slow', serviceName: 'Shop', status: 'firing' }];
const told = (of: Change, what: typeof open = [], now = NOON) =>
  handoffTellings(of, what, known, now).map(({ to, toPlace, canWaitUntil }) => [to, toPlace, canWaitUntil]);

describe('a hand-off', () => {
  it('is told to who comes at once, to who leaves in their time, and to the place', () => {
    expect(told(change())).toEqual([
      [['ben'], true, null],
      [['ana'], false, NOON + 12 * HOUR_MS],
    ]);
  });

  it('of routine is told only where something is open, and not to the place', () => {
    expect(told(change({ isRoutine: true }))).toEqual([]);
    expect(told(change({ isRoutine: true }), open)).toEqual([
      [['ben'], false, null],
      [['ana'], false, NOON + 12 * HOUR_MS],
    ]);
  });

  it('is not told to who stays, and late only to who is on call now', () => {
    expect(told(change({ to: ['ana', 'ben'] })).map(([who]) => who)).toEqual([['ben'], []]);
    expect(told(change(), [], NOON + 2 * HOUR_MS).map(([who]) => who)).toEqual([['ben'], []]);
  });

  it('is told to nobody who wants none, or is not there', () => {
    const quiet = { ...ana, shiftNotices: { ...ana.shiftNotices, handoff: false } };
    const { directory } = knownWith({ people: new Map([['ana', quiet]]) });
    const tellings = handoffTellings(change({ to: ['ben', 'zoe'] }), [], { directory }, NOON);
    expect(tellings.flatMap(({ to }) => to)).toEqual([]);
  });
});
