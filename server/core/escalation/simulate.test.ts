import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../time/instant.ts';
import type { Deed, Moment } from './simulate.ts';
import { simulate } from './simulate.ts';
import { by } from './test/play.ts';
import { page, repeat, START, textable, toSchedule, town, wait, worldOf } from './test/town.ts';
import type { Town } from './test/town.ts';

const opening = { title: 'down', severity: 'critical', alerts: 1 } as const;
const at = (minutes: number) => START + minutes * MINUTE_MS;

function play(part: Partial<Town>, deeds: readonly Deed[] = [], endAt = at(60)): readonly Moment[] {
  const given = town(part);
  return simulate(opening, (now) => worldOf(given, now), { openAt: START, endAt, deeds });
}

const pages = (moments: readonly Moment[]) =>
  moments.flatMap((moment) =>
    moment.effects.flatMap((effect) =>
      effect.kind === 'page' ? [`+${(moment.at - START) / MINUTE_MS} ${effect.page.personId}`] : [],
    ),
  );

const people = ['a', 'b', 'd'].map((id) => textable(id, [0]));

describe('who would be paged', () => {
  it('at +0, +5 and +20 minutes, if nobody answers', () => {
    const moments = play({ people, steps: [page(['a']), wait(5), page(['b']), wait(15)] });
    expect(pages(moments)).toEqual(['+0 a', '+5 b', '+20 d']);
  });

  it('with the answers of a script, each after what is due at its instant', () => {
    const answer: Deed = { at: at(5), event: { kind: 'acknowledge', by: by('b') } };
    const moments = play({ people, steps: [page(['a']), wait(5), page(['b']), wait(15)] }, [answer], at(30));
    expect(pages(moments)).toEqual(['+0 a', '+5 b']);
    expect(moments.at(-1)?.state.status.kind).toBe('acknowledged');
  });

  it('by whoever is on call at each instant', () => {
    const given = town({ people, steps: [page([toSchedule('s')]), wait(30), page([toSchedule('s')])] });
    const worldAt = (now: number) => ({
      ...worldOf(given, now),
      onCall: () => ({ name: 's', people: [now < at(10) ? 'a' : 'b'], sources: [] }),
    });
    expect(pages(simulate(opening, worldAt, { openAt: START, endAt: at(30), deeds: [] }))).toEqual(['+0 a', '+30 b']);
  });

  it('ends when nothing is pending, at its end, or after a thousand moments', () => {
    expect(play({ people }).at(-1)?.state.wakeAt).toBeNull();
    expect(play({ people, steps: [page(['a']), wait(50), page(['b'])] }, [], at(49))).toHaveLength(1);
    expect(play({ people, steps: [page(['a']), wait(1), repeat(1_000_000)] }, [], Infinity)).toHaveLength(1_000);
  });

  it('takes what happens before the opening as happening at it', () => {
    const early: Deed = { at: START - 1, event: { kind: 'resolve', by: by('a') } };
    expect(play({ people }, [early]).map((moment) => moment.at)).toEqual([START, START]);
  });
});
