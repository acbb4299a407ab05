import { describe, expect, it } from 'vitest';
import { by, Play } from './test/play.ts';
import { page, textable, wait } from './test/town.ts';

type Kind = 'page-failed' | 'page-delivered';

function report(kind: Kind, methodId: string, engagement = 1) {
  const personId = methodId.split('-')[0] ?? '';
  return { kind, personId, methodId, channel: 'sms', engagement, detail: 'as told' } as const;
}

describe('a page that failed', () => {
  it('the next way is used at once, and the one after that at its own time', () => {
    const play = new Play({ steps: [page(['a']), wait(60)] }).happens(report('page-failed', 'a-chat')).until(10);
    expect(play.pages()).toEqual(['0 a-chat', '0 a-mail', '5 a-sms']);
    expect(play.told()).toContain('The page for A failed over SMS: as told');
  });

  it('72 is not tried again in this cycle', () => {
    const play = new Play({ people: [textable('a', [0, 9])], steps: [page(['a']), wait(60)] });
    play.happens(report('page-failed', 'a-0')).until(59);
    expect(play.pages()).toEqual(['0 a-0', '0 a-9']);
  });

  it('with nothing left to try the person cannot be reached, and the chain goes on at once', () => {
    const play = new Play({
      people: [textable('a', [0]), textable('b', [0])],
      steps: [page(['a']), wait(60), page(['b'])],
    });
    play.until(1).happens(report('page-failed', 'a-0'));
    expect(play.pages()).toEqual(['0 a-0', '1 b-0']);
    expect(play.told()).toContain('Skipped: A has no contact method left to try');
  });

  it('with another way still under way the chain keeps its time', () => {
    const play = new Play({
      people: [textable('a', [0, 1]), textable('b', [0])],
      steps: [page(['a']), wait(60), page(['b'])],
    });
    play.until(2).happens(report('page-failed', 'a-1'));
    expect(play.pages()).toEqual(['0 a-0', '1 a-1']);
  });

  it('of one of several paged at once moves nothing on while the others may answer', () => {
    const people = ['a', 'b', 'c'].map((id) => textable(id, [0]));
    const play = new Play({ people, steps: [page(['a', 'b'], 'all'), wait(60), page(['c'])] }).until(1);
    expect(play.happens(report('page-failed', 'a-0')).pages()).toHaveLength(2);
    expect(play.happens(report('page-failed', 'b-0')).pages()).toEqual(['0 a-0', '0 b-0', '1 c-0']);
  });

  it('of everybody ends in an alarm', () => {
    const play = new Play({ people: [textable('d', [0])], steps: [page(['d'])] });
    play.happens(report('page-failed', 'd-0'));
    expect(play.pages()).toEqual(['0 d-0']);
    expect(play.effects.filter(({ effect }) => effect.kind === 'alarm')).toHaveLength(1);
  });

  it('after the last stage is still an alarm', () => {
    const play = new Play({ people: [textable('d', [0])], steps: null }).until(60);
    expect(play.happens(report('page-failed', 'd-0')).kinds().slice(-1)).toEqual(['nobody-reachable']);
  });

  it('is written down and changes nothing when reported twice, of an older engagement, or after an answer', () => {
    const twice = new Play().happens(report('page-failed', 'a-chat')).happens(report('page-failed', 'a-chat'));
    expect(twice.pages()).toEqual(['0 a-chat', '0 a-mail']);
    const older = new Play()
      .happens({ kind: 'acknowledge', by: by('a') })
      .happens({ kind: 'unacknowledge', by: by('a') });
    expect(older.happens(report('page-failed', 'a-chat')).pages()).toEqual(['0 a-chat', '0 a-chat']);
    const answered = new Play().happens({ kind: 'acknowledge', by: by('a') }).happens(report('page-failed', 'a-chat'));
    expect(answered.pages()).toEqual(['0 a-chat']);
    for (const play of [twice, older, answered]) expect(play.kinds().slice(-1)).toEqual(['page-failed']);
  });
});

it('delivered and held pages are written down, even after the end', () => {
  const play = new Play().happens({ kind: 'resolve', by: by('a') });
  const { state } = play;
  play.happens(report('page-delivered', 'a-chat'));
  play.happens({
    kind: 'page-held',
    personId: 'a',
    methodId: 'a-chat',
    channel: 'slack',
    reason: 'resolved by <@person:a>',
  });
  expect(play.state).toBe(state);
  expect(play.told().slice(-2)).toEqual([
    'The page for A arrived over SMS: as told',
    'Did not page A over Slack: resolved by A',
  ]);
});
