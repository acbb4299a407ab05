import { describe, expect, it } from 'vitest';
import { nothingBeside } from '../../server/core/schedule/surroundings.ts';
import { at, layer, rotation } from '../../server/core/schedule/test/example.ts';
import type { Schedule } from '../../server/core/schedule/schedule.ts';
import { DAY_MS, HOUR_MS } from '../../server/core/time/instant.ts';
import { LOAD_MS, loadsByPerson, nextDuties, onCallNow } from './duties.ts';

const everybody = (): boolean => true;

function schedule(id: string, participants: string, start = '2026-01-05'): Schedule {
  const rotations = [rotation(start, participants)];
  return {
    id,
    name: id,
    zone: 'UTC',
    teamId: null,
    layers: [layer(0, ...rotations)],
    overrides: [],
    ...nothingBeside,
  };
}

/** A day each, from midnight: on the first of them it is Ana's turn. */
const days = schedule('days', 'ana ben');
const NOW = at('2026-01-05T12:00');

describe('who is on call now', () => {
  it('names every schedule that somebody is in', () => {
    const found = onCallNow([days, schedule('always', 'ana')], NOW, everybody);
    expect([...found].map(([person, schedules]) => [person, schedules.map(({ id }) => id)])).toEqual([
      ['ana', ['days', 'always']],
    ]);
  });

  it('is nobody where there is no schedule, or where the person is gone', () => {
    expect(onCallNow([], NOW, everybody).size).toBe(0);
    expect(onCallNow([days], NOW, (person) => person !== 'ana').has('ana')).toBe(false);
  });
});

describe('the next turns', () => {
  it('are one for each schedule, the soonest first', () => {
    const later = schedule('later', 'ben', '2026-02-01');
    const found = nextDuties([later, days], 'ben', NOW, everybody);
    expect(found.map(({ schedule: { id }, interval }) => [id, interval.start])).toEqual([
      ['days', at('2026-01-06')],
      ['later', at('2026-02-01')],
    ]);
  });

  it('are none for who is in no rotation', () => {
    expect(nextDuties([days], 'cem', NOW, everybody)).toEqual([]);
  });
});

describe('the load', () => {
  it('is counted four weeks back and four ahead', () => {
    const loads = loadsByPerson([days], at('2026-03-02'), everybody, () => 'UTC');
    expect(LOAD_MS).toBe(28 * DAY_MS);
    expect(loads.get('ana')?.past.onCallMs).toBe(14 * DAY_MS);
    expect(loads.get('ben')?.ahead.onCallMs).toBe(14 * DAY_MS);
    expect(loads.get('ana')?.past.longestMs).toBe(DAY_MS);
  });

  it('counts an hour once that two schedules ask for', () => {
    const twice = loadsByPerson(
      [schedule('one', 'ana'), schedule('two', 'ana')],
      at('2026-03-02'),
      everybody,
      () => 'UTC',
    );
    expect(twice.get('ana')?.past.onCallMs).toBe(LOAD_MS);
  });

  it('counts nights where the person sleeps', () => {
    const days9to17 = { ...rotation('2026-01-05T09:00', 'ana'), shiftMs: 8 * HOUR_MS };
    const office = { ...days, layers: [layer(0, days9to17)] };
    const nightsIn = (zone: string) =>
      loadsByPerson([office], at('2026-03-02'), everybody, () => zone).get('ana')?.past.nights;
    expect(nightsIn('UTC')).toBe(0);
    expect(nightsIn('Pacific/Auckland')).toBeGreaterThan(0);
  });

  it('says nothing of who was never on call', () => {
    expect(loadsByPerson([days], NOW, everybody, () => 'UTC').has('cem')).toBe(false);
  });
});
