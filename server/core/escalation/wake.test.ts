import { describe, expect, it } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../time/instant.ts';
import { Play, by } from './test/play.ts';
import { page, repeat, START, textable, wait } from './test/town.ts';

const brief = ['a', 'b', 'c', 'd'].map((id) => textable(id, [0]));

describe('lateness', () => {
  it('the next due time counts from the due time, so that being late never adds up', () => {
    const play = new Play({ people: brief, steps: [page(['a']), wait(10), repeat(3)] });
    for (let round = 1; round <= 3; round += 1) {
      play.now = START + round * 10 * MINUTE_MS + 20 * SECOND_MS;
      play.happens({ kind: 'wake' });
    }
    expect(play.state.wakeAt).toBe(START + 40 * MINUTE_MS);
  });

  it('a process that was away during a wait of 3 hours fires the step on time', () => {
    const play = new Play({ people: brief, steps: [page(['a']), wait(180), page(['b'])] });
    expect(play.absentUntil(170).until(180).pages()).toEqual(['0 a-0', '180 b-0']);
  });

  it('or at once where it is past due, exactly once however many ticks were missed', () => {
    const steps = [page(['a']), wait(30), page(['b']), wait(30), page(['c'])];
    const play = new Play({ people: brief, steps }).absentUntil(300).happens({ kind: 'wake' });
    expect(play.pages()).toEqual(['0 a-0', '300 b-0']);
    expect(play.until(330).pages()).toEqual(['0 a-0', '300 b-0', '330 c-0']);
  });

  it('after an absence one person is not paged over everything at once either', () => {
    const play = new Play({ people: [textable('a', [0, 2, 5])], steps: [page(['a']), wait(600)] });
    play.absentUntil(100).happens({ kind: 'wake' }).until(110);
    expect(play.pages()).toEqual(['0 a-0', '100 a-2', '103 a-5']);
  });

  it('a wake that is a little late catches up on one step, however short the waits', () => {
    const short = { kind: 'wait', delayMs: 1 } as const;
    const play = new Play({ people: brief, steps: [page(['a']), short, repeat(1_000)] });
    play.now = START + 50 * SECOND_MS;
    play.happens({ kind: 'wake' });
    expect(play.pages()).toHaveLength(2);
    expect(play.state.wakeAt).toBe(play.now + 1);
  });
});

describe('wakes', () => {
  it('with nothing due it changes nothing and records nothing', () => {
    const play = new Play({ people: brief, steps: [page(['a']), wait(10), page(['b'])] });
    const { state } = play;
    const told = play.told().length;
    play.absentUntil(9).happens({ kind: 'wake' });
    expect(play.state).toBe(state);
    expect(play.told()).toHaveLength(told);
  });

  it('does everything that is due: a rule and a step of the same minute', () => {
    const people = [textable('a', [0, 10]), textable('b', [0])];
    const play = new Play({ people, steps: [page(['a']), wait(10), page(['b'])] }).until(10);
    expect(play.pages()).toEqual(['0 a-0', '10 a-10', '10 b-0']);
  });

  it('the wake is the earliest of what is pending, and none once the group is resolved', () => {
    const play = new Play({ people: [textable('a', [0, 7])], steps: [page(['a']), wait(10), page(['b'])] });
    expect(play.state.wakeAt).toBe(START + 7 * MINUTE_MS);
    play.happens({ kind: 'resolve', by: by('a') });
    expect(play.state.wakeAt).toBeNull();
  });
});
