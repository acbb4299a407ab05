import { describe, expect, it } from 'vitest';
import { formatPath } from '../../core/directory/kind.ts';
import { readDocument } from './document.ts';

const primary = { id: 'shop-primary', name: 'Shop primary', zone: 'Europe/Berlin' };
const week = { start: '2026-01-05T09:00', turn: 'weekly', people: ['ana', 'ben'] };

function read(document: object) {
  return readDocument('schedule', { ...primary, layers: [], ...document }, 1);
}

function mistakes(document: object): string[] {
  const result = read(document);
  return result.ok ? [] : result.mistakes.map(({ path, message }) => `${formatPath(path)}: ${message}`);
}

function value(document: object) {
  const result = read(document);
  if (!result.ok) throw new Error(JSON.stringify(result.mistakes));
  return result.value;
}

/** The paths of what is wrong: the sentences are the core's own, and tested there. */
function paths(document: object): string[] {
  return mistakes(document).map((line) => line.slice(0, line.indexOf(': ')));
}

describe('a schedule', () => {
  it('is not called as what the API says of all schedules', () => {
    expect(mistakes({ id: 'surroundings' })).toEqual([
      'id: is an address of the API, where no schedule could be found: choose another id',
    ]);
    expect(mistakes({ id: 'surroundings-2' })).toEqual([]);
  });

  it('takes ids and ranks from what stands there', () => {
    const { layers } = value({
      layers: [{ rotations: [week] }, { name: 'Night shift!', rotations: [{ ...week, name: 'Follow the sun' }] }],
    });
    expect(layers.map(({ id, name, rank }) => [id, name, rank])).toEqual([
      ['layer-1', 'Layer 1', 0],
      ['night-shift', 'Night shift!', 1],
    ]);
    expect(layers[1]?.rotations[0]).toEqual({
      id: 'follow-the-sun',
      name: 'Follow the sun',
      zone: null,
      start: '2026-01-05T09:00',
      visibleFrom: null,
      until: null,
      turn: { kind: 'weekly', every: 1, handoffDay: 'mon' },
      shiftMs: null,
      weekdays: null,
      windows: [],
      participants: [['ana'], ['ben']],
      firstParticipant: 0,
      supersedes: null,
    });
  });

  it('calls rotations without a name after their layer, because ids are unique in the whole schedule', () => {
    const { layers } = value({ layers: [{ rotations: [week, week] }, { name: 'Desk', rotations: [week] }] });
    expect(layers.flatMap(({ rotations }) => rotations.map(({ id, name }) => `${id} ${name}`))).toEqual([
      'layer-1-1 Rotation 1',
      'layer-1-2 Rotation 2',
      'desk-1 Rotation 1',
    ]);
  });

  it('S11 a layer without a rank has the one of its place in the list, the first one 0', () => {
    expect(value({ layers: [{ rotations: [week] }] }).layers[0]?.rank).toBe(0);
  });

  it('reads people who take a turn together, windows and a hand-off day', () => {
    const people = ['ana', ['ben', 'cleo']];
    const windows = [{ from: '22:00', to: '06:00' }];
    const [layer] = value({ layers: [{ rotations: [{ ...week, people, windows, handoffDay: 'fri' }] }] }).layers;
    expect(layer?.rotations[0]).toMatchObject({
      participants: [['ana'], ['ben', 'cleo']],
      windows: [{ from: 1_320, to: 360 }],
      turn: { kind: 'weekly', every: 1, handoffDay: 'fri' },
    });
  });

  it('reads a moment without an offset as local time of the schedule, or of the rotation where it has a zone', () => {
    const override = { start: '2026-12-24T18:00', end: '2026-12-24T20:00:00Z', people: ['ana'] };
    const rotation = { ...week, zone: 'America/New_York', until: '2026-07-01T09:00' };
    const schedule = value({ layers: [{ rotations: [rotation] }], overrides: [override] });
    expect(schedule.overrides[0]?.interval).toEqual({
      start: Date.parse('2026-12-24T17:00:00Z'),
      end: Date.parse('2026-12-24T20:00:00Z'),
    });
    expect(schedule.layers[0]?.rotations[0]?.until).toBe(Date.parse('2026-07-01T13:00:00Z'));
  });

  it('lets the later of two overrides in a list win', () => {
    const override = { start: '2026-12-24T18:00', end: '2026-12-24T20:00', people: ['ana'] };
    const [first, second] = value({ overrides: [override, { ...override, people: ['ben'] }] }).overrides;
    expect(second?.createdAt).toBeGreaterThan(first?.createdAt ?? Infinity);
  });
});

