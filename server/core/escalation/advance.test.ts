import { describe, expect, it } from 'vitest';
import type { Step } from './chain.ts';
import { Play, by } from './test/play.ts';
import { chainOf, page, person, repeat, textable, toPerson, toSchedule, town, wait } from './test/town.ts';

/** People who are texted once, at once, so that a page is one line. */
const brief = ['a', 'b', 'c', 'd'].map((id) => textable(id, [0]));

describe('steps', () => {
  it('12 step 1 without an answer, a wait of 30 minutes: the person of step 2 is paged at 30 minutes', () => {
    const play = new Play({ people: brief, steps: [page(['a']), wait(30), page(['b'])] }).until(30);
    expect(play.pages()).toEqual(['0 a-0', '30 b-0']);
  });

  it('13 a chain whose middle step was deleted goes on to the later one', () => {
    const steps = chainOf([page(['a']), wait(5), page(['b']), page(['c'])]).steps.filter((_, index) => index !== 2);
    expect(new Play({ people: brief, steps }).until(5).pages()).toEqual(['0 a-0', '5 c-0']);
  });

  it('16 steps without people, with an empty or a future schedule, then somebody: only they are paged, nobody waits', () => {
    const steps = [page([]), page([toSchedule('empty')]), page([toSchedule('future')]), page(['b'])];
    const play = new Play({ people: brief, steps, schedules: { empty: [], future: [] } });
    expect(play.pages()).toEqual(['0 b-0']);
    expect(play.told().filter((sentence) => sentence.includes('skipped'))).toEqual([
      'Step 1 was skipped: nobody in it can be paged',
      'Step 2 was skipped: nobody is on call in empty',
      'Step 3 was skipped: nobody is on call in future',
    ]);
  });

  it('7 somebody who is on call, in the team and named is paged once', () => {
    const targets = ['a', toSchedule('primary'), { kind: 'team', teamId: 'shop-team' } as const];
    const play = new Play({ people: brief, steps: [page(targets, 'all')], schedules: { primary: ['b', 'a'] } });
    expect(play.pages()).toEqual(['0 a-0', '0 b-0']);
  });

  it('7 three people in one step are paged once each', () => {
    const play = new Play({ people: brief, steps: [page(['a', 'b', 'c'], 'all')] });
    expect(play.pages()).toEqual(['0 a-0', '0 b-0', '0 c-0']);
  });

  it('one at a time: the next person after five minutes, and after the last one the next step at once', () => {
    const play = new Play({ people: brief, steps: [page(['a', 'b']), page(['c'])] }).until(5);
    expect(play.pages()).toEqual(['0 a-0', '5 b-0', '5 c-0']);
  });

  it('skips who is unknown, has no way left or has chosen silence, each with the reason, and pages the next at once', () => {
    const mute = person('b', { contactMethods: [] });
    const silent = person('c', { rules: { high: [], low: null } });
    const play = new Play({ people: [mute, silent, textable('d', [0])], steps: [page(['a', 'b', 'c', 'd'])] });
    expect(play.pages()).toEqual(['0 d-0']);
    expect(play.told().filter((sentence) => sentence.startsWith('Skipped'))).toEqual([
      'Skipped: A is not known here any more',
      'Skipped: B has no contact method that can be used',
      'Skipped: C has no notification rule for high urgency',
    ]);
  });

  it('a step may page at an urgency of its own', () => {
    const quiet = { ...page(['a']), urgency: 'low' as const };
    const play = new Play({ steps: [quiet] }).until(4);
    expect(play.pages()).toEqual(['0 a-chat', '2 a-mail']);
    expect(play.state.urgency).toBe('high');
  });
});

describe('round robin', () => {
  const steps = [page(['a', 'b', 'c'], 'round-robin')];

  it('pages whose turn it is, alone, and takes the turn', () => {
    const play = new Play({ people: brief, steps, turns: { 'main/0': 4 } });
    expect(play.pages()).toEqual(['0 b-0']);
    expect(play.effects.filter(({ effect }) => effect.kind === 'take-turn')).toHaveLength(1);
  });

  it('two steps of one decision count the turns that they take', () => {
    const twice = [...steps, repeat(1)];
    expect(new Play({ people: brief, steps: twice }).pages()).toEqual(['0 a-0', '0 b-0']);
  });

  it('an un-acknowledge pages the same person again and takes no turn', () => {
    const play = new Play({ people: brief, steps });
    play.happens({ kind: 'acknowledge', by: by('a') }).happens({ kind: 'unacknowledge', by: by('a') });
    expect(play.pages()).toEqual(['0 a-0', '0 a-0']);
    expect(play.effects.filter(({ effect }) => effect.kind === 'take-turn')).toHaveLength(1);
  });
});

describe('repeat', () => {
  it('begins at the first step again, so many times and no more', () => {
    const steps = [page(['a']), wait(10), page(['b']), wait(10), repeat(1)];
    const play = new Play({ people: brief, steps }).until(44);
    expect(play.pages()).toEqual(['0 a-0', '10 b-0', '20 a-0', '30 b-0', '40 d-0']);
  });

  it('without a wait it neither spins nor pages anybody twice, even a billion times', () => {
    const play = new Play({ people: brief, steps: [page(['a']), repeat(1_000_000_000)] });
    expect(play.pages()).toEqual(['0 a-0']);
    expect(play.told()).toContain('Step 2 was skipped: another round would page nobody new');
  });

  it('10 rounds that lie apart page every time', () => {
    const play = new Play({ people: brief, steps: [page(['a']), wait(20), repeat(7)] }).until(140);
    expect(play.pages()).toEqual([0, 20, 40, 60, 80, 100, 120, 140].map((at) => `${at} a-0`));
  });
});

