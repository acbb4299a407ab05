import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../time/instant.ts';
import type { Cover } from '../schedule.ts';
import { at, only, rotation } from '../test/example.ts';
import { coversDue, withoutCovered } from './covers-due.ts';
import type { Telling, Told } from './notice.ts';
import { outlookOf } from './outlook.ts';

const NOW = at('2026-11-23T12:00');
const daily = rotation('2026-11-23T09:00', 'A B');
const taken = (over: Partial<Cover> = {}): Cover => ({
  ...{
    id: 'c',
    occurrence: { rotationId: daily.id, turn: 1, part: null },
    from: 'B',
    to: 'C',
    takenAt: NOW - HOUR_MS,
    until: null,
  },
  ...over,
});

function due(covers: readonly Cover[], told: readonly Told[] = [], now = NOW) {
  const schedule = { ...only(daily), covers };
  return coversDue('S', { covers, shifts: outlookOf(schedule, now, () => true).shifts, told }, now);
}

describe('a cover that was taken', () => {
  it('is told to both, once, with when it is', () => {
    const { tellings, told } = due([taken()]);
    const [start, end] = [at('2026-11-24T09:00'), at('2026-11-25T09:00')];
    expect(tellings).toEqual([
      {
        notice: { kind: 'cover', coverId: 'c', from: 'B', to: 'C', start, end },
        ...{ to: ['B', 'C'], toPlace: false, toLeads: false, canWaitUntil: start },
      },
    ]);
    expect(due([taken()], told).tellings).toEqual([]);
  });

  it('is told once for all of its shifts, and a swap once for each side', () => {
    const turn = (turn: number) => ({ occurrence: { rotationId: daily.id, turn, part: null } });
    const both = [taken(turn(1)), taken(turn(3)), taken({ ...turn(2), from: 'A', to: 'B' })];
    const { tellings, told } = due(both);
    expect(tellings.map(({ notice }) => notice)).toEqual([
      { kind: 'cover', coverId: 'c', from: 'B', to: 'C', start: at('2026-11-24T09:00'), end: at('2026-11-27T09:00') },
      { kind: 'cover', coverId: 'c', from: 'A', to: 'B', start: at('2026-11-25T09:00'), end: at('2026-11-26T09:00') },
    ]);
    expect(new Set(told.map(({ id }) => id)).size).toBe(2);
    expect(due(both, told).tellings).toEqual([]);
  });

  it('and is over, or was taken long ago, or changes nothing, is no news', () => {
    expect(due([taken({ occurrence: { rotationId: daily.id, turn: -1, part: null } })]).tellings).toEqual([]);
    expect(due([taken({ takenAt: NOW - DAY_MS })]).tellings).toEqual([]);
    expect(due([taken({ from: 'A' })]).tellings).toEqual([]);
  });

  it('says all that there is to say of the shift', () => {
    const { tellings } = due([taken()]);
    const start = at('2026-11-24T09:00');
    const telling = (notice: Telling['notice']): Telling => ({
      ...{ notice, to: [], toPlace: false, toLeads: false, canWaitUntil: null },
    });
    const before = (personId: string) =>
      telling({ kind: 'before', personId, start, end: start + 1, shifts: 1, instead: null });
    const gone = (personId: string) => telling({ kind: 'gone', personId, start, end: start + 1, next: null });
    const other = telling({ kind: 'problems', problems: [] });
    const all = [before('C'), before('D'), gone('B'), gone('C'), other];
    expect(withoutCovered(all, tellings)).toEqual([before('D'), gone('C'), other]);
  });
});
