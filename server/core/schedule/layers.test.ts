import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../time/instant.ts';
import { gaps } from './coverage.ts';
import { at, days, hours, layer, only, override, read, rotation, schedule, single } from './test/example.ts';
import { onCall, whyOnCall } from './on-call.ts';
import { resolve } from './resolve.ts';
import type { Schedule } from './schedule.ts';

const DAY = '2026-03-02';
const day = days(DAY, 1);
const on = (text: string) => single(DAY, text);
const over = (text: string, createdAt: number) => override(DAY, text, createdAt);

/** The day of case S1, with its database rows in the order of `shuffle`. */
function crowdedDay(shuffle: <T>(rows: T[]) => T[]): Schedule {
  const low = ['A 10-15', 'B 11-13', 'A 16-19', 'A 21-22', 'B 22-24'].map(on);
  const high = ['C 12-14', 'D 14-15', 'D 17-18', 'D 20-23'].map(on);
  return schedule(shuffle([layer(1, ...shuffle(low)), layer(2, ...shuffle(high))]), {
    overrides: shuffle([over('E 22-23', 100), over('A 22-22:30', 200)]),
  });
}

const crowdedAnswer = [
  ...['A 10:00-11:00', 'A+B 11:00-12:00', 'C 12:00-14:00', 'D 14:00-15:00', 'A 16:00-17:00', 'D 17:00-18:00'],
  ...['A 18:00-19:00', 'D 20:00-22:00', 'A 22:00-22:30', 'E 22:30-23:00', 'B 23:00-00:00'],
];

describe('layers', () => {
  it('S1 a crowded day: layers, people together, gaps, an override over an override', () => {
    const crowded = crowdedDay((rows) => rows);
    expect(read(crowded, day)).toEqual(crowdedAnswer);
    expect(gaps(crowded, day)).toEqual([
      { start: at(DAY), end: at(`${DAY}T10:00`) },
      { start: at(`${DAY}T15:00`), end: at(`${DAY}T16:00`) },
      { start: at(`${DAY}T19:00`), end: at(`${DAY}T20:00`) },
    ]);
  });

  it('S1 in whatever order the database returns its rows', () => {
    const reversed = crowdedDay((rows) => [...rows].reverse());
    expect(resolve(reversed, day)).toEqual(
      resolve(
        crowdedDay((rows) => rows),
        day,
      ),
    );
  });

  it('S2 the tail of a hidden shift vanishes, and the longer one resumes', () => {
    const two = schedule([layer(1, on('A 10-20'), on('B 12-16')), layer(2, on('C 15-18'))]);
    expect(read(two, day)).toEqual(['A 10:00-12:00', 'A+B 12:00-15:00', 'C 15:00-18:00', 'A 18:00-20:00']);
  });

  it('S3 two people together below one person above', () => {
    const two = schedule([layer(1, on('A 10-20'), on('B 10-20')), layer(2, on('C 10-13'))]);
    expect(read(two, day)).toEqual(['C 10:00-13:00', 'A+B 13:00-20:00']);
  });

  it('S4 an override as long as the shift leaves nothing of it', () => {
    const covered = schedule([layer(0, on('A 10-15'))], { overrides: [over('B 10-15', 1)] });
    expect(read(covered, day)).toEqual(['B 10:00-15:00']);
  });

  it('S5 an instant inside an override has only its people, with nothing carved from outside', () => {
    const cut = schedule([layer(0, on('A 8-20'))], { overrides: [over('B 10-14', 1)] });
    const start = at(`${DAY}T10:00`) + 1_000;
    expect(onCall(cut, start)).toEqual(['B']);
    expect(resolve(cut, { start, end: start + 1 }).map(({ people }) => people)).toEqual([['B']]);
    expect(resolve(cut, { start, end: start })).toEqual([]);
  });

  it('S6 only the upper of two people is on call now', () => {
    const two = schedule([layer(1, on('A 11-14')), layer(2, on('B 11-13'))]);
    expect(onCall(two, at(`${DAY}T12:00`))).toEqual(['B']);
  });

  it('S12 a piece that only touches the window is not in it', () => {
    const one = only(on('A 10-12'));
    expect(resolve(one, { start: at(`${DAY}T12:00`), end: at(`${DAY}T13:00`) })).toEqual([]);
    expect(resolve(one, { start: at(`${DAY}T09:00`), end: at(`${DAY}T10:00`) })).toEqual([]);
    expect(onCall(one, at(`${DAY}T10:00`))).toEqual(['A']);
    expect(onCall(one, at(`${DAY}T12:00`))).toEqual([]);
  });

  it('S16 a preview reads a draft and changes nothing that is stored', () => {
    const stored = schedule([layer(1, on('A 9-18'))]);
    const before = structuredClone(stored);
    const preview = { ...stored, layers: [...stored.layers, layer(2, on('B 12-13'))] };
    expect(read(preview, day)).toEqual(['A 09:00-12:00', 'B 12:00-13:00', 'A 13:00-18:00']);
    expect(stored).toEqual(before);
    expect(read(stored, day)).toEqual(['A 09:00-18:00']);
  });

  it('S16 a draft of one rotation leaves the other rotations as they are', () => {
    const other = on('A 9-10');
    const before = schedule([layer(1, other, on('B 12-13'))]);
    const after = schedule([layer(1, other, on('B 14-15'))]);
    expect(resolve(before, day)[0]).toEqual(resolve(after, day)[0]);
  });

  it('puts layers of one rank on call together, named by their ids', () => {
    const equal = schedule([
      { ...layer(1, on('B 10-12')), id: 'second' },
      { ...layer(1, on('A 11-13')), id: 'first' },
    ]);
    expect(read(equal, day)).toEqual(['B 10:00-11:00', 'A+B 11:00-12:00', 'A 12:00-13:00']);
  });

  it('names a person once who is there twice', () => {
    const twice = schedule([layer(1, on('A 10-12'), on('A+B 11-13'))]);
    expect(read(twice, day)).toEqual(['A 10:00-11:00', 'A+B 11:00-12:00', 'A+B 12:00-13:00']);
    expect(read(only({ ...on('A 10-12'), participants: [['A', 'A']] }), day)).toEqual(['A 10:00-12:00']);
  });
});

