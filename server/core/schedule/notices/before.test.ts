import { describe, expect, it } from 'vitest';
import { defaultShiftNotices } from '../../notifying/person.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../time/instant.ts';
import { beforeDue, nextBeforeAt } from './before.ts';
import type { Told } from './notice.ts';
import type { Stint } from './stints.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const wishesOf = () => defaultShiftNotices;
const stint = (startMs: number, personId = 'ana'): Stint => ({
  ...{ personId, start: NOW + startMs, end: NOW + startMs + 8 * HOUR_MS, shifts: 1 },
});

/** What is said at `afterMs`, with what to remember of it. */
function say(stints: readonly Stint[], told: readonly Told[], afterMs = 0) {
  const due = beforeDue('primary', { stints, told, wishesOf }, NOW + afterMs);
  const kept = told.filter(({ id }) => !due.forget.includes(id));
  return { notices: due.tellings.map(({ notice }) => notice), told: [...kept, ...due.told] };
}

describe('before a shift', () => {
  it('each lead time is told once, at its instant', () => {
    const stints = [stint(30 * HOUR_MS)];
    let told: Told[] = [];
    const at: number[] = [];
    for (let afterMs = 0; afterMs < 40 * HOUR_MS; afterMs += 30 * MINUTE_MS) {
      const after = say(stints, told, afterMs);
      if (after.notices.length > 0) at.push(afterMs / HOUR_MS);
      told = after.told;
    }
    expect(at).toEqual([6, 29]);
    expect(nextBeforeAt(stints, wishesOf, NOW)).toBe(NOW + 6 * HOUR_MS);
    expect(nextBeforeAt(stints, wishesOf, NOW + 29 * HOUR_MS)).toBe(Infinity);
  });

  it('whoever gets one within the lead time is told at once, and only once', () => {
    const { notices, told } = say([stint(30 * MINUTE_MS)], []);
    expect(notices).toHaveLength(1);
    expect(told).toHaveLength(2);
    expect(say([stint(30 * MINUTE_MS)], told, MINUTE_MS).notices).toEqual([]);
  });

  it('nothing is told of one that has begun, nor to whom wants none or is not there', () => {
    expect(say([stint(0), stint(-HOUR_MS)], []).notices).toEqual([]);
    const due = (wishes: typeof defaultShiftNotices | null) =>
      beforeDue('primary', { stints: [stint(HOUR_MS)], told: [], wishesOf: () => wishes }, NOW).tellings;
    expect(due({ ...defaultShiftNotices, beforeMs: [] })).toEqual([]);
    expect(due(null)).toEqual([]);
    expect(nextBeforeAt([stint(DAY_MS)], () => null, NOW)).toBe(Infinity);
  });

  it('an edit that leaves person and time as they were says nothing', () => {
    const { told } = say([stint(20 * HOUR_MS)], []);
    const longer = { ...stint(20 * HOUR_MS), shifts: 5, end: NOW + 9 * DAY_MS };
    expect(say([longer], told, MINUTE_MS).notices).toEqual([]);
  });

  it('one that was moved says so, and what it was', () => {
    const { told } = say([stint(20 * HOUR_MS)], []);
    const { notices, told: after } = say([stint(22 * HOUR_MS)], told, MINUTE_MS);
    expect(notices).toMatchObject([
      { kind: 'before', start: NOW + 22 * HOUR_MS, instead: { start: NOW + 20 * HOUR_MS, end: NOW + 28 * HOUR_MS } },
    ]);
    expect(say([stint(22 * HOUR_MS)], after, 2 * MINUTE_MS).notices).toEqual([]);
  });

  it('one that is somebody else’s now is told to both', () => {
    const { told } = say([stint(20 * HOUR_MS)], []);
    const { notices, told: after } = say([stint(20 * HOUR_MS, 'ben'), stint(5 * DAY_MS)], told, MINUTE_MS);
    expect(notices).toMatchObject([
      { kind: 'before', personId: 'ben', instead: null },
      { kind: 'gone', personId: 'ana', start: NOW + 20 * HOUR_MS, next: NOW + 5 * DAY_MS },
    ]);
    expect(say([stint(20 * HOUR_MS, 'ben'), stint(5 * DAY_MS)], after, 2 * MINUTE_MS).notices).toEqual([]);
  });

  it('one that is given back is told again', () => {
    const { told } = say([stint(20 * HOUR_MS)], []);
    const { notices, told: without } = say([], told, MINUTE_MS);
    expect(notices).toMatchObject([{ kind: 'gone', next: null }]);
    expect(say([stint(20 * HOUR_MS)], without, 2 * MINUTE_MS).notices).toMatchObject([{ kind: 'before' }]);
  });

  it('can wait for the end of quiet hours, as long as there is half an hour left', () => {
    const [telling] = beforeDue('primary', { stints: [stint(20 * HOUR_MS)], told: [], wishesOf }, NOW).tellings;
    expect(telling).toMatchObject({ to: ['ana'], toPlace: false, canWaitUntil: NOW + 19.5 * HOUR_MS });
  });
});
