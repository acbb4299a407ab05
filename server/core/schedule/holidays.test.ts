import { describe, expect, it } from 'vitest';
import { dayNumberOf } from '../time/calendar.ts';
import { HOUR_MS } from '../time/instant.ts';
import { gaps } from './coverage.ts';
import { whyOnCall } from './on-call.ts';
import { resolve } from './resolve.ts';
import type { Cover, HolidayList, HolidayTreatment, Layer, Rotation, Schedule } from './schedule.ts';
import { at, days, hours, layer, override, read, rotation, schedule } from './test/example.ts';

/** Wednesday, 6 May 2026, between two working days. */
const HOLIDAY = '2026-05-06';
const list: HolidayList = {
  id: 'H',
  name: 'Bavaria',
  days: [{ day: dayNumberOf({ year: 2026, month: 5, day: 6 }), name: 'Founding day' }],
};
const week = days('2026-05-04', 7);
const workdays: Rotation['weekdays'] = ['mon', 'tue', 'wed', 'thu', 'fri'];

const heeding = (kept: Layer, treatment: HolidayTreatment): Layer => ({
  ...kept,
  holidays: { listId: 'H', treatment },
});
const off = { kind: 'off' } as const;
const sunday = { kind: 'sunday' } as const;
const to = (layerId: string) => ({ kind: 'layer', layerId }) as const;
const plan = (layers: readonly Layer[], rest: Partial<Schedule> = {}) =>
  schedule(layers, { holidays: [list], ...rest });

describe('a holiday that is off', () => {
  it('has no work that begins on it, and moves no turn', () => {
    const daily = rotation('2026-05-04', 'A B C D E', { weekdays: workdays, windows: [hours('09:00-17:00')] });
    expect(read(plan([heeding(layer(0, daily), off)]), week).map((text) => text.slice(0, 7))).toEqual([
      ...['A 05-04', 'B 05-05', 'D 05-07', 'E 05-08'],
    ]);
  });

  it('leaves a night that began before it, and takes the one that begins on it', () => {
    const nights = rotation('2026-05-04T12:00', 'A', { windows: [hours('22:00-06:00')] });
    expect(read(plan([heeding(layer(0, nights), off)]), days('2026-05-05', 3))).toEqual([
      ...['A 05-05T00:00-05-05T06:00', 'A 05-05T22:00-05-06T06:00', 'A 05-07T22:00-05-08T00:00'],
    ]);
  });

  it('lasts from hand-off to hand-off where no windows are written', () => {
    const turn = { kind: 'weekly', every: 1, handoffDay: 'mon' } as const;
    const weeks = rotation('2026-05-04T09:00', 'A', { turn });
    const holiday = plan([heeding(layer(0, weeks), off)]);
    expect(gaps(holiday, days('2026-05-05', 4))).toEqual([
      { start: at(`${HOLIDAY}T09:00`), end: at('2026-05-07T09:00') },
    ]);
  });

  it('is the calendar day where turns are hours', () => {
    for (const every of [1, 2]) {
      const turns = rotation('2026-05-04T09:00', 'A B C', { turn: { kind: 'hourly', every } });
      const holiday = plan([heeding(layer(0, turns), off)]);
      expect(gaps(holiday, days('2026-05-05', 4))).toEqual([days(HOLIDAY, 1)]);
    }
  });

  it('lets the layers below do it', () => {
    const upper = rotation('2026-05-04', 'A', { windows: [hours('09:00-17:00')] });
    const both = plan([layer(0, rotation('2026-05-04', 'Z')), heeding(layer(1, upper), off)]);
    expect(read(both, days(HOLIDAY, 1))).toEqual(['Z 00:00-00:00']);
  });
});

describe('a holiday that is a Sunday', () => {
  const weekend = rotation('2026-05-02', 'A B', { weekdays: ['sat', 'sun'] });

  it('is worked by those who work on Sundays, whoever has the turn', () => {
    const holiday = plan([heeding(layer(0, weekend), sunday)]);
    expect(read(holiday, week)).toEqual([
      ...['B 05-06T00:00-05-07T00:00', 'A 05-09T00:00-05-10T00:00', 'B 05-10T00:00-05-11T00:00'],
    ]);
    expect(whyOnCall(holiday, at(HOLIDAY)).sources).toEqual([
      { kind: 'rotation', layerId: 'L0', rotationId: weekend.id, turn: 1 },
      { kind: 'holiday', layerId: 'L0', listId: 'H', name: 'Founding day' },
    ]);
  });

  it('is free for those who do not', () => {
    const office = rotation('2026-05-04', 'C', { weekdays: workdays });
    expect(read(plan([heeding(layer(0, office), sunday)]), days('2026-05-05', 3))).toEqual([
      ...['C 05-05T00:00-05-06T00:00', 'C 05-07T00:00-05-08T00:00'],
    ]);
  });

  it('is not named, and ends no shift, where it changes nothing', () => {
    const turn = { kind: 'weekly', every: 1, handoffDay: 'mon' } as const;
    const always = plan([heeding(layer(0, rotation('2026-05-04', 'A B', { turn })), sunday)]);
    expect(resolve(always, week).map(({ interval, sources }) => [interval, sources.length])).toEqual([[week, 1]]);
  });
});

