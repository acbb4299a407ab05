import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeSpent } from './spent.ts';
import { addStages, addToStages, beginStages, NO_TIME, stagesAt, totalOf } from './stages.ts';
import type { StageTimes } from './stages.ts';
import type { TimelineEntry, TimelineFact } from './timeline.ts';

const T = Date.UTC(2026, 2, 1);
const by = (personId: string) => ({ kind: 'person', personId, via: '' }) as const;
const opened: TimelineFact = { kind: 'opened', title: 'Down', severity: 'critical', urgency: 'high' };
const paged = (personId: string, opening = true): TimelineFact => ({
  ...{ kind: 'paged', opening, urgency: 'high', because: '', personId, methodId: 'm', channel: 'sms' },
});
const acknowledged = (personId: string, answersLeft = 0): TimelineFact => ({
  kind: 'acknowledged',
  by: by(personId),
  answersLeft,
});
const declined = (personId: string): TimelineFact => ({ kind: 'declined', by: by(personId) });
const resolved: TimelineFact = { kind: 'resolved', by: { kind: 'tocsin' }, stillFiring: 0 };
const reopened: TimelineFact = { kind: 'reopened', reason: '' };
const snoozed: TimelineFact = { kind: 'snoozed', by: by('a'), until: T + 1 };

const timeline = (...facts: readonly (readonly [number, TimelineFact])[]): readonly TimelineEntry[] =>
  facts.map(([ms, fact]) => ({ at: T + ms, ...fact }));

const folded = (entries: readonly TimelineEntry[]) => entries.reduce(addToStages, beginStages(T));
/** Only what took any time, as a reader would tell it. */
const told = (times: StageTimes) => Object.fromEntries(Object.entries(times).filter(([, ms]) => ms > 0));

describe('stages', () => {
  it('of a group that went its way', () => {
    const so = folded(timeline([0, opened], [20, paged('a')], [500, acknowledged('a')], [900, resolved]));
    expect(told(stagesAt(so, T + 5_000))).toEqual({ queueing: 20, waiting: 480, working: 400 });
  });

  it('from the first hand-off on, waiting is handing on: by a step, by a decline', () => {
    const so = folded(
      timeline(
        [0, opened],
        [0, paged('a')],
        [300, paged('b')],
        [350, declined('b')],
        [360, paged('c')],
        [400, acknowledged('c')],
        [500, resolved],
      ),
    );
    expect(told(stagesAt(so, T + 5_000))).toEqual({ waiting: 300, 'handing-on': 100, working: 100 });
  });

  it('a further way to the same person is their first chance still', () => {
    const so = folded(timeline([0, opened], [0, paged('a')], [100, paged('a', false)], [250, acknowledged('a')]));
    expect(told(stagesAt(so, T + 300))).toEqual({ waiting: 250, working: 50 });
  });

  it('what is open grows, what is resolved stands still', () => {
    const open = folded(timeline([0, opened], [10, paged('a')]));
    expect([stagesAt(open, T + 30).waiting, stagesAt(open, T + 70).waiting]).toEqual([20, 60]);
    const done = addToStages(open, { at: T + 40, ...resolved });
    expect(stagesAt(done, T + 9_000)).toEqual(stagesAt(done, T + 40));
  });

  it('a group that was opened again begins anew, and the pause is part of the whole', () => {
    const entries = timeline([0, opened], [0, paged('a')], [10, paged('b')], [20, resolved], [50, reopened]);
    const so = folded([...entries, ...timeline([60, paged('a')], [90, acknowledged('a')], [100, snoozed])]);
    expect(told(stagesAt(so, T + 130))).toEqual({
      ...{ waiting: 40, 'handing-on': 10, reopened: 30, queueing: 10, working: 10, snoozed: 30 },
    });
  });

  it('what arrives after the resolve changes nothing', () => {
    const entries = timeline([0, opened], [5, paged('a')], [10, resolved], [20, acknowledged('a')], [30, paged('b')]);
    expect(told(stagesAt(folded(entries), T + 99))).toEqual({ queueing: 5, waiting: 5 });
  });

  it('survive the way through the store', () => {
    const so = folded(timeline([0, opened], [20, paged('a')], [30, paged('b')]));
    expect(JSON.parse(JSON.stringify(so))).toEqual(so);
  });
});

const anyFact = fc.oneof(
  fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.boolean()).map(([id, opening]) => paged(id, opening)),
  fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(1)).map(([id, left]) => acknowledged(id, left)),
  fc.constantFrom('a', 'b', 'c').map(declined),
  fc.constantFrom<TimelineFact>(
    ...[resolved, reopened, snoozed],
    { kind: 'snooze-ended' },
    { kind: 'unacknowledged', by: by('a') },
    { kind: 'acknowledge-timed-out', afterMs: 5 },
    { kind: 'reassigned', by: by('a'), people: ['b'] },
    { kind: 'exhausted', reason: '' },
  ),
);
/** Steps may be 0, as several entries share an instant, and negative, as clocks are set back. */
const anyTimeline = fc.array(fc.tuple(fc.integer({ min: -20, max: 500 }), anyFact), { maxLength: 40 }).map((steps) => {
  let at = T;
  return [{ at: T, ...opened }, ...steps.map(([ms, fact]) => ({ at: (at += ms), ...fact }))] as TimelineEntry[];
});

describe('whatever happened', () => {
  it('stages sum to the whole, to the millisecond, however the timeline was cut into commits', () => {
    fc.assert(
      fc.property(anyTimeline, fc.nat(1_000), (entries, later) => {
        const so = folded(entries);
        const end = so.phase === 'resolved' ? so.sinceAt : so.sinceAt + later;
        expect(totalOf(stagesAt(so, end))).toBe(end - T);
      }),
    );
  });

  it('they are what the stretches of the timeline add up to', () => {
    fc.assert(
      fc.property(anyTimeline, fc.nat(1_000), (entries, later) => {
        const so = folded(entries);
        const end = so.phase === 'resolved' ? so.sinceAt : so.sinceAt + later;
        const times = stagesAt(so, end);
        const sums = new Map<string, number>();
        for (const { name, startAt, endAt } of timeSpent(entries, T, end)) {
          sums.set(name, (sums.get(name) ?? 0) + (endAt - startAt));
        }
        for (const name of ['queueing', 'working', 'snoozed'] as const) expect(times[name]).toBe(sums.get(name) ?? 0);
        expect(times.reopened).toBe(sums.get('resolved') ?? 0);
        expect(times.waiting + times['handing-on']).toBe((sums.get('waiting') ?? 0) + (sums.get('unattended') ?? 0));
      }),
    );
  });

  it('adding groups adds their wholes', () => {
    fc.assert(
      fc.property(anyTimeline, anyTimeline, (one, other) => {
        const [a, b] = [folded(one).ms, folded(other).ms];
        expect(totalOf(addStages(a, b))).toBe(totalOf(a) + totalOf(b));
        expect(addStages(a, NO_TIME)).toEqual(a);
      }),
    );
  });
});
