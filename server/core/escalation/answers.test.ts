import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../time/instant.ts';
import { by, Play, SOURCE } from './test/play.ts';
import { page, repeat, SERVICE, START, textable, wait } from './test/town.ts';

const brief = ['a', 'b', 'c', 'd'].map((id) => textable(id, [0]));
const ack = (id: string) => ({ kind: 'acknowledge', by: by(id) }) as const;
const decline = (id: string) => ({ kind: 'decline', by: by(id) }) as const;

describe('acknowledge', () => {
  it('stops everything for everybody', () => {
    const people = [textable('a', [0, 30]), textable('b', [0, 30])];
    const service = { ...SERVICE, acknowledgeTimeoutMs: 0 };
    const play = new Play({ people, service, steps: [page(['a', 'b'], 'all'), wait(10), page(['d'])] }).until(1);
    expect(play.happens(ack('a')).until(1_000).pages()).toEqual(['0 a-0', '0 b-0']);
    expect(play.state.wakeAt).toBeNull();
  });

  it('62 a second one is told who was first', () => {
    const play = new Play().happens(ack('a')).happens(ack('b'));
    expect(play.told().slice(-1)).toEqual(['Asked to acknowledge; nothing changed: already acknowledged by A']);
    expect(play.state.status).toMatchObject({ kind: 'acknowledged', by: by('a') });
  });

  it('of a resolved group changes nothing', () => {
    const play = new Play().happens({ kind: 'resolve', by: by('a') }).happens(ack('b'));
    expect(play.told().slice(-1)).toEqual(['Asked to acknowledge; nothing changed: already resolved by A']);
  });

  it('of a snoozed group ends the snooze', () => {
    const play = new Play().happens({ kind: 'snooze', by: by('a'), until: START + 60 * MINUTE_MS }).happens(ack('b'));
    expect(play.state.status).toMatchObject({ kind: 'acknowledged', by: by('b') });
    expect(play.kinds()).toContain('snooze-ended');
  });

  it('20 of one of two who are wanted: their own rule is silent, that of the other still fires', () => {
    const people = [textable('b', [0, 30]), textable('j', [0, 30])];
    const play = new Play({ people, steps: [page(['b', 'j'], 'all', 2), wait(90)] })
      .until(1)
      .happens(ack('b'))
      .until(31);
    expect(play.pages()).toEqual(['0 b-0', '0 j-0', '30 j-30']);
    expect(play.state.status.kind).toBe('firing');
  });

  it('21 the other one acknowledges too: two entries, and no "already"', () => {
    const people = [textable('b', [0, 30]), textable('j', [0, 30])];
    const play = new Play({ people, steps: [page(['b', 'j'], 'all', 2), wait(90)] });
    play.happens(ack('b')).happens(ack('b')).happens(ack('j'));
    expect(play.told().filter((sentence) => sentence.includes('cknowledge'))).toEqual([
      'Acknowledged by B via test, 1 more answer wanted',
      'Asked to acknowledge; nothing changed: already acknowledged by B; answers of others still wanted: 1',
      'Acknowledged by J via test',
    ]);
    expect(play.state.acknowledgedBy).toEqual(['b', 'j']);
  });

  it('23 resolve ends it all, however many answers were wanted', () => {
    const people = [textable('b', [0, 30]), textable('j', [0, 30])];
    const play = new Play({ people, steps: [page(['b', 'j'], 'all', 2), wait(90)] });
    play
      .happens(ack('b'))
      .happens({ kind: 'resolve', by: by('x') })
      .until(500);
    expect(play.pages()).toEqual(['0 b-0', '0 j-0']);
  });

  it('a step that wants more answers than it has people is content with theirs', () => {
    const play = new Play({ people: brief, steps: [page(['a'], 'all', 3)] }).happens(ack('a'));
    expect(play.state.status.kind).toBe('acknowledged');
  });
});

describe('acknowledged and forgotten', () => {
  it('fires again after the time-out of the service, with the same person and the time that the step gives', () => {
    const play = new Play({ people: brief, steps: [page(['a', 'b']), wait(10), page(['c'])] })
      .until(2)
      .happens(ack('a'));
    expect(play.until(47).pages()).toEqual(['0 a-0', '32 a-0', '37 b-0', '47 c-0']);
    expect(play.told()).toContain('Fires again: acknowledged 30m ago and not resolved');
    expect(play.state.engagement).toBe(2);
  });

  it('never, where the service says so', () => {
    const service = { ...SERVICE, acknowledgeTimeoutMs: 0 };
    expect(new Play({ people: brief, service }).happens(ack('a')).until(10_000).pages()).toEqual(['0 a-0']);
  });

  it('after half an hour, where no service says anything', () => {
    expect(new Play({ people: brief, service: null }).happens(ack('a')).until(30).pages()).toEqual(['0 a-0', '30 a-0']);
  });

  it('pages again and tries the fallbacks again where everything had been tried', () => {
    const play = new Play({ people: brief, steps: [page(['a'])] }).until(60).happens(ack('a')).until(200);
    expect(play.pages()).toEqual(['0 a-0', '5 d-0', '90 d-0', '95 d-0']);
  });
});