describe('a holiday that another layer works', () => {
  const upper = rotation('2026-05-04', 'A', { windows: [hours('09:00-17:00')] });
  const lower = rotation('2026-05-04', 'X Y Z');

  it('is worked at the rank of the layer that hands it over, and only then', () => {
    const between = layer(1, rotation('2026-05-04', 'M'));
    const three = plan([layer(0, lower), between, heeding(layer(2, upper), to('L0'))]);
    expect(read(three, days(HOLIDAY, 1))).toEqual(['M 00:00-09:00', 'Z 09:00-17:00', 'M 17:00-00:00']);
    expect(read(three, days('2026-05-07', 1))).toEqual(['M 00:00-09:00', 'A 09:00-17:00', 'M 17:00-00:00']);
    expect(whyOnCall(three, at(`${HOLIDAY}T10:00`)).sources).toEqual([
      { kind: 'rotation', layerId: 'L0', rotationId: lower.id, turn: 2 },
      { kind: 'holiday', layerId: 'L2', listId: 'H', name: 'Founding day' },
    ]);
  });

  it('is nobody’s where the other layer has nobody', () => {
    const morning = layer(0, rotation('2026-05-04', 'X', { windows: [hours('09:00-12:00')] }));
    const two = plan([morning, heeding(layer(1, upper), to('L0'))]);
    expect(read(two, days(HOLIDAY, 1))).toEqual(['X 09:00-12:00']);
    expect(gaps(two, days(HOLIDAY, 1))).toHaveLength(2);
  });

  it('is worked as any other day where the other layer is not there, or is itself', () => {
    for (const id of ['gone', 'L1']) {
      const one = plan([heeding(layer(1, upper), to(id))]);
      expect(resolve(one, days(HOLIDAY, 1))).toMatchObject([{ people: ['A'], sources: [{ kind: 'rotation' }] }]);
    }
  });

  it('goes no further than once round a circle', () => {
    const circle = plan([heeding(layer(0, lower), to('L1')), heeding(layer(1, upper), to('L0'))]);
    // The upper one asks the lower one, which may not ask back; and the other way round.
    expect(read(circle, days(HOLIDAY, 1))).toEqual(['A 09:00-17:00', 'Z 09:00-17:00'].slice(1));
  });

  it('takes the other layer’s covers with it, and not its own', () => {
    const cover = (rotationId: string, turn: number, from: string): Cover => ({
      ...{ id: rotationId, from, to: 'C', takenAt: 0, until: null },
      occurrence: { rotationId, turn, part: null },
    });
    const two = [layer(0, lower), heeding(layer(1, upper), to('L0'))];
    const noon = at(`${HOLIDAY}T12:00`);
    expect(whyOnCall(plan(two, { covers: [cover(lower.id, 2, 'Z')] }), noon).people).toEqual(['C']);
    expect(whyOnCall(plan(two, { covers: [cover(upper.id, 2, 'Z'), cover(upper.id, 2, 'A')] }), noon).people).toEqual([
      'Z',
    ]);
  });

  it('heeds who was named last, whichever rotation of the other layer did so', () => {
    const second = { ...rotation('2026-05-04', 'Y'), id: 'second' };
    const cover = (id: string, rotationId: string, from: string, to: string, takenAt: number): Cover => {
      return { id, from, to, takenAt, until: null, occurrence: { rotationId, turn: 2, part: null } };
    };
    const layers = [layer(0, lower, second), heeding(layer(1, upper), to('L0'))];
    const away = { id: 'a', personId: 'C', interval: week, substituteId: 'S', createdAt: 5 };
    const noon = (...covers: Cover[]) =>
      [...whyOnCall(plan(layers, { covers, absences: [away] }), at(`${HOLIDAY}T12:00`)).people].sort();
    expect(noon(cover('1', lower.id, 'Z', 'C', 9), cover('2', 'second', 'Y', 'C', 1))).toEqual(['C']);
    expect(noon(cover('1', lower.id, 'Z', 'C', 1), cover('2', 'second', 'Y', 'C', 9))).toEqual(['C']);
    expect(noon(cover('1', lower.id, 'Z', 'C', 1))).toEqual(['S', 'Y']);
    // Who has passed a turn on is on by the other rotation alone, and that is older than the absence.
    const passed = [cover('1', lower.id, 'Z', 'C', 9), cover('2', lower.id, 'C', 'D', 10)];
    expect(noon(...passed, cover('3', 'second', 'Y', 'C', 1))).toEqual(['D', 'S']);
  });

  it('leaves an override of the other layer at its own rank', () => {
    const over = { ...override(HOLIDAY, 'O 0-24', 1), layerId: 'L0' };
    const two = plan([layer(0, lower), heeding(layer(1, upper), to('L0'))], { overrides: [over] });
    expect(read(two, days(HOLIDAY, 1))).toEqual(['O 00:00-09:00', 'Z 09:00-17:00', 'O 17:00-00:00']);
  });
});

describe('the days of a holiday list', () => {
  it('move no hand-off where the clock skips midnight', () => {
    const zone = 'America/Havana';
    const turns = rotation('2011-03-05T17:00', 'A B', { zone, turn: { kind: 'hourly', every: 4 } });
    const night = { start: at('2011-03-19', zone), end: at('2011-03-21', zone) };
    const heeded = schedule([heeding(layer(0, turns), off)], { holidays: [list] });
    // From 21:00 on until 01:00, of which midnight to 01:00 never was.
    expect(resolve(heeded, night)).toEqual(resolve(schedule([layer(0, turns)]), night));
  });

  it('are local days of each rotation', () => {
    const inTokyo = rotation('2026-05-04', 'A', { zone: 'Asia/Tokyo' });
    const holiday = plan([heeding(layer(0, inTokyo), off)]);
    const start = at(HOLIDAY, 'Asia/Tokyo');
    expect(gaps(holiday, week)).toContainEqual({ start, end: start + 24 * HOUR_MS });
  });

  it('do nothing for a layer whose list is not there', () => {
    const none = schedule([heeding(layer(0, rotation('2026-05-04', 'A')), off)]);
    expect(gaps(none, week)).toEqual([]);
  });
});
