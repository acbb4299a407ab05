import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../time/instant.ts';
import type { Interval } from '../time/instant.ts';
import { loadOf, loadsOf, NO_LOAD, onCallTimes } from './load.ts';
import { onCall } from './on-call.ts';
import type { Schedule } from './schedule.ts';
import { nothingBeside } from './surroundings.ts';
import { at, days, layer, rotation } from './test/example.ts';
import { anyTown } from './test/random.ts';

const schedule = (id: string, ...rotations: Schedule['layers'][number]['rotations']): Schedule => ({
  ...{ id, name: id, teamId: null, zone: 'UTC', overrides: [], ...nothingBeside },
  layers: [layer(0, ...rotations)],
});
const between = (start: string, end: string, zone = 'UTC') => ({ start: at(start, zone), end: at(end, zone) });

const time = (...stretches: readonly Interval[]) => ({ stretches, handoffs: 0 });

describe('the load of a person', () => {
  it('is counted once where two schedules have the same person on call', () => {
    const both = [schedule('s', rotation('2026-11-16', 'A B')), schedule('t', rotation('2026-11-16T12:00', 'A B'))];
    const times = onCallTimes(both, days('2026-11-16', 2));
    expect(times.get('A')?.stretches).toEqual([between('2026-11-16', '2026-11-17T12:00')]);
    expect(times.get('B')?.stretches).toEqual([between('2026-11-17', '2026-11-18')]);
    expect(times.get('C')).toBeUndefined();
  });

  it.each([
    ['a working day', between('2026-11-16T09:00', '2026-11-16T17:00'), 0, 0],
    ['an evening until ten', between('2026-11-16T17:00', '2026-11-16T22:00'), 0, 0],
    ['one minute after ten', between('2026-11-16T17:00', '2026-11-16T22:01'), 1, 0],
    ['the end of a night', between('2026-11-16T05:59', '2026-11-16T09:00'), 1, 0],
    ['a week', between('2026-11-16T09:00', '2026-11-23T09:00'), 7, 2],
    ['a Saturday, with both of its nights', between('2026-11-21', '2026-11-22'), 2, 1],
  ])('%s', (_, stretch, nights, weekendDays) => {
    expect(loadOf(time(stretch), 'UTC')).toMatchObject({ nights, weekendDays, onCallMs: stretch.end - stretch.start });
  });

  it('takes nights and weekends of where the person lives', () => {
    const stretch = between('2026-11-20T12:00', '2026-11-20T18:00');
    expect(loadOf(time(stretch), 'UTC')).toMatchObject({ nights: 0, weekendDays: 0 });
    expect(loadOf(time(stretch), 'Pacific/Auckland')).toMatchObject({ nights: 1, weekendDays: 1 });
  });

  it('knows how many stretches, and how long the longest was', () => {
    const stretches = [between('2026-11-16', '2026-11-17'), between('2026-11-18', '2026-11-18T05:00')];
    expect(loadOf(time(...stretches), 'UTC')).toMatchObject({
      ...{ stretches: 2, longestMs: DAY_MS, onCallMs: DAY_MS + 5 * HOUR_MS, shortestRestMs: DAY_MS },
    });
    expect(loadOf(time(), 'UTC')).toEqual(NO_LOAD);
    expect(loadOf(time(between('2026-11-16', '2026-11-17')), 'UTC').shortestRestMs).toBeNull();
  });

  it('has a stretch exactly where onCall has the person', () => {
    fc.assert(
      fc.property(anyTown, fc.nat(4_319), ({ schedule: one, window, isKnown }, minute) => {
        const instant = window.start + minute * 60_000;
        const people = [...onCallTimes([one], window, isKnown)].flatMap(([person, { stretches }]) =>
          stretches.some(({ start, end }) => start <= instant && instant < end) ? [person] : [],
        );
        expect(people.sort()).toEqual([...onCall(one, instant, isKnown)].sort());
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('counts each time somebody takes over, and not that they were on before', () => {
    const one = schedule('s', rotation('2026-11-16', 'A B'));
    const times = onCallTimes([one], days('2026-11-16', 5));
    // A has the first, third and fifth day; when the first began nobody handed over within the window.
    expect([times.get('A')?.handoffs, times.get('B')?.handoffs]).toEqual([2, 2]);
    const always = schedule('t', rotation('2026-11-16', 'A A+B'));
    expect(onCallTimes([always], days('2026-11-16', 5)).get('A')?.handoffs).toBe(0);
    expect(onCallTimes([always], days('2026-11-16', 5)).get('B')?.handoffs).toBe(2);
  });

  it('counts holidays of the lists that the schedules name, as days of where the person lives', () => {
    const christmas = { id: 'de', name: 'Germany', days: [{ day: at('2026-12-25') / DAY_MS, name: 'Christmas Day' }] };
    const one = { ...schedule('s', rotation('2026-12-24T12:00', 'A B')), holidays: [christmas] };
    const holidays = (zone: string) => {
      const loads = loadsOf([one], days('2026-12-24', 4), () => zone);
      return ['A', 'B'].map((person) => loads.get(person)?.holidays);
    };
    expect(holidays('UTC')).toEqual([1, 1]);
    // There the day is over when B takes over at noon UTC.
    expect(holidays('Pacific/Kiritimati')).toEqual([1, 0]);
  });
});
