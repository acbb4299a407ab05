import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/instant.ts';
import { emptyShifts } from './coverage.ts';
import { onCall, whyOnCall } from './on-call.ts';
import { resolve } from './resolve.ts';
import type { Cover, Rotation, Schedule } from './schedule.ts';
import { at, days, layer, only, override, read, rotation, schedule, single } from './test/example.ts';

const DAY = '2026-03-02';
const day = days(DAY, 1);

/** The hours of a single shift's part count from its beginning. */
function cover(
  of: Rotation,
  from: string,
  to: string,
  rest: Partial<Cover> & { hours?: [number, number] } = {},
): Cover {
  const { hours, ...given } = rest;
  const part = hours === undefined ? null : { fromMs: hours[0] * HOUR_MS, toMs: hours[1] * HOUR_MS };
  const occurrence = { rotationId: of.id, turn: 0, part };
  return { id: `${from}>${to}`, from, to, takenAt: 0, until: null, occurrence, ...given };
}

const withCovers = (of: Rotation, ...covers: Cover[]): Schedule => ({ ...only(of), covers });

describe('covers', () => {
  const noon = single(DAY, 'A 12-15');

  it('W1 who takes a part has it, and the owner has the rest of the shift', () => {
    const taken = (from: number, to: number) =>
      read(withCovers(noon, cover(noon, 'A', 'B', { hours: [from, to] })), day);
    expect(taken(1, 6)).toEqual(['A 12:00-13:00', 'B 13:00-15:00']);
    expect(taken(-2, 1)).toEqual(['B 12:00-13:00', 'A 13:00-15:00']);
    expect(taken(1, 2)).toEqual(['A 12:00-13:00', 'B 13:00-14:00', 'A 14:00-15:00']);
    expect(taken(-2, 6)).toEqual(['B 12:00-15:00']);
    expect(read(withCovers(noon, cover(noon, 'A', 'B')), day)).toEqual(['B 12:00-15:00']);
  });

  it('W2 nothing changes before the instant at which it is taken', () => {
    const takenAt = at(`${DAY}T14:00`);
    expect(read(withCovers(noon, cover(noon, 'A', 'B', { takenAt })), day)).toEqual([
      ...['A 12:00-14:00', 'B 14:00-15:00'],
    ]);
    // What is asked for, and not taken, is no cover: there is nothing here that could change anything.
    expect(resolve(withCovers(noon), day)).toEqual(resolve(only(noon), day));
  });

  it('nothing is left of one from the instant on at which it is given back, and what was stays', () => {
    const until = at(`${DAY}T14:00`);
    expect(read(withCovers(noon, cover(noon, 'A', 'B', { until })), day)).toEqual([
      ...['B 12:00-14:00', 'A 14:00-15:00'],
    ]);
    const late = cover(noon, 'A', 'B', { takenAt: until, until: at(`${DAY}T13:00`) });
    const tooLate = cover(noon, 'A', 'B', { takenAt: until, hours: [0, 1] });
    for (const nothing of [late, tooLate]) expect(read(withCovers(noon, nothing), day)).toEqual(['A 12:00-15:00']);
    // Moved to where nobody has been yet, it does not come back.
    const moved = {
      ...noon,
      start: `${DAY}T14:30`,
      until: null,
      turn: { kind: 'weekly', every: 1, handoffDay: 'mon' } as const,
    };
    expect(read(withCovers(moved, cover(noon, 'A', 'B', { until })), day)).toEqual(['A 14:30-00:00']);
  });

  it('W3 of two people in a shift the other one stays', () => {
    const pair = single(DAY, 'A+C 12-15');
    expect(read(withCovers(pair, cover(pair, 'A', 'B', { hours: [1, 2] })), day)).toEqual([
      ...['A+C 12:00-13:00', 'B+C 13:00-14:00', 'A+C 14:00-15:00'],
    ]);
    expect(read(withCovers(pair, cover(pair, 'A', 'C')), day)).toEqual(['C 12:00-15:00']);
  });

  it('W4 one of somebody who is not on, of a turn that never comes, or of no rotation, does nothing', () => {
    const plain = resolve(only(noon), day);
    const turn = (rotationId: string, number: number) => ({ rotationId, turn: number, part: null });
    for (const nothing of [
      cover(noon, 'Z', 'B'),
      cover(noon, 'A', 'B', { occurrence: turn(noon.id, 7) }),
      cover(noon, 'A', 'B', { occurrence: turn('gone', 0) }),
      cover(noon, 'A', 'B', { hours: [4, 9] }),
      cover(noon, 'A', 'B', { takenAt: at(`${DAY}T15:00`) }),
    ]) {
      expect(resolve(withCovers(noon, nothing), day)).toEqual(plain);
    }
  });

  it('W8 follows its turn when the rotation is moved by an hour', () => {
    const plan = rotation('2026-03-02T09:00', 'A B', { windows: [] });
    const moved = { ...plan, start: '2026-03-02T10:00' };
    const part = { fromMs: 2 * HOUR_MS, toMs: 3 * HOUR_MS };
    const taken = cover(plan, 'B', 'C', { occurrence: { rotationId: plan.id, turn: 1, part } });
    const second = days('2026-03-03', 1);
    expect(read(withCovers(plan, taken), second)[2]).toBe('C 11:00-12:00');
    expect(read(withCovers(moved, taken), second)[2]).toBe('C 12:00-13:00');
  });

  it('W8 follows its turn into the rotation that takes over, by the id of either', () => {
    const noonOfThird = at('2026-03-03T12:00');
    const old = { ...rotation(DAY, 'A B'), until: at('2026-03-03') };
    const next = { ...rotation(DAY, 'A B D'), id: 'next', supersedes: old.id, visibleFrom: at('2026-03-03') };
    const covers = (rotationId: string) => [cover(old, 'B', 'C', { occurrence: { rotationId, turn: 1, part: null } })];
    for (const id of [old.id, 'next']) {
      expect(onCall(schedule([layer(0, old, next)], { covers: covers(id) }), noonOfThird)).toEqual(['C']);
      // The old one may be gone from the document by now.
      expect(onCall(schedule([layer(0, next)], { covers: covers(id) }), noonOfThird)).toEqual(['C']);
    }
  });

  it('two, one each way, are a swap', () => {
    const plan = rotation(DAY, 'A B');
    const turn = (number: number) => ({ rotationId: plan.id, turn: number, part: null });
    const swap = [cover(plan, 'A', 'B', { occurrence: turn(0) }), cover(plan, 'B', 'A', { occurrence: turn(1) })];
    expect(read(withCovers(plan, ...swap), days(DAY, 4)).map((text) => text[0])).toEqual(['B', 'A', 'A', 'B']);
  });

  it('pass a shift on in the order in which they were taken, wherever they stand in the list', () => {
    const first = cover(noon, 'A', 'B', { takenAt: 1 });
    const second = cover(noon, 'B', 'C', { takenAt: 2 });
    for (const covers of [
      [first, second],
      [second, first],
    ]) {
      expect(read(withCovers(noon, ...covers), day)).toEqual(['C 12:00-15:00']);
    }
    expect(read(withCovers(noon, { ...second, takenAt: 0 }, first), day)).toEqual(['B 12:00-15:00']);
  });

  it('change exactly their stretch, and say so', () => {
    const taken = withCovers(noon, cover(noon, 'A', 'B', { hours: [1, 2] }));
    expect(whyOnCall(taken, at(`${DAY}T13:30`)).sources).toEqual([
      { kind: 'rotation', layerId: 'L0', rotationId: noon.id, turn: 0 },
      { kind: 'cover', coverId: 'A>B', from: 'A', to: 'B' },
    ]);
    expect(whyOnCall(taken, at(`${DAY}T14:00`)).sources).toHaveLength(1);
  });

  it('leave an override above them', () => {
    const covered = { ...withCovers(noon, cover(noon, 'A', 'B')), overrides: [override(DAY, 'O 13-14', 1)] };
    expect(read(covered, day)).toEqual(['B 12:00-13:00', 'O 13:00-14:00', 'B 14:00-15:00']);
  });

  it('by somebody who is deleted since leave the shift empty', () => {
    const covered = withCovers(noon, cover(noon, 'A', 'B'));
    expect(resolve(covered, day, (person) => person !== 'B')).toEqual([]);
    expect(emptyShifts(covered, day, (person) => person !== 'B')).toMatchObject([{ named: ['B'] }]);
  });

  it('have parts by the wall clock, also on a day of 23 hours', () => {
    const zone = 'Europe/Berlin';
    const plan = rotation('2026-03-29', 'A', { zone });
    const part = withCovers(plan, cover(plan, 'A', 'B', { hours: [4, 5] }));
    const [, shift] = resolve(part, { start: at('2026-03-29', zone), end: at('2026-03-30', zone) });
    expect(shift?.interval).toEqual({ start: at('2026-03-29T04:00', zone), end: at('2026-03-29T05:00', zone) });
  });

  it('have parts in elapsed time where turns are hours that elapse', () => {
    const zone = 'Europe/Berlin';
    // The second half past two of the night in which the clock goes back.
    const plan = rotation('2026-10-25T00:00', 'A', { zone, turn: { kind: 'hourly', every: 1 } });
    const part = { fromMs: 0, toMs: 30 * MINUTE_MS };
    const taken = cover(plan, 'A', 'B', { occurrence: { rotationId: plan.id, turn: 3, part } });
    const start = at('2026-10-25T00:00', zone) + 3 * HOUR_MS;
    const shifts = resolve(withCovers(plan, taken), { start: start - DAY_MS, end: start + DAY_MS });
    expect(shifts.find(({ people }) => people.includes('B'))?.interval).toEqual({ start, end: start + 30 * MINUTE_MS });
  });

  it('lets everybody choose a stretch that reaches over several turns, one cover each', () => {
    const plan = rotation(DAY, 'A B');
    const covers = [0, 1, 2].map((turn) =>
      cover(plan, 'A', 'C', { id: String(turn), occurrence: { rotationId: plan.id, turn, part: null } }),
    );
    expect(read(withCovers(plan, ...covers), days(DAY, 3)).map((text) => text[0])).toEqual(['C', 'B', 'C']);
  });
});
