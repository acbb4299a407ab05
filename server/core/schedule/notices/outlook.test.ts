import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultShiftNotices } from '../../notifying/person.ts';
import { DAY_MS, HOUR_MS } from '../../time/instant.ts';
import type { Schedule } from '../schedule.ts';
import { at, only, override, rotation } from '../test/example.ts';
import type { ScheduleNotice, Told } from './notice.ts';
import { nextNoticeAt, noticesDue, outlookOf } from './outlook.ts';

const START = at('2026-11-23T12:00');
const wishesOf = () => defaultShiftNotices;
const week = only(rotation('2026-11-16T09:00', 'A B', { turn: { kind: 'weekly', every: 1, handoffDay: 'mon' } }));

interface Heard {
  readonly at: number;
  readonly notice: ScheduleNotice;
}

/** As the engine does it: looks, tells, sleeps until the next instant. Extra looks must change nothing. */
function live(of: (now: number) => Schedule, until: number, looks: readonly number[] = []): Heard[] {
  const heard: Heard[] = [];
  let told: Told[] = [];
  const extra = [...looks].sort((a, b) => a - b);
  for (let now = START; now < until;) {
    const schedule = of(now);
    const outlook = outlookOf(schedule, now, () => true);
    const due = noticesDue(schedule, { outlook, told, wishesOf }, now);
    heard.push(...due.tellings.map(({ notice }) => ({ at: now, notice })));
    told = [...told.filter(({ id, keepUntil }) => !due.forget.includes(id) && keepUntil >= now), ...due.told];
    const next = nextNoticeAt(outlook, wishesOf, now);
    expect(next).toBeGreaterThan(now);
    now = Math.min(next, extra.find((one) => one > now) ?? Infinity);
  }
  return heard;
}

describe('an outlook', () => {
  it('wakes for each lead time, and in between at most once a day', () => {
    const monday = at('2026-11-30T09:00');
    const heard = live(() => week, at('2026-12-01'));
    expect(heard.map(({ at, notice }) => [notice.kind, (monday - at) / HOUR_MS])).toEqual([
      ['before', 24],
      ['before', 1],
    ]);
    expect(
      nextNoticeAt(
        outlookOf(week, START, () => true),
        wishesOf,
        START,
      ),
    ).toBe(START + DAY_MS);
  });

  it('tells the same things once, however often somebody looks', () => {
    const offsets = fc.array(fc.integer({ min: 1, max: 20 * 24 }), { maxLength: 30 });
    fc.assert(
      fc.property(offsets, (hours) => {
        const looks = hours.map((one) => START + one * HOUR_MS);
        const until = START + 20 * DAY_MS;
        expect(live(() => week, until, looks)).toEqual(live(() => week, until));
      }),
      { numRuns: 25 },
    );
  });

  it('an override made shortly before is told at once to whoever gets the shift', () => {
    const made = at('2026-11-29T20:00');
    const covered = { ...week, overrides: [override('2026-11-30', 'C 9-12', made)] };
    const of = (now: number) => (now < made ? week : covered);
    const heard = live(of, at('2026-12-01'), [made]);
    expect(heard.filter(({ at }) => at === made).map(({ notice }) => notice)).toMatchObject([
      { kind: 'before', personId: 'C' },
      { kind: 'before', personId: 'A', instead: { start: at('2026-11-30T09:00') }, start: at('2026-11-30T12:00') },
    ]);
  });
});
