import { describe, expect, it } from 'vitest';
import { decodeSchedule, scheduleSchema } from '../../../server/contract/configuration/schedule.ts';
import { emptied, touchedBy } from './absence-draft.ts';

const at = (text: string): number => Date.parse(text);
const known = (): boolean => true;
const now = at('2026-11-20T12:00Z');

function scheduleOf(id: string, people: readonly string[]) {
  const rotations = [{ start: '2026-11-02T09:00', turn: 'weekly', people }];
  return decodeSchedule(
    scheduleSchema.parse({ id, name: id, zone: 'UTC', layers: [{ name: 'Week', rotations }], overrides: [] }),
  );
}

const schedules = [scheduleOf('shop', ['ana', 'ben']), scheduleOf('data', ['ana']), scheduleOf('other', ['dora'])];
// Ana has the shop in the week of 16 November.
const week = { start: at('2026-11-16T09:00Z'), end: at('2026-11-23T09:00Z') };

describe('an absence that is about to be saved', () => {
  it('shows every schedule that it touches, from now on', () => {
    const touched = touchedBy(schedules, { personId: 'ana', interval: week, substituteId: 'chloe' }, now, known);
    expect(touched.map(({ schedule }) => schedule.id)).toEqual(['shop', 'data']);
    expect(touched[0]?.changes).toEqual([
      { interval: { start: now, end: week.end }, before: ['ana'], after: ['chloe'] },
    ]);
    expect(emptied(touched)).toBe(0);
  });

  it('counts what is left to nobody where no substitute is named', () => {
    const touched = touchedBy(schedules, { personId: 'ana', interval: week, substituteId: null }, now, known);
    expect(emptied(touched)).toBe(2);
  });

  it('touches nothing once it is over, or for somebody who takes no turns', () => {
    const past = { start: at('2026-11-01T00:00Z'), end: at('2026-11-10T00:00Z') };
    expect(touchedBy(schedules, { personId: 'ana', interval: past, substituteId: null }, now, known)).toEqual([]);
    expect(touchedBy(schedules, { personId: 'eve', interval: week, substituteId: null }, now, known)).toEqual([]);
  });
});
