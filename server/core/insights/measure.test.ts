import { describe, expect, it } from 'vitest';
import { measure } from './measure.ts';
import type { TimelineEntry, TimelineFact } from './timeline.ts';

const T = Date.UTC(2026, 2, 1);
const opened: TimelineFact = { kind: 'opened', title: 'Down', severity: 'critical', urgency: 'high' };
const person = (personId: string) => ({ kind: 'person', personId, via: '' }) as const;
const paged = (personId: string, opening = true): TimelineFact => ({
  kind: 'paged',
  opening,
  urgency: 'high',
  because: '',
  personId,
  methodId: 'm',
  channel: 'sms',
});
const delivered = (personId: string): TimelineFact => ({
  kind: 'page-delivered',
  detail: '',
  personId,
  methodId: 'm',
  channel: 'sms',
});
const acknowledged = (personId: string, answersLeft = 0): TimelineFact => ({
  kind: 'acknowledged',
  by: person(personId),
  answersLeft,
});
const resolved: TimelineFact = { kind: 'resolved', by: { kind: 'tocsin' }, stillFiring: 0 };

const timeline = (...facts: readonly (readonly [number, TimelineFact])[]): readonly TimelineEntry[] =>
  facts.map(([ms, fact]) => ({ at: T + ms, ...fact }));

function stages(entries: readonly TimelineEntry[], now: number): readonly string[] {
  const { stages: all } = measure(entries, T + now);
  return all.map(
    ({ name, personId, startAt, endAt }) => `${name}${personId === null ? '' : ` ${personId}`} ${endAt - startAt}`,
  );
}

describe('response times', () => {
  it('of an alert group that went its way', () => {
    const entries = timeline(
      [0, opened],
      [20, paged('a')],
      [50, delivered('a')],
      [500, acknowledged('a')],
      [900, resolved],
    );
    expect(measure(entries, T + 10_000)).toMatchObject({
      firstPage: { kind: 'known', ms: 20 },
      firstDelivery: { kind: 'known', ms: 50 },
      acknowledge: { kind: 'known', ms: 500 },
      resolve: { kind: 'known', ms: 900 },
      totalMs: 900,
    });
    expect(stages(entries, 10_000)).toEqual(['queueing 20', 'waiting a 480', 'working a 400']);
  });

  it('of one that is open are still running', () => {
    const times = measure(timeline([0, opened]), T + 70);
    const running = { kind: 'running', sinceMs: 70 };
    expect(times).toMatchObject({ firstPage: running, firstDelivery: running, acknowledge: running, resolve: running });
  });

  it('say why they do not apply', () => {
    const quick = measure(timeline([0, opened], [5, resolved]), T + 70);
    expect(quick.firstPage).toEqual({ kind: 'not-applicable', why: 'resolved before anybody was paged' });
    expect(quick.firstDelivery).toEqual(quick.firstPage);
    expect(quick.acknowledge).toEqual({ kind: 'not-applicable', why: 'resolved without an acknowledgement' });
    const mute = measure(timeline([0, opened], [1, paged('a')], [9, acknowledged('a')]), T + 70);
    expect(mute.firstDelivery).toEqual({ kind: 'not-applicable', why: 'no provider reported a delivery' });
    expect(measure([], T).resolve).toEqual({ kind: 'not-applicable', why: 'the alert group has not been opened' });
  });

  it('an answer of two that are wanted is not an acknowledgement yet', () => {
    const entries = timeline([0, opened], [0, paged('a')], [10, acknowledged('a', 1)], [30, acknowledged('b')]);
    expect(measure(entries, T + 40).acknowledge).toEqual({ kind: 'known', ms: 30 });
  });

  it('a group that was opened again is not resolved, and its first acknowledgement counts', () => {
    const again: TimelineFact = { kind: 'reopened', reason: '' };
    const entries = timeline(
      [0, opened],
      [0, paged('a')],
      [10, acknowledged('a')],
      [20, resolved],
      [50, again],
      [60, paged('b')],
    );
    expect(measure(entries, T + 100)).toMatchObject({
      acknowledge: { kind: 'known', ms: 10 },
      resolve: { kind: 'running', sinceMs: 100 },
    });
    expect(stages(entries, 100)).toEqual([
      'waiting a 10',
      'working a 10',
      'resolved 30',
      'queueing 10',
      'waiting b 40',
    ]);
  });
});

describe('where the time goes', () => {
  it('each hand-off is a stage: by a step, by a decline', () => {
    const declined: TimelineFact = { kind: 'declined', by: person('b') };
    const entries = timeline(
      [0, opened],
      [0, paged('a')],
      [300, paged('b')],
      [350, declined],
      [350, paged('c')],
      [400, resolved],
    );
    expect(stages(entries, 500)).toEqual(['waiting a 300', 'waiting b 50', 'waiting c 50']);
  });

  it('a further way to the same person, or to the one before, is no hand-off', () => {
    const entries = timeline(
      [0, opened],
      [0, paged('a')],
      [100, paged('a', false)],
      [200, paged('b')],
      [250, paged('a', false)],
      [300, resolved],
    );
    expect(stages(entries, 400)).toEqual(['waiting a 200', 'waiting b 100']);
  });

  it('of several paged at once the first stands for all', () => {
    const entries = timeline([0, opened], [0, paged('a')], [0, paged('b')], [50, acknowledged('b')], [80, resolved]);
    expect(stages(entries, 400)).toEqual(['waiting a 50', 'working b 30']);
  });

  it('acknowledged and forgotten, snoozed, handed over, with nobody asked for a while', () => {
    const timedOut: TimelineFact = { kind: 'acknowledge-timed-out', afterMs: 40 };
    const snoozed: TimelineFact = { kind: 'snoozed', by: person('a'), until: T + 200 };
    const handed: TimelineFact = { kind: 'reassigned', by: person('a'), people: ['b'] };
    const entries = timeline(
      [0, opened],
      [0, paged('a')],
      [10, acknowledged('a')],
      [50, timedOut],
      [60, paged('a')],
      [100, snoozed],
      [200, { kind: 'snooze-ended' }],
      [200, paged('a')],
      [250, handed],
      [250, paged('b')],
    );
    expect(stages(entries, 300)).toEqual([
      'waiting a 10',
      'working a 40',
      'unattended 10',
      'waiting a 40',
      'snoozed 100',
      'waiting a 50',
      'waiting b 50',
    ]);
  });

  it('calling somebody in does not take the work from whoever has it', () => {
    const entries = timeline(
      [0, opened],
      [0, paged('a')],
      [10, acknowledged('a')],
      [20, paged('b')],
      [30, acknowledged('b')],
    );
    expect(stages(entries, 50)).toEqual(['waiting a 10', 'working a 40']);
  });

  it('a clock that went backwards loses and doubles nothing', () => {
    const entries = timeline([0, opened], [100, paged('a')], [90, acknowledged('a')], [150, resolved]);
    expect(stages(entries, 200)).toEqual(['queueing 100', 'working a 50']);
  });
});
