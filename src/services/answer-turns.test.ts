import { expect, it } from 'vitest';
import { answerTurns } from './answer-turns.ts';

const page = (minutes: number, id: string, channel: string) => ({
  ...{ at: '2026-11-21T03:00:00.000Z', afterMs: minutes * 60_000, person: { id, name: id.toUpperCase() }, channel },
  sentence: `Paged ${id} over ${channel}, high urgency: on call in Shop`,
});

it('what reaches one person in several ways is one turn', () => {
  const turns = answerTurns([
    page(0, 'ana', 'slack'),
    page(2, 'ana', 'email'),
    page(5, 'ben', 'slack'),
    page(5, 'ana', 'sms'),
    page(10, 'ana', 'slack'),
  ]);
  const written = turns.map(({ person, ways }) => [person.id, ways.map(({ channel }) => channel).join(' ')]);
  expect(written).toEqual([
    ['ana', 'slack email sms'],
    ['ben', 'slack'],
    ['ana', 'slack'],
  ]);
  expect(turns[0]?.because).toBe('on call in Shop');
});

it('nothing comes from nothing', () => {
  expect(answerTurns([])).toEqual([]);
});
