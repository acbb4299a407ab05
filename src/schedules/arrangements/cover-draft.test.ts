import { describe, expect, it } from 'vitest';
import { decodeSchedule, scheduleSchema } from '../../../server/contract/configuration/schedule.ts';
import { changesOnceTaken, hasTurns, swapChoices } from './cover-draft.ts';

const at = (text: string): number => Date.parse(text);
const known = (): boolean => true;
const now = at('2026-11-20T12:00Z');

function scheduleOf(people: readonly string[], overrides: readonly object[] = []) {
  const rotations = [{ start: '2026-11-02T09:00', turn: 'weekly', people }];
  return decodeSchedule(
    scheduleSchema.parse({ id: 'shop', name: 'Shop', zone: 'UTC', layers: [{ name: 'Week', rotations }], overrides }),
  );
}

// Ana has the week of 2 November, Ben that of the 9th, Chloé that of the 16th.
const schedule = scheduleOf(['ana', 'ben', 'chloe']);
const chloes = { start: at('2026-11-16T09:00Z'), end: at('2026-11-23T09:00Z') };
const anas = { start: at('2026-11-23T09:00Z'), end: at('2026-11-30T09:00Z') };

describe('what can change hands', () => {
  it('is a turn of the one who gives it', () => {
    expect(hasTurns(schedule, 'chloe', chloes)).toBe(true);
    expect(hasTurns(schedule, 'ana', chloes)).toBe(false);
  });

  it('is no override', () => {
    const overrides = [{ start: '2026-11-24T00:00', end: '2026-11-25T00:00', people: ['dora'] }];
    const stretch = { start: at('2026-11-24T00:00Z'), end: at('2026-11-25T00:00Z') };
    expect(hasTurns(scheduleOf(['ana'], overrides), 'dora', stretch)).toBe(false);
  });
});

describe('shifts to choose from for a swap', () => {
  it('are the next ones of the others', () => {
    const [first, second] = swapChoices(schedule, 'chloe', now, known);
    expect(first).toEqual({ personId: 'ana', interval: anas });
    expect(second?.personId).toBe('ben');
    expect(swapChoices(schedule, 'chloe', now, known).every(({ personId }) => personId !== 'chloe')).toBe(true);
  });

  it('are none where somebody is alone', () => {
    expect(swapChoices(scheduleOf(['ana']), 'ana', now, known)).toEqual([]);
  });
});

describe('who changes once it is taken', () => {
  it('W1 is the rest of a shift that is covered', () => {
    const giving = { from: 'chloe', stretch: chloes, to: 'ben', inReturn: null };
    expect(changesOnceTaken(schedule, giving, now, known)).toEqual([
      { interval: { start: now, end: chloes.end }, before: ['chloe'], after: ['ben'] },
    ]);
  });

  it('W3 is both sides of a swap', () => {
    const giving = { from: 'chloe', stretch: chloes, to: 'ana', inReturn: anas };
    expect(changesOnceTaken(schedule, giving, now, known)).toEqual([
      { interval: { start: now, end: chloes.end }, before: ['chloe'], after: ['ana'] },
      { interval: anas, before: ['ana'], after: ['chloe'] },
    ]);
  });

  it('W2 is nobody before somebody has said that they take it', () => {
    const giving = { from: 'chloe', stretch: chloes, to: null, inReturn: null };
    expect(changesOnceTaken(schedule, giving, now, known)).toEqual([]);
  });
});
