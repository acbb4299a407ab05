import { describe, expect, it } from 'vitest';
import { by, Play } from './test/play.ts';
import { page, person, textable, toPerson, toSchedule, wait } from './test/town.ts';

const brief = ['a', 'b', 'c', 'd'].map((id) => textable(id, [0]));
const escalate = { kind: 'escalate', by: by('x') } as const;

describe('escalate', () => {
  it('pages the next person at once, past any wait', () => {
    const play = new Play({ people: brief, steps: [page(['a']), wait(30), page(['b'])] }).until(1).happens(escalate);
    expect(play.pages()).toEqual(['0 a-0', '1 b-0']);
  });

  it('5 starts a second cycle: rules for now fire again', () => {
    const play = new Play({ people: [textable('a', [0, 1])], steps: [page(['a']), wait(30), page(['a'])] }).until(2);
    expect(play.happens(escalate).until(5).pages()).toEqual(['0 a-0', '1 a-1', '2 a-0', '3 a-1']);
  });

  it('4 two steps whose rules would meet after 30 minutes send one message then', () => {
    const play = new Play({ people: [textable('a', [0, 30])], steps: [page(['a']), wait(60), page(['a']), wait(60)] });
    expect(play.happens(escalate).until(40).pages()).toEqual(['0 a-0', '0 a-0', '30 a-30']);
  });

  it('makes an acknowledged group want an answer anew', () => {
    const play = new Play({ people: brief, steps: [page(['a']), wait(30), page(['b'])] });
    play.happens({ kind: 'acknowledge', by: by('a') }).happens(escalate);
    expect(play.pages()).toEqual(['0 a-0', '0 b-0']);
    expect(play.state).toMatchObject({ status: { kind: 'firing' }, engagement: 2 });
  });

  it('begins at the first step again where everything has been tried', () => {
    const play = new Play({ people: brief }).until(60).happens(escalate);
    expect(play.pages()).toEqual(['0 a-0', '5 d-0', '60 a-0']);
  });

  it('15 on a chain without steps says so, and the group stays open', () => {
    const play = new Play({ people: brief, steps: [] }).happens(escalate);
    expect(play.told().slice(-1)).toEqual(['Asked to escalate; nothing changed: the escalation chain has no steps']);
    expect(play.state.status.kind).toBe('firing');
  });

  it('without a chain goes through the fallbacks', () => {
    const teams = [{ id: 'shop-team', name: 'Shop', members: [], leads: [], fallback: [toPerson('b')] }];
    const play = new Play({ people: brief, teams, steps: null }).until(1).happens(escalate);
    expect(play.pages()).toEqual(['0 b-0', '1 d-0']);
  });

  it('of a resolved group changes nothing', () => {
    const play = new Play({ people: brief }).happens({ kind: 'resolve', by: by('a') }).happens(escalate);
    expect(play.told().slice(-1)).toEqual(['Asked to escalate; nothing changed: already resolved by A']);
  });
});

describe('reassign', () => {
  const reassign = (id: string) => ({ kind: 'reassign', by: by('x'), target: toPerson(id) }) as const;

  it('pages the new one at once, stops the old ones and tells them', () => {
    const play = new Play({ steps: [page(['a']), wait(30), page(['b'])] }).until(1).happens(reassign('c')).until(5);
    expect(play.pages()).toEqual(['0 a-chat', '1 c-chat', '3 c-mail']);
    expect(play.notices()).toEqual(['a-chat reassigned']);
    expect(play.told()).toContain('Paged C over Slack, high urgency: the alert group was handed over to them');
  });

  it('keeps the fallbacks behind them, and leaves the rest of the chain out', () => {
    const play = new Play({ people: brief, steps: [page(['a']), wait(30), page(['b'])] })
      .happens(reassign('c'))
      .until(60);
    expect(play.pages()).toEqual(['0 a-0', '0 c-0', '5 d-0']);
  });

  it('works on an acknowledged group, which then wants an answer anew', () => {
    const play = new Play({ people: brief }).happens({ kind: 'acknowledge', by: by('a') }).happens(reassign('b'));
    expect(play.state).toMatchObject({ status: { kind: 'firing' }, engagement: 2 });
    expect(play.pages()).toEqual(['0 a-0', '0 b-0']);
  });

  it('to several on call pages one after the other', () => {
    const play = new Play({ people: brief, schedules: { second: ['b', 'c'] } });
    play.happens({ kind: 'reassign', by: by('x'), target: toSchedule('second') }).until(5);
    expect(play.pages()).toEqual(['0 a-0', '0 b-0', '5 c-0']);
  });

  it('to nobody who can be reached changes nothing and says why', () => {
    const people = [...brief.slice(0, 2), person('c', { contactMethods: [] })];
    const play = new Play({ people }).happens(reassign('ghost')).happens(reassign('c'));
    play.happens({ kind: 'reassign', by: by('x'), target: toSchedule('gone') });
    expect(play.told().slice(-3)).toEqual([
      'Asked to hand over; nothing changed: GHOST is not known here any more',
      'Asked to hand over; nothing changed: C has no contact method that can be used',
      'Asked to hand over; nothing changed: there is no schedule gone any more',
    ]);
    expect(play.pages()).toEqual(['0 a-0']);
  });
});

describe('calling somebody in', () => {
  const call = (id: string) => ({ kind: 'add-responder', by: by('a'), target: toPerson(id) }) as const;

  it('pages them beside those who are asked already', () => {
    const play = new Play({ people: brief, steps: [page(['a']), wait(10), page(['b'])] })
      .until(1)
      .happens(call('c'))
      .until(10);
    expect(play.pages()).toEqual(['0 a-0', '1 c-0', '10 b-0']);
    expect(play.told()).toContain('Paged C over SMS, high urgency: called in by A');
  });

  it('pages them on an acknowledged group, which stays acknowledged; their answer joins it', () => {
    const people = [textable('a', [0]), textable('c', [0, 5, 9])];
    const play = new Play({ people })
      .happens({ kind: 'acknowledge', by: by('a') })
      .until(1)
      .happens(call('c'))
      .until(7);
    expect(play.pages()).toEqual(['0 a-0', '1 c-0', '6 c-5']);
    play.happens({ kind: 'acknowledge', by: by('c') }).until(20);
    expect(play.pages()).toHaveLength(3);
    expect(play.state).toMatchObject({ status: { kind: 'acknowledged', by: by('a') }, acknowledgedBy: ['a', 'c'] });
  });

  it('they may decline, which moves nothing', () => {
    const play = new Play({ people: brief }).happens({ kind: 'acknowledge', by: by('a') }).happens(call('c'));
    play.happens({ kind: 'decline', by: by('c') });
    expect(play.state.status.kind).toBe('acknowledged');
    expect(play.kinds().slice(-1)).toEqual(['declined']);
  });

  it('pages nobody twice, and nobody while it is snoozed or resolved', () => {
    const play = new Play({ people: brief, steps: [page(['a']), wait(30)] }).happens(call('a'));
    play
      .happens({ kind: 'resolve', by: by('a') })
      .happens(call('c'))
      .happens(call('ghost'));
    expect(play.pages()).toEqual(['0 a-0']);
    expect(play.told().slice(-2)).toEqual([
      'Asked to call somebody in; nothing changed: it is resolved by A',
      'Asked to call somebody in; nothing changed: it is resolved by A',
    ]);
  });
});
