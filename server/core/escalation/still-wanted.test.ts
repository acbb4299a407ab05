import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../time/instant.ts';
import { stillWanted } from './still-wanted.ts';
import { by, Play, SOURCE } from './test/play.ts';
import { page, START, toPerson, wait } from './test/town.ts';

const inHand = (personId: string, engagement = 1) => ({ personId, methodId: `${personId}-chat`, engagement });
const opened = () => new Play({ steps: [page(['a', 'b'], 'all'), wait(60)] });

describe('right before a send', () => {
  it('a page is wanted while its person is asked, even after their last rule', () => {
    expect(stillWanted(opened().state, inHand('a'))).toEqual({ wanted: true });
    expect(stillWanted(opened().until(30).state, inHand('b'))).toEqual({ wanted: true });
  });

  it.each([
    ['acknowledged', { kind: 'acknowledge', by: by('b') }, 'acknowledged by <@person:b>'],
    ['resolved', { kind: 'resolve', by: SOURCE }, 'resolved by the source of the alerts'],
    [
      'snoozed',
      { kind: 'snooze', by: by('b'), until: START + MINUTE_MS },
      `snoozed by <@person:b> until <@time:${START + MINUTE_MS}>`,
    ],
    [
      'reassigned',
      { kind: 'reassign', by: by('b'), target: toPerson('c') },
      'it belongs to an earlier round of paging',
    ],
    ['declined', { kind: 'decline', by: by('a') }, "the person said that they can't take it"],
  ] as const)('%s: it is not, and the reason says so', (_, event, reason) => {
    expect(stillWanted(opened().happens(event).state, inHand('a'))).toEqual({ wanted: false, reason });
  });

  it('one of two answers is there: that person needs no page, the other still does', () => {
    const { state } = new Play({ steps: [page(['a', 'b'], 'all', 2)] }).happens({ kind: 'acknowledge', by: by('a') });
    expect(stillWanted(state, inHand('a'))).toEqual({ wanted: false, reason: 'the person has acknowledged' });
    expect(stillWanted(state, inHand('b'))).toEqual({ wanted: true });
  });

  it('somebody called in after the acknowledge is still asked', () => {
    const play = opened().happens({ kind: 'acknowledge', by: by('a') });
    play.happens({ kind: 'add-responder', by: by('a'), target: toPerson('c') });
    expect(stillWanted(play.state, inHand('c'))).toEqual({ wanted: true });
    expect(stillWanted(play.state, inHand('b'))).toMatchObject({ wanted: false });
  });

  it('an earlier round of paging is over, and nobody is paged who never was asked', () => {
    const play = opened()
      .happens({ kind: 'acknowledge', by: by('a') })
      .happens({ kind: 'unacknowledge', by: by('a') });
    expect(stillWanted(play.state, inHand('a'))).toMatchObject({ wanted: false });
    expect(stillWanted(play.state, inHand('a', 2))).toEqual({ wanted: true });
    expect(stillWanted(play.state, inHand('d', 2))).toEqual({ wanted: false, reason: 'the person is not being paged' });
  });
});
