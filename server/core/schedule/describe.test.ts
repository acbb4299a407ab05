import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../time/instant.ts';
import { describeRotation } from './describe.ts';
import { at, hours, rotation } from './test/example.ts';
import type { Rotation } from './schedule.ts';

const berlin = 'Europe/Berlin';
const weekly: Rotation['turn'] = { kind: 'weekly', every: 1, handoffDay: 'mon' };
const say = (start: string, people: string, rest: Partial<Rotation> = {}) =>
  describeRotation(rotation(start, people, rest), berlin);

describe('a rotation as a sentence', () => {
  it('says who, how long, and when they hand over', () => {
    expect(say('2026-01-05T09:00', 'A B C', { turn: weekly })).toBe(
      'A, B and C take turns, a week each, handing over Mondays at 09:00 Europe/Berlin',
    );
    expect(say('2026-01-05T08:30', 'A B')).toBe('A and B take turns, a day each, handing over at 08:30 Europe/Berlin');
    expect(say('2026-01-31T09:00', 'A B', { turn: { kind: 'monthly', every: 2 } })).toBe(
      'A and B take turns, 2 months each, handing over on day 31 of the month at 09:00 Europe/Berlin',
    );
    expect(say('2026-01-05T08:15', 'A B', { turn: { kind: 'hourly', every: 1 } })).toBe(
      'A and B take turns, an hour each, handing over at minute 15 of the hour Europe/Berlin',
    );
    expect(say('2026-01-05T08:00', 'A B', { turn: { kind: 'hourly', every: 12 } })).toBe(
      'A and B take turns, 12 hours each, handing over every 12 hours, as at 08:00 Europe/Berlin',
    );
  });

  it('says names, people who are on together, and a zone of its own', () => {
    const names: { readonly [id: string]: string } = { p1: 'Ada', p2: 'Bob', p3: 'Cyd' };
    const together = rotation('2026-01-05T09:00', 'p1+p2 p3', {
      turn: weekly,
      zone: 'Asia/Tokyo',
      firstParticipant: 1,
    });
    expect(describeRotation(together, berlin, (id) => names[id] ?? id)).toBe(
      'Ada + Bob and Cyd take turns, a week each, handing over Mondays at 09:00 Asia/Tokyo, starting with Cyd',
    );
  });

  it('says every limit', () => {
    expect(
      say('2026-01-05T09:00', 'A B', {
        weekdays: ['fri', 'mon', 'wed'],
        windows: [hours('09:00-17:00'), hours('20:00-20:00')],
        shiftMs: 12 * HOUR_MS,
        visibleFrom: at('2026-02-01T00:00', berlin),
        until: at('2026-07-01T08:30', berlin),
      }),
    ).toBe(
      'A and B take turns, a day of those worked each, handing over at 09:00 Europe/Berlin, ' +
        'working the first 12h of each turn, only on Mondays, Wednesdays and Fridays, ' +
        'only from 09:00 to 17:00 and around the clock from 20:00, from 2026-02-01 00:00, until 2026-07-01 08:30',
    );
    expect(say('2026-01-05T09:00', 'A B', { turn: weekly, shiftMs: 7 * DAY_MS })).toContain(
      'the first 1w of each turn',
    );
  });

  it('has a sentence for one person, for a pair, and for nobody yet', () => {
    expect(say('2026-01-05T09:00', 'A', { turn: weekly })).toBe(
      'A is on call, in turns of a week that begin Mondays at 09:00 Europe/Berlin',
    );
    expect(say('2026-01-05T09:00', 'A+B')).toBe(
      'A + B are on call, in turns of a day that begin at 09:00 Europe/Berlin',
    );
    expect(say('2026-01-05T09:00', '')).toBe('Nobody takes turns yet');
  });

  it('reads back a start that is still being typed', () => {
    expect(say('2026-01-', 'A B')).toContain('handing over at 2026-01-');
  });

  it('says when it takes over from the one before', () => {
    const visibleFrom = at('2026-01-12T09:00', berlin);
    expect(say('2026-01-05T09:00', 'A B', { turn: weekly, visibleFrom, supersedes: 'old' })).toBe(
      'A and B take turns, a week each, handing over Mondays at 09:00 Europe/Berlin, taking over from the one before at 2026-01-12 09:00',
    );
  });
});