describe('after the last step', () => {
  it("pages the team's fallback five minutes later, then the installation's, and ends", () => {
    const teams = [{ id: 'shop-team', name: 'Shop', members: [], leads: [], fallback: [toPerson('b')] }];
    const play = new Play({ people: brief, teams, steps: [page(['a'])] }).until(1_000);
    expect(play.pages()).toEqual(['0 a-0', '5 b-0', '10 d-0']);
    expect(play.kinds().slice(-1)).toEqual(['exhausted']);
    expect(play.state.wakeAt).toBeNull();
  });

  it('a wait at the end counts into the five minutes', () => {
    const play = new Play({ people: brief, steps: [page(['a']), wait(10)] }).until(10);
    expect(play.pages()).toEqual(['0 a-0', '10 d-0']);
  });

  it('a chain that reaches nobody, and no chain at all, reach the fallback at once', () => {
    expect(new Play({ people: brief, steps: [] }).pages()).toEqual(['0 d-0']);
    expect(new Play({ people: brief, steps: null }).pages()).toEqual(['0 d-0']);
    expect(new Play({ people: brief, steps: [page(['ghost']), wait(0)] }).pages()).toEqual(['0 d-0']);
  });

  it('nobody sits out the wait behind a step that reached nobody', () => {
    const pages = (...steps: Step[]) => new Play({ people: brief, steps }).until(60).pages().slice(0, 2);
    expect(pages(page(['ghost']), wait(10))).toEqual(['0 d-0']);
    expect(pages(page(['a']), wait(10), page(['ghost']), wait(30), page(['b']))).toEqual(['0 a-0', '10 b-0']);
  });

  it('the wait is kept where somebody has been paged beside it, or where a chain begins with it', () => {
    const pages = (...steps: Step[]) => new Play({ people: brief, steps }).until(60).pages().slice(0, 2);
    expect(pages(page(['a']), page(['ghost']), wait(10), page(['b']))).toEqual(['0 a-0', '10 b-0']);
    expect(pages(wait(10), page(['b']))).toEqual(['10 b-0', '15 d-0']);
  });

  it('somebody who is still being paged is not paged by the fallback as well', () => {
    const people = [textable('d', [0, 20])];
    const play = new Play({ people, steps: [page(['d'])] }).until(25);
    expect(play.pages()).toEqual(['0 d-0', '20 d-20']);
    expect(play.told()).toContain('Skipped: D is already being paged; their notification rules go on');
  });

  it('nobody reachable at all is an alarm of its own', () => {
    const play = new Play({ people: [], steps: [page(['a'])] });
    expect(play.effects.map(({ effect }) => effect.kind)).toContain('alarm');
    expect(play.told().slice(-2)).toEqual([
      'Nothing is left to try: the chain and all of its fallbacks have run',
      'Nobody can be reached: neither the escalation chain nor a fallback reaches anybody',
    ]);
    expect(play.state.status.kind).toBe('firing');
  });
});

describe('configuration that changes under a running group', () => {
  it('the group keeps the chain that it started with', () => {
    const play = new Play({ people: brief, steps: [page(['a']), wait(10), page(['b'])] });
    play.changes({ steps: [page(['c'])] }).until(10);
    expect(play.pages()).toEqual(['0 a-0', '10 b-0']);
  });

  it('what was deleted is skipped with its reason, and the walk goes on', () => {
    const steps = [page(['a']), wait(10), page(['b']), page([toSchedule('primary')]), page(['c'])];
    const play = new Play({ people: brief, steps, schedules: { primary: ['a'] } });
    play.changes({ people: brief.filter(({ id }) => id !== 'b'), schedules: {} }).until(10);
    expect(play.pages()).toEqual(['0 a-0', '10 c-0']);
    expect(play.told()).toContain('Step 4 was skipped: there is no schedule primary any more');
  });

  it('who is on call is asked when the step runs, not before', () => {
    const steps = [wait(10), page([toSchedule('primary')])];
    const play = new Play({ people: brief, steps, schedules: { primary: ['a'] } });
    play.changes({ schedules: { primary: ['b'] } }).until(10);
    expect(play.pages()).toEqual(['10 b-0']);
    expect(play.told()).toContain('Paged B over SMS, high urgency: on call in primary');
  });

  it('the people of a running step are frozen, though the shift ends meanwhile', () => {
    const steps = [page([toSchedule('primary')])];
    const play = new Play({ people: brief, steps, schedules: { primary: ['a', 'b'] } });
    play.changes({ schedules: { primary: ['c'] } }).until(5);
    expect(play.pages()).toEqual(['0 a-0', '5 b-0']);
    expect(play.told()).toContain('Paged B over SMS, high urgency: next in turn since the step began');
  });
});

it('a town without a word about it has a chain, a team and a fallback', () => {
  expect(town().fallback).toEqual([toPerson('d')]);
});