describe('R33 a schedule refuses, with the field', () => {
  const rotations = (rotation: object) => ({ layers: [{ rotations: [{ ...week, ...rotation }] }] });
  const overrides = (override: object) => ({
    overrides: [{ start: '2026-12-24T18:00', end: '2026-12-24T20:00', people: ['ana'], ...override }],
  });

  it.each([
    ['end before start', overrides({ end: '2026-12-24T17:00' }), 'overrides[0].end'],
    ['end at start', overrides({ end: '2026-12-24T18:00' }), 'overrides[0].end'],
    ['visible before the start', rotations({ visibleFrom: '2026-01-01T00:00' }), 'layers[0].rotations[0].visibleFrom'],
    ['until before visible', rotations({ until: '2026-01-04T00:00' }), 'layers[0].rotations[0].until'],
    ['every 0', rotations({ every: 0 }), 'layers[0].rotations[0].every'],
    ['every below 0', rotations({ every: -1 }), 'layers[0].rotations[0].every'],
    ['no turn', rotations({ turn: undefined }), 'layers[0].rotations[0].turn'],
    ['an unknown turn', rotations({ turn: 'yearly' }), 'layers[0].rotations[0].turn'],
    [
      'daily turns longer than the selected days',
      rotations({ turn: 'daily', every: 3, weekdays: ['mon', 'tue'] }),
      'layers[0].rotations[0].every',
    ],
    ['nobody', rotations({ people: [] }), 'layers[0].rotations[0].people'],
    ['an empty group', rotations({ people: ['ana', []] }), 'layers[0].rotations[0].people[1]'],
    ['an unknown weekday', rotations({ weekdays: ['monday'] }), 'layers[0].rotations[0].weekdays[0]'],
    ['a weekday twice', rotations({ weekdays: ['mon', 'mon'] }), 'layers[0].rotations[0].weekdays[1]'],
    [
      'a hand-off day of daily turns',
      rotations({ turn: 'daily', handoffDay: 'mon' }),
      'layers[0].rotations[0].handoffDay',
    ],
    ['a shift longer than its turn', rotations({ turn: 'daily', shift: '25h' }), 'layers[0].rotations[0].shift'],
    [
      'a first participant who is not there',
      rotations({ firstParticipant: 2 }),
      'layers[0].rotations[0].firstParticipant',
    ],
    ['a start with an offset', rotations({ start: '2026-01-05T09:00:00Z' }), 'layers[0].rotations[0].start'],
    ['a day that is not there', rotations({ start: '2026-02-30T09:00' }), 'layers[0].rotations[0].start'],
    ['a moment that is not there', overrides({ start: 'tomorrow' }), 'overrides[0].start'],
    ['a frequency on an override', overrides({ turn: 'daily' }), 'overrides[0].turn'],
    [
      'a time that is not there',
      rotations({ windows: [{ from: '9', to: '25:00' }] }),
      'layers[0].rotations[0].windows[0].from',
    ],
    [
      'two layers of one name',
      {
        layers: [
          { name: 'A', rotations: [] },
          { name: 'a', rotations: [] },
        ],
      },
      'layers[1]',
    ],
  ])('%s', (_, document, path) => {
    expect(paths(document)[0]).toMatch(new RegExp(`^${path.replaceAll(/[[\].]/g, '\\$&')}`));
  });

  it('a zone that is none, without counting in it', () => {
    expect(mistakes({ ...overrides({}), zone: 'Mars/Olympus' })).toEqual([
      'zone: is not a time zone: write an IANA name, such as Europe/Berlin or UTC',
    ]);
  });

  it('every one of them at once', () => {
    expect(paths({ zone: 'Berlin', layers: [{ rotations: [{ ...week, every: 0 }] }], overrides: [{}] })).toEqual([
      'zone',
      'layers[0].rotations[0].every',
      'overrides[0].start',
      'overrides[0].end',
      'overrides[0].people',
    ]);
  });
});
