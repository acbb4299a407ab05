import { describe, expect, it } from 'vitest';
import { isAbsorbed } from './absorbed.ts';
import { by, Play } from './test/play.ts';
import { page } from './test/town.ts';

const joining = { kind: 'alert-fired', title: 'Another', severity: 'info', alerts: 2 } as const;

function absorbedIn(play: Play): boolean[] {
  return play.effects.flatMap(({ effect }) =>
    effect.kind === 'record' && effect.entry.kind === 'alert-joined' ? [isAbsorbed(effect.entry)] : [],
  );
}

describe('an absorbed alert', () => {
  it('joins a group that somebody has in hand, or whose chain runs, and pages nobody', () => {
    const play = new Play({ steps: [page(['a'])] }).happens(joining);
    play.happens({ kind: 'acknowledge', by: by('a') }).happens(joining);
    expect(absorbedIn(play)).toEqual([true, true]);
  });

  it('is none that opens a resolved group again', () => {
    const play = new Play({ steps: [page(['a'])] }).happens({ kind: 'resolve', by: by('a') }).happens(joining);
    expect(absorbedIn(play)).toEqual([false]);
  });
});