describe('un-acknowledge', () => {
  it('pages whom the chain stood at, and goes on from there with its time from now', () => {
    const play = new Play({ people: brief, steps: [page(['a']), wait(10), page(['b']), wait(10), page(['c'])] }).until(
      12,
    );
    play
      .happens(ack('a'))
      .until(20)
      .happens({ kind: 'unacknowledge', by: by('a') })
      .until(30);
    expect(play.pages()).toEqual(['0 a-0', '10 b-0', '20 b-0', '30 c-0']);
  });

  it('pages all of them where all were paged', () => {
    const play = new Play({ people: brief, steps: [page(['a', 'b'], 'all')] });
    play.happens(ack('a')).happens({ kind: 'unacknowledge', by: by('a') });
    expect(play.pages()).toEqual(['0 a-0', '0 b-0', '0 a-0', '0 b-0']);
  });

  it('goes on at once where they can no longer be reached', () => {
    const play = new Play({ people: brief, steps: [page(['a']), wait(10), page(['b'])] }).happens(ack('a'));
    play.changes({ people: brief.slice(1) }).happens({ kind: 'unacknowledge', by: by('b') });
    expect(play.pages()).toEqual(['0 a-0', '0 b-0']);
  });

  it('waits on where nobody had been paged yet', () => {
    const play = new Play({ people: brief, steps: [wait(10), page(['a'])] }).until(1).happens(ack('b')).until(5);
    expect(
      play
        .happens({ kind: 'unacknowledge', by: by('b') })
        .until(10)
        .pages(),
    ).toEqual(['10 a-0']);
  });

  it('of what is not acknowledged changes nothing', () => {
    const play = new Play().happens({ kind: 'unacknowledge', by: by('a') });
    expect(play.told().slice(-1)).toEqual([
      'Asked to take back the acknowledgement; nothing changed: it is not acknowledged, it is firing',
    ]);
  });
});

describe("can't take it", () => {
  it('pages the next person at once and never counts as an acknowledgement', () => {
    const play = new Play({ people: brief, steps: [page(['a', 'b'])] }).until(1).happens(decline('a'));
    expect(play.pages()).toEqual(['0 a-0', '1 b-0']);
    expect(play.state.status.kind).toBe('firing');
    expect(play.state.acknowledgedBy).toEqual([]);
  });

  it('nobody sits out the wait that was meant for them', () => {
    const steps = [page(['a']), wait(30), wait(30), page(['b']), wait(30), page(['c'])];
    const play = new Play({ people: brief, steps }).until(1).happens(decline('a')).until(31);
    expect(play.pages()).toEqual(['0 a-0', '1 b-0', '31 c-0']);
  });

  it('nor the five minutes before a fallback', () => {
    expect(new Play({ people: brief }).until(1).happens(decline('a')).pages()).toEqual(['0 a-0', '1 d-0']);
  });

  it('of one of several moves nothing on until all of them have', () => {
    const play = new Play({ people: brief, steps: [page(['a', 'b'], 'all'), wait(30), page(['c'])] }).until(1);
    expect(play.happens(decline('a')).pages()).toHaveLength(2);
    expect(play.happens(decline('b')).pages()).toEqual(['0 a-0', '0 b-0', '1 c-0']);
  });

  it('of somebody who was paged before the present person only stops their own rules', () => {
    const people = [textable('a', [0, 9]), textable('b', [0])];
    const play = new Play({ people, steps: [page(['a', 'b']), wait(30)] }).until(6).happens(decline('a')).until(20);
    expect(play.pages()).toEqual(['0 a-0', '5 b-0']);
  });

  it('means not to be asked again, not even in the next round', () => {
    const play = new Play({ people: brief, steps: [page(['a']), page(['b']), wait(10), repeat(1)] }).until(1);
    play.happens(decline('a')).until(10);
    expect(play.pages()).toEqual(['0 a-0', '0 b-0', '10 b-0']);
    expect(play.told()).toContain("Skipped: A said that they can't take it");
  });

  it('by the one who had acknowledged takes the acknowledgement back and goes on at once', () => {
    const play = new Play({ people: brief, steps: [page(['a']), wait(10), page(['b'])] }).happens(ack('a')).until(3);
    play.happens(decline('a'));
    expect(play.pages()).toEqual(['0 a-0', '3 b-0']);
    expect(play.state).toMatchObject({ status: { kind: 'firing' }, engagement: 2, acknowledgedBy: [] });
  });

  it('by one of two who had acknowledged keeps the answer of the other', () => {
    const play = new Play({ people: brief, steps: [page(['a', 'b'], 'all', 2)] }).happens(ack('a')).happens(ack('b'));
    play.happens(decline('a'));
    expect(play.state.acknowledgedBy).toEqual(['b']);
    expect(play.pages()).toEqual(['0 a-0', '0 b-0', '0 b-0']);
  });

  it('by somebody who is not paged, or by no person at all, changes nothing and says why', () => {
    const play = new Play().happens(decline('c')).happens({ kind: 'decline', by: SOURCE });
    play.happens(ack('a')).happens(decline('b'));
    expect(play.told().filter((sentence) => sentence.startsWith('Asked to decline'))).toEqual([
      'Asked to decline; nothing changed: C is not being paged',
      'Asked to decline; nothing changed: only somebody who is paged can decline',
      'Asked to decline; nothing changed: B is not being paged: acknowledged by A',
    ]);
  });

  it('by everybody is an alarm now, and asks them again later, because nobody else is left', () => {
    const play = new Play({ people: brief, steps: [page(['d'])] }).until(1).happens(decline('d'));
    expect(play.told().slice(-1)).toEqual([
      "Nobody can be reached: everybody who could be reached said that they can't take it; they are asked again",
    ]);
    play.happens(decline('d')).until(6);
    expect(play.pages()).toEqual(['0 d-0', '6 d-0']);
    play.happens(decline('d')).until(60);
    expect(play.pages()).toHaveLength(2);
    expect(play.effects.filter(({ effect }) => effect.kind === 'alarm')).toHaveLength(2);
  });
});

