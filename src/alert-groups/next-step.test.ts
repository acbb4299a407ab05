import { describe, expect, it } from 'vitest';
import { foreseeFor, undoOf } from './foresee.ts';
import { nextStepOf } from './next-step.ts';
import { someGroup } from './some-group.fixture.ts';

const page = {
  at: '2026-11-21T03:02:00.000Z',
  person: { id: 'ben', name: 'Ben' },
  channel: 'sms',
  by: 'step',
} as const;
const NOW = Date.UTC(2026, 10, 21, 3);

describe('what happens next', () => {
  it('is the next page while it fires, or that nobody is left', () => {
    expect(nextStepOf(someGroup({ nextPage: page }))).toEqual({ kind: 'page', at: page.at, page });
    expect(nextStepOf(someGroup({ nextPage: null }))).toEqual({ kind: 'nobody-left' });
  });

  it('is the end of an acknowledgement or a snooze', () => {
    const until = '2026-11-21T03:30:00.000Z';
    const resume = { kind: 'resume', at: until, page };
    expect(nextStepOf(someGroup({ status: 'acknowledged', statusUntil: until, nextPage: page }))).toEqual(resume);
    expect(nextStepOf(someGroup({ status: 'snoozed', statusUntil: until }))).toEqual({ ...resume, page: null });
    expect(nextStepOf(someGroup({ status: 'acknowledged', statusUntil: null }))).toEqual({ kind: 'nothing' });
  });

  it('is nothing after it was resolved, unless the source still fires', () => {
    expect(nextStepOf(someGroup({ status: 'resolved', resolveMs: 9 }))).toEqual({ kind: 'over', afterMs: 9 });
    expect(nextStepOf(someGroup({ status: 'resolved', sourceStillFires: true }))).toEqual({ kind: 'still-fires' });
  });
});

describe('an action shows before it is answered', () => {
  const foresee = foreseeFor('Ana', NOW);
  const firing = someGroup({ pagedNow: [{ id: 'ben', name: 'Ben' }], nextPage: page, firing: 2 });

  it.each([
    [{ action: 'acknowledge' }, { status: 'acknowledged', statusBy: 'Ana', pagedNow: [], nextPage: null }],
    [
      { action: 'snooze', until: '2026-11-21T04:00:00Z' },
      { status: 'snoozed', statusUntil: '2026-11-21T04:00:00Z' },
    ],
    [{ action: 'resolve' }, { status: 'resolved', sourceStillFires: true, resolvedAt: '2026-11-21T03:00:00.000Z' }],
    [{ action: 'escalate' }, { status: 'firing', nextPage: page }],
  ] as const)('%j', (deed, expected) => {
    expect(foresee(firing, deed)).toMatchObject(expected);
  });

  it('changes nothing that it could not change', () => {
    const resolved = someGroup({ status: 'resolved' });
    for (const action of ['acknowledge', 'unacknowledge', 'snooze', 'resolve'] as const) {
      expect(foresee(resolved, { action })).toBe(resolved);
    }
    expect(foresee(firing, { action: 'unacknowledge' })).toBe(firing);
  });

  it('of which an acknowledgement can be taken back', () => {
    expect(undoOf('acknowledge')).toEqual({ action: 'unacknowledge' });
    expect(undoOf('resolve')).toBeNull();
  });
});
