import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/instant.ts';
import type { Instant, Interval } from '../time/instant.ts';
import { instantOfWall, wallMsAt } from '../time/zone.ts';
import { heldIn, occurrencesOf } from './occurrences.ts';
import { at, days, layer, only, read, rotation, schedule } from './test/example.ts';
import { anyTown } from './test/random.ts';
import type { Town } from './test/random.ts';
import { onCall } from './on-call.ts';
import type { Cover, Schedule } from './schedule.ts';

const weekly = only(
  rotation('2026-11-16T09:00', 'ana ben cara', { turn: { kind: 'weekly', every: 1, handoffDay: 'mon' } }),
);

function stretch(from: string, to: string): Interval {
  return { start: at(from), end: at(to) };
}

/** As a request does it: every shift that the giver has in the stretch. */
function given(of: Schedule, from: string, to: string, within: Interval, takenAt: Instant = 0, id = 'c'): Cover[] {
  return occurrencesOf(of, from, within).map(({ occurrence }) => ({ id, occurrence, from, to, takenAt, until: null }));
}

function covered(of: Schedule, ...covers: readonly Cover[]): Schedule {
  return { ...of, covers: [...of.covers, ...covers] };
}

const names = (of: Schedule, person: string, within: Interval) =>
  occurrencesOf(of, person, within).map(({ occurrence: { turn, part } }) =>
    part === null ? `${turn}` : `${turn} ${part.fromMs / HOUR_MS}-${part.toMs / HOUR_MS}h`,
  );