describe('snooze', () => {
  const until = (minutes: number) => ({ kind: 'snooze', by: by('a'), until: START + minutes * MINUTE_MS }) as const;

  it('2 hours: not one page before, then the chain goes on at the same step', () => {
    const play = new Play({ people: brief, steps: [page(['a']), wait(10), page(['b'])] }).until(3).happens(until(123));
    expect(play.until(122).pages()).toEqual(['0 a-0']);
    expect(play.until(133).pages()).toEqual(['0 a-0', '123 a-0', '133 b-0']);
  });

  it('un-acknowledges an acknowledged group', () => {
    const play = new Play({ people: brief }).happens(ack('a')).happens(until(60));
    expect(play.state).toMatchObject({ status: { kind: 'snoozed' }, acknowledgedBy: [] });
    expect(play.until(60).pages()).toEqual(['0 a-0', '60 a-0']);
  });

  it('until a time that is past, or of a resolved group, changes nothing', () => {
    const play = new Play()
      .until(10)
      .happens(until(10))
      .happens({ kind: 'resolve', by: by('a') })
      .happens(until(20));
    expect(play.told().filter((sentence) => sentence.startsWith('Asked to snooze'))).toEqual([
      'Asked to snooze; nothing changed: the time to snooze until is not ahead',
      'Asked to snooze; nothing changed: already resolved by A',
    ]);
  });
});

describe('who learns of it', () => {
  it('those who were paged, over the ways that tell, but not the one who did it', () => {
    const play = new Play({ steps: [page(['a', 'b'], 'all'), wait(60)] }).until(6).happens(ack('a'));
    expect(play.notices()).toEqual(['b-chat acknowledged', 'b-mail acknowledged']);
    play.happens({ kind: 'resolve', by: SOURCE });
    expect(play.notices().slice(2)).toEqual([
      'a-chat resolved',
      'a-mail resolved',
      'b-chat resolved',
      'b-mail resolved',
    ]);
  });

  it('nobody over a way that failed, or that was not used yet', () => {
    const play = new Play();
    play.happens({
      kind: 'page-failed',
      personId: 'a',
      methodId: 'a-chat',
      channel: 'slack',
      engagement: 1,
      detail: 'gone',
    });
    expect(play.happens(ack('b')).notices()).toEqual(['a-mail acknowledged']);
  });

  it('those of an earlier engagement learn of the resolve, not of each acknowledge', () => {
    const play = new Play({ steps: [page(['a']), wait(10), page(['b'])] }).until(11).happens(ack('c'));
    play.happens({ kind: 'unacknowledge', by: by('c') });
    const before = play.notices().length;
    play.happens(ack('c'));
    expect(play.notices().slice(before)).toEqual(['b-chat acknowledged']);
    play.happens({ kind: 'resolve', by: by('c') });
    expect(play.notices().slice(before + 1)).toContain('a-chat resolved');
  });
});
