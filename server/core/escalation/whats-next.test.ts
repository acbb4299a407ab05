import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../time/instant.ts';
import { by, Play } from './test/play.ts';
import { page, START, textable, toSchedule, wait, worldOf } from './test/town.ts';
import { whatsNext } from './whats-next.ts';

function next(play: Play) {
  const told = whatsNext(play.state, worldOf(play.given, play.now));
  const upcoming = told.upcoming.map(
    ({ at, methodId, by: cause }) => `${(at - START) / MINUTE_MS} ${methodId} ${cause}`,
  );
  return { ...told, upcoming };
}

const at = (minutes: number) => START + minutes * MINUTE_MS;

describe('who is next', () => {
  it('names who is paged now, their own next rules, and who else comes when', () => {
    const play = new Play({ steps: [page(['a']), wait(4), page(['b', 'c'], 'all')] });
    expect(next(play)).toEqual({
      pagedNow: ['a'],
      next: { people: ['b', 'c'], at: at(4), by: 'step' },
      upcoming: ['2 a-mail rule', '4 b-chat step', '4 c-chat step'],
    });
  });

  it('of several paged at once all are paged now', () => {
    expect(next(new Play({ steps: [page(['a', 'b'], 'all')] })).pagedNow).toEqual(['a', 'b']);
  });

  it('sees the fallback, and nobody behind it', () => {
    const play = new Play({ people: [textable('a', [0]), textable('d', [0])] });
    expect(next(play).next).toEqual({ people: ['d'], at: at(5), by: 'fallback' });
    expect(next(play.until(5))).toEqual({ pagedNow: ['d'], next: null, upcoming: [] });
  });

  it('sees the end of an acknowledge and of a snooze', () => {
    const play = new Play({ people: [textable('a', [0])] }).happens({ kind: 'acknowledge', by: by('a') });
    expect(next(play)).toMatchObject({ pagedNow: [], next: { people: ['a'], at: at(30), by: 'resume' } });
    play.happens({ kind: 'snooze', by: by('a'), until: at(120) });
    expect(next(play)).toMatchObject({ pagedNow: [], next: { people: ['a'], at: at(120), by: 'resume' } });
  });

  it('asks the schedule for who will be on call then, where the world knows', () => {
    const play = new Play({
      people: [textable('b', [0]), textable('c', [0])],
      steps: [wait(30), page([toSchedule('s')])],
    });
    const world = worldOf(play.given, START);
    const onCall = (_: string, when: number) => ({ name: 's', people: [when < at(20) ? 'b' : 'c'], sources: [] });
    expect(whatsNext(play.state, { ...world, onCall }).next).toEqual({ people: ['c'], at: at(30), by: 'step' });
  });

  it('after resolved there is nobody', () => {
    expect(next(new Play().happens({ kind: 'resolve', by: by('a') }))).toEqual({
      pagedNow: [],
      next: null,
      upcoming: [],
    });
  });

  it('names whoever is still asked where the chain waits for nobody', () => {
    const play = new Play({ people: [textable('b', [0])], steps: [wait(30), page(['b'])] });
    play.happens({ kind: 'add-responder', by: by('x'), target: { kind: 'person', personId: 'b' } });
    expect(next(play).pagedNow).toEqual(['b']);
  });
});