describe('the shifts of a person in a stretch', () => {
  it('are whole turns, and parts at the edges', () => {
    expect(names(weekly, 'ana', stretch('2026-11-16T09:00', '2026-11-23T09:00'))).toEqual(['0']);
    expect(names(weekly, 'ana', stretch('2026-11-01', '2026-12-15'))).toEqual(['0', '3']);
    expect(names(weekly, 'ana', stretch('2026-11-18', '2026-11-19'))).toEqual(['0 39-63h']);
    expect(names(weekly, 'ana', stretch('2026-11-22', '2026-12-08'))).toEqual(['0 135-168h', '3 0-15h']);
  });

  it('are none of somebody else, none in a stretch without one, and none of a person who has none', () => {
    expect(names(weekly, 'ben', stretch('2026-11-16T09:00', '2026-11-23T09:00'))).toEqual([]);
    expect(names(weekly, 'ben', stretch('2026-11-23T09:00', '2026-11-30T09:00'))).toEqual(['1']);
    expect(names(weekly, 'dana', stretch('2026-11-16', '2027-11-16'))).toEqual([]);
    expect(names(weekly, 'ana', stretch('2026-11-01', '2026-11-16T09:00'))).toEqual([]);
  });

  it('are one for the days of a turn that is worked by day', () => {
    const office = only(
      rotation('2026-11-16T09:00', 'ana ben', {
        ...{ turn: { kind: 'weekly', every: 1, handoffDay: 'mon' }, weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'] },
        windows: [{ from: 9 * 60, to: 17 * 60 }],
      }),
    );
    const [first] = occurrencesOf(office, 'ana', stretch('2026-11-18', '2026-11-20'));
    expect(first?.occurrence.part).toEqual({ fromMs: 48 * HOUR_MS, toMs: 80 * HOUR_MS });
    expect(first?.intervals).toEqual([
      stretch('2026-11-18T09:00', '2026-11-18T17:00'),
      stretch('2026-11-19T09:00', '2026-11-19T17:00'),
    ]);
    expect(names(office, 'ana', stretch('2026-11-16', '2026-11-23'))).toEqual(['0']);
  });

  it('are bound only as far as they are theirs: what somebody has taken already is not', () => {
    const taken = covered(weekly, ...given(weekly, 'ana', 'cara', stretch('2026-11-18T09:00', '2026-11-19T09:00')));
    expect(names(taken, 'ana', stretch('2026-11-16T09:00', '2026-11-23T09:00'))).toEqual(['0 0-48h', '0 72-168h']);
    expect(names(taken, 'cara', stretch('2026-11-16T09:00', '2026-11-23T09:00'))).toEqual(['0 48-72h']);
  });

  it('are in the turns of the layer to which a holiday hands them', () => {
    const holidays = { listId: 'de', treatment: { kind: 'layer' as const, layerId: 'L1' } };
    const normal = { ...layer(0, rotation('2026-11-16', 'ana')), holidays };
    const instead = { ...layer(1, rotation('2026-11-16', 'ben', { until: 0 })), duty: 'shadow' as const };
    const of = schedule([normal, instead], {
      holidays: [{ id: 'de', name: 'DE', days: [{ day: at('2026-11-18') / DAY_MS, name: 'Day of prayer' }] }],
    });
    expect(names(of, 'ana', days('2026-11-17', 3))).toEqual(['1', '3']);
  });

  it('are not those of a shadow layer', () => {
    const shadow = schedule([{ ...layer(0, rotation('2026-11-16', 'ana')), duty: 'shadow' }]);
    expect(names(shadow, 'ana', days('2026-11-16', 3))).toEqual([]);
  });

  it('of hours that elapse are counted in hours, whatever the clocks do', () => {
    const hourly = only(rotation('2026-10-24', 'ana ben', { turn: { kind: 'hourly', every: 1 } }), 'Europe/Berlin');
    const night = { start: at('2026-10-25T00:00'), end: at('2026-10-25T03:00') };
    const covers = given(hourly, 'ana', 'cara', night);
    expect(covers.every(({ occurrence }) => occurrence.part === null)).toBe(true);
    const after = covered(hourly, ...covers);
    expect([0, 1, 2, 3].map((hour) => onCall(after, night.start + hour * HOUR_MS))).toEqual([
      ...[['cara'], ['ben'], ['cara'], ['ben']],
    ]);
  });
});

describe('where an occurrence lies', () => {
  const [bound] = occurrencesOf(weekly, 'ana', stretch('2026-11-18T09:00', '2026-11-19T09:00'));
  const occurrence = bound?.occurrence ?? { rotationId: '', turn: 0, part: null };
  const moved = (start: string): Schedule =>
    schedule([
      layer(0, {
        ...rotation(start, 'ana ben cara', { turn: { kind: 'weekly', every: 1, handoffDay: 'mon' } }),
        id: '2026-11-16T09:00/ana ben cara',
      }),
    ]);

  it('follows the rotation', () => {
    const lies = (of: Schedule) => heldIn(of, occurrence).map(({ interval }) => interval);
    expect(lies(weekly)).toEqual([stretch('2026-11-18T09:00', '2026-11-19T09:00')]);
    expect(lies(moved('2026-11-16T10:00'))).toEqual([stretch('2026-11-18T10:00', '2026-11-19T10:00')]);
    expect(lies(only(rotation('2026-11-16', 'ana'), 'UTC'))).toEqual([]);
  });

  it('W8 moves with it on call: a shift that was taken is taken an hour later', () => {
    const covers: Cover[] = [{ id: 'c', occurrence, from: 'ana', to: 'ben', takenAt: 0, until: null }];
    const day = stretch('2026-11-18T06:00', '2026-11-19T12:00');
    expect(read(covered(weekly, ...covers), day)).toEqual([
      'ana 11-18T06:00-11-18T09:00',
      'ben 11-18T09:00-11-19T09:00',
      'ana 11-19T09:00-11-19T12:00',
    ]);
    expect(read(covered(moved('2026-11-16T10:00'), ...covers), day)).toEqual([
      'ana 11-18T06:00-11-18T10:00',
      'ben 11-18T10:00-11-19T10:00',
      'ana 11-19T10:00-11-19T12:00',
    ]);
  });

  it('goes on in the rotation that supersedes its own', () => {
    const old = { ...rotation('2026-11-16T09:00', 'ana ben'), until: at('2026-11-18T09:00') };
    const next = {
      ...rotation('2026-11-16T10:00', 'ana ben'),
      ...{ supersedes: old.id, visibleFrom: at('2026-11-18T10:00') },
    };
    const edited = schedule([layer(0, old, next)]);
    const lies = heldIn(edited, { rotationId: old.id, turn: 2, part: null }).map(({ interval }) => interval);
    expect(lies).toEqual([stretch('2026-11-18T10:00', '2026-11-19T10:00')]);
    expect(names(edited, 'ana', days('2026-11-16', 5))).toEqual(['0', '2', '4 0-14h']);
  });
});

interface Giving extends Town {
  readonly from: string;
  readonly within: Interval;
}

/** A stretch of some minutes within the window, and a person who may have shifts in it. */
const anyGiving: fc.Arbitrary<Giving> = fc
  .tuple(anyTown, fc.constantFrom('A', 'B', 'C'), fc.nat(4_000), fc.integer({ min: 1, max: 3_000 }))
  .map(([town, from, lead, minutes]) => {
    const start = town.window.start + lead * MINUTE_MS;
    // Covers change turns of rotations, and nothing else.
    const plain = { ...town.schedule, overrides: [], covers: [], absences: [], imports: [], past: [] };
    return { ...town, schedule: plain, from, within: { start, end: start + minutes * MINUTE_MS } };
  });

/** The second time of an hour that autumn has twice has no name on the wall clock. */
function isNamed({ schedule, within }: Giving): boolean {
  const zones = [schedule.zone, ...schedule.layers.flatMap(({ rotations }) => rotations.map(({ zone }) => zone))];
  return zones.every((name) => {
    const zone = name ?? schedule.zone;
    return [within.start, within.end].every((edge) => instantOfWall(zone, wallMsAt(zone, edge)) === edge);
  });
}

describe('laws of covers', () => {
  it('whoever takes a stretch has exactly what the giver had of it, and nothing else changes', () => {
    fc.assert(
      fc.property(anyGiving.filter(isNamed), ({ schedule: of, window, from, within }) => {
        const after = covered(of, ...given(of, from, 'Z', within));
        for (let now = window.start; now < window.end; now += 13 * MINUTE_MS) {
          const had = onCall(of, now);
          const isInside = within.start <= now && now < within.end;
          const expected = had.map((person) => (isInside && person === from ? 'Z' : person));
          expect([...onCall(after, now)].sort()).toEqual([...new Set(expected)].sort());
        }
      }),
      { numRuns: 150, seed: 20260329 },
    );
  });

  it('two that are taken one after the other give it back, and nothing is left of them', () => {
    fc.assert(
      fc.property(anyGiving.filter(isNamed), ({ schedule: of, window, from, within }) => {
        const once = covered(of, ...given(of, from, 'Z', within, 1, 'a'));
        const twice = covered(once, ...given(once, 'Z', from, within, 2, 'b'));
        for (let now = window.start; now < window.end; now += 17 * MINUTE_MS) {
          expect([...onCall(twice, now)].sort()).toEqual([...onCall(of, now)].sort());
        }
      }),
      { numRuns: 80, seed: 20261121 },
    );
  });

  it('an occurrence lies where it was bound', () => {
    fc.assert(
      fc.property(anyGiving.filter(isNamed), ({ schedule: of, from, within }) => {
        for (const { occurrence, intervals } of occurrencesOf(of, from, within)) {
          expect(heldIn(of, occurrence).map(({ interval }) => interval)).toEqual(intervals);
        }
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});
