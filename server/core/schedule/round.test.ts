import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextInLine, openedBy, positionAt, positionOfTurn, turnUnderWay } from './round.ts';
import { at, days, hours, only, read, rotation } from './test/example.ts';

const weekly = rotation('2026-11-02T09:00', 'A B C', { turn: { kind: 'weekly', every: 1, handoffDay: 'mon' } });
/** The second week: B's. */
const NOW = at('2026-11-14T15:00');

describe('whose turn it is', () => {
  it('is a position among the participants, also where one of them stands there twice', () => {
    const twice = { ...weekly, participants: [['A'], ['B'], ['A']], firstParticipant: 1 };
    expect([0, 1, 2, 3].map(positionOfTurn(twice, 'UTC'))).toEqual([1, 2, 0, 1]);
    expect(positionAt(weekly, 'UTC', NOW)).toBe(1);
  });

  it('is that of whoever finishes a night, and of the next one between two shifts', () => {
    const nights = rotation('2026-11-02', 'A B', { windows: [hours('22:00-06:00')] });
    expect(turnUnderWay(nights, 'UTC', at('2026-11-14T02:00'))).toBe(11);
    expect(turnUnderWay(nights, 'UTC', at('2026-11-14T12:00'))).toBe(12);
  });

  it('does not depend on when the rotation is seen', () => {
    expect(positionAt({ ...weekly, visibleFrom: at('2027-01-01'), until: at('2027-02-01') }, 'UTC', NOW)).toBe(1);
  });
});

describe('who has the turn at an instant', () => {
  it('can be said, and all others follow in their order', () => {
    const opened = openedBy(weekly, 'UTC', at('2026-11-16T09:00'), 0);
    expect(read(only(opened), days('2026-11-17', 14)).map((line) => line[0])).toEqual(['A', 'B', 'C']);
  });

  it('is always who was said, for any of them at any time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 2 }), (hoursOn, position) => {
        const instant = NOW + hoursOn * 3_600_000;
        expect(positionAt(openedBy(weekly, 'UTC', instant, position), 'UTC', instant)).toBe(position);
      }),
    );
  });

  it('of nobody is nobody', () => {
    const empty = { ...weekly, participants: [] };
    expect(openedBy(empty, 'UTC', NOW, 0)).toBe(empty);
  });
});

describe('who is next in line after an edit of the list', () => {
  const edited = (people: string) => ({ ...rotation('2026-11-02T09:00', people), turn: weekly.turn });
  it.each([
    ['one is added', 'A B C D', 1],
    ['one is added in front', 'D A B C', 2],
    ['the next one has left', 'A C', 1],
    ['the order is another one', 'C B A', 1],
    ['nobody is left', 'X Y', null],
    ['a pair is not one of the two', 'A+B C', 1],
  ])('%s', (_, people, position) => {
    expect(nextInLine(weekly, edited(people), 'UTC', NOW)).toBe(position);
  });
});