describe('a rotation that is gone', () => {
  it('49 leaves nobody behind, and nothing that was arranged with it is in the way', () => {
    const plan = on('A 10-12');
    const occurrence = { rotationId: plan.id, turn: 0, part: null };
    const covers = [{ id: 'c', from: 'A', to: 'B', takenAt: 0, until: null, occurrence }];
    const gone = schedule([layer(0)], { covers });
    expect([resolve(gone, day), gaps(gone, day)]).toEqual([[], [day]]);
    expect(read(schedule([layer(0, on('C 11-13'))], { covers }), day)).toEqual(['C 11:00-13:00']);
  });
});

describe('overrides', () => {
  it('54 a temporary shift over a rule, replaced by another, then cleared', () => {
    const rule = only(rotation('2026-01-01', 'A', { windows: [hours('09:00-17:00')] }));
    const noon = at(`${DAY}T12:00`);
    expect(onCall({ ...rule, overrides: [over('T 11-13', 1)] }, noon)).toEqual(['T']);
    expect(onCall({ ...rule, overrides: [over('U 11-13', 2)] }, noon)).toEqual(['U']);
    expect(onCall(rule, noon)).toEqual(['A']);
  });

  it('50 somebody added for some days is on call in the hours of the rule, and only then', () => {
    const nineToNine = { windows: [hours('09:00-21:00')] };
    const rule = rotation('2026-01-01', 'A', nineToNine);
    const [from, until] = [at('2026-03-03'), at('2026-03-07')];
    const added = { ...rotation('2026-01-01', 'T', { ...nineToNine, visibleFrom: from, until }), id: 'added' };
    const both = schedule([layer(0, rule, added)]);
    for (const date of ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06', '2026-03-07']) {
      const isWithin = at(date) >= from && at(date) < until;
      const people = ['00:00', '09:00', '20:59', '21:00'].map((time) => onCall(both, at(`${date}T${time}`)));
      const named = isWithin ? ['A', 'T'] : ['A'];
      expect(people.map((on) => [...on].sort())).toEqual([[], named, named, []]);
    }
  });

  it('51 somebody removed for some days is absent then, and back afterwards', () => {
    const pair = rotation('2026-01-01', 'A+B', { windows: [hours('09:00-21:00')] });
    const interval = { start: at('2026-03-03'), end: at('2026-03-05') };
    const away = { id: 'a', personId: 'B', interval, substituteId: null, createdAt: 1 };
    const noons = ['02', '03', '04', '05'].map((date) =>
      onCall({ ...only(pair), absences: [away] }, at(`2026-03-${date}T12:00`)).join(''),
    );
    expect(noons).toEqual(['AB', 'A', 'A', 'AB']);
  });

  it('53 two overrides of one person may overlap, because the later created says all there is to say', () => {
    const two = schedule([], { overrides: [over('A 10-14', 1), over('A 12-16', 2)] });
    expect(read(two, day)).toEqual(['A 10:00-12:00', 'A 12:00-16:00']);
  });

  it('lets the later created of two win, and the greater id of two created together', () => {
    const two = (first: number, second: number) =>
      schedule([], { overrides: [over('B 10-14', second), over('A 12-16', first)] });
    expect(read(two(1, 2), day)).toEqual(['B 10:00-14:00', 'A 14:00-16:00']);
    expect(read(two(2, 1), day)).toEqual(['B 10:00-12:00', 'A 12:00-16:00']);
    expect(read(two(1, 1), day)).toEqual(['B 10:00-14:00', 'A 14:00-16:00']);
  });

  it('R16 ends an override early when its end is moved', () => {
    const shortened = schedule([], { overrides: [over('A 10-11', 1)] });
    expect(onCall(shortened, at(`${DAY}T10:05`))).toEqual(['A']);
    expect(onCall(shortened, at(`${DAY}T12:00`))).toEqual([]);
  });

  it('says which rotation, which turn or which override put somebody on call', () => {
    const plan = rotation('2026-03-01', 'A B');
    const both = schedule([layer(3, plan)], { overrides: [over('C 10-14', 1)] });
    expect(whyOnCall(both, at(`${DAY}T09:00`))).toEqual({
      people: ['B'],
      sources: [{ kind: 'rotation', layerId: 'L3', rotationId: plan.id, turn: 1 }],
    });
    expect(whyOnCall(both, at(`${DAY}T10:00`)).sources).toEqual([{ kind: 'override', overrideId: 'C 10-14' }]);
    expect(whyOnCall(both, at('2026-02-01'))).toEqual({ people: [], sources: [] });
  });

  it('answers for the millisecond that an instant with a fraction lies in', () => {
    expect(onCall(only(on('A 10-12')), at(`${DAY}T12:00`) - 0.5)).toEqual(['A']);
    expect(onCall(only(on('A 10-12')), at(`${DAY}T10:00`) + HOUR_MS + 0.5)).toEqual(['A']);
  });
});
