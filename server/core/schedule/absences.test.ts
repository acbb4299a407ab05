import { describe, expect, it } from 'vitest';
import { emptyShifts, gaps } from './coverage.ts';
import { onCall, whyOnCall } from './on-call.ts';
import { resolve } from './resolve.ts';
import type { Absence, Cover } from './schedule.ts';
import { at, days, layer, only, override, read, rotation, schedule, single } from './test/example.ts';

const DAY = '2026-03-02';
const day = days(DAY, 1);
const noon = at(`${DAY}T12:00`);

/** The whole day, made at its midnight unless told otherwise. */
const away = (personId: string, substituteId: string | null = null, rest: Partial<Absence> = {}): Absence => ({
  ...{ id: `${personId}>${substituteId ?? ''}`, personId, substituteId, interval: day, createdAt: 1 },
  ...rest,
});
const plan = only(rotation(DAY, 'A'));

describe('absences', () => {
  it('take a person out, from the instant at which they are made', () => {
    const ill = away('A', 'B', { interval: day, createdAt: at(`${DAY}T10:00`) });
    expect(read({ ...plan, absences: [ill] }, day)).toEqual(['A 00:00-10:00', 'B 10:00-00:00']);
  });

  it('leave a shift empty where nobody stands in, and let the layers below show through', () => {
    const two = schedule([layer(0, rotation(DAY, 'Z')), layer(1, single(DAY, 'A 10-14'))], { absences: [away('A')] });
    expect(read(two, day)).toEqual(['Z 00:00-00:00']);
    expect(emptyShifts(two, day)).toMatchObject([
      { named: ['A'], sources: [{ kind: 'rotation' }, { kind: 'absence', absenceId: 'A>', substituteId: null }] },
    ]);
    expect(gaps({ ...plan, absences: [away('A')] }, day)).toEqual([]);
  });

  it('pass a shift on to the substitute of the substitute', () => {
    const absences = [away('A', 'B'), away('B', 'C')];
    expect(onCall({ ...plan, absences }, noon)).toEqual(['C']);
    expect(whyOnCall({ ...plan, absences }, noon).sources.map(({ kind }) => kind)).toEqual([
      ...['rotation', 'absence', 'absence'],
    ]);
  });

  it('reach nobody where substitutes lead in a circle', () => {
    for (const absences of [
      [away('A', 'A')],
      [away('A', 'B'), away('B', 'A')],
      [away('A', 'B'), away('B', 'C'), away('C', 'B')],
    ]) {
      expect(onCall({ ...plan, absences }, noon)).toEqual([]);
      expect(emptyShifts({ ...plan, absences }, day)).toHaveLength(1);
    }
  });

  it('name a substitute once who is on anyway', () => {
    const pair = only(rotation(DAY, 'A+B'));
    expect(onCall({ ...pair, absences: [away('A', 'B')] }, noon)).toEqual(['B']);
  });

  it('leave out a substitute whom nobody knows any more', () => {
    const absences = [away('A', 'gone')];
    expect(resolve({ ...plan, absences }, day, (person) => person !== 'gone')).toEqual([]);
  });

  it('beat overrides that were made earlier, and not those that were made later, or together', () => {
    const with_ = (createdAt: number) => ({
      ...plan,
      absences: [away('B', 'C', { createdAt: 5 })],
      overrides: [override(DAY, 'B 0-24', createdAt)],
    });
    expect([4, 5, 6].map((createdAt) => onCall(with_(createdAt), noon))).toEqual([['C'], ['B'], ['B']]);
  });

  it('beat covers that were taken earlier, and not later ones', () => {
    const cover = (takenAt: number): Cover => ({
      ...{ id: 'c', from: 'A', to: 'B', takenAt, until: null },
      occurrence: { rotationId: plan.layers[0]?.rotations[0]?.id ?? '', turn: 0, part: null },
    });
    const taken = (takenAt: number) => ({
      ...plan,
      absences: [away('B', 'C', { createdAt: 5 })],
      covers: [cover(takenAt)],
    });
    expect([4, 5, 6].map((takenAt) => onCall(taken(takenAt), noon))).toEqual([['C'], ['B'], ['B']]);
  });

  it('count all for whoever stands in, even where the override that is replaced is later', () => {
    const absences = [away('A', 'B', { createdAt: 9 }), away('B', 'C', { createdAt: 1 })];
    const over = { ...plan, absences, overrides: [override(DAY, 'A 0-24', 5)] };
    expect(onCall(over, noon)).toEqual(['C']);
  });

  it('the later made of two counts, wherever it stands in the list', () => {
    const two = [away('A', 'B', { id: '1', createdAt: 1 }), away('A', 'C', { id: '2', createdAt: 2 })];
    expect(onCall({ ...plan, absences: two }, noon)).toEqual(['C']);
    expect(onCall({ ...plan, absences: [...two].reverse() }, noon)).toEqual(['C']);
  });

  it('hold in imported calendars too', () => {
    const calendar = { url: 'https://calendar.example/x.ics', people: {} };
    const imported = schedule([{ ...layer(0), calendar }], {
      imports: [{ layerId: 'L0', shifts: [{ uid: 'u', interval: day, people: ['A'] }] }],
      absences: [away('A', 'B')],
    });
    expect(resolve(imported, day)).toMatchObject([
      { people: ['B'], sources: [{ kind: 'import', uid: 'u' }, { kind: 'absence' }] },
    ]);
  });
});
