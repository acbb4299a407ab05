import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../time/instant.ts';
import { at, hours, layer, override, rotation, schedule } from './test/example.ts';
import type { Rotation, Schedule, Turn } from './schedule.ts';
import { validate, validateOverrideEdit } from './validate.ts';

const DAY = '2026-05-04';
const start = at(DAY);

/** Paths of what is wrong, as `layers.0.rank`. */
const pathsOf = (of: Schedule): string[] => validate(of).map(({ path }) => path.join('.'));
/** The same for one rotation, from its own fields down. */
const wrong = (rest: Partial<Rotation>): string[] =>
  pathsOf(schedule([layer(0, rotation(DAY, 'A B', rest))])).map((path) => path.replace('layers.0.rotations.0.', ''));
/** Values that the type refuses but a file or a request can hold. */
const raw = (value: unknown): never => value as never;

describe('validate', () => {
  it('finds nothing wrong with schedules that are fine', () => {
    const weekly: Turn = { kind: 'weekly', every: 2, handoffDay: 'mon' };
    expect(pathsOf(schedule([]))).toEqual([]);
    expect(wrong({})).toEqual([]);
    expect(
      wrong({ turn: weekly, shiftMs: 14 * DAY_MS, weekdays: ['sat', 'sun'], windows: [hours('22:00-06:00')] }),
    ).toEqual([]);
    expect(wrong({ visibleFrom: start, until: start + 1, zone: 'Europe/Berlin', firstParticipant: 1 })).toEqual([]);
    expect(pathsOf(schedule([layer(0)], { overrides: [override(DAY, 'A 10-12', 1)] }))).toEqual([]);
  });

  it('finds nothing wrong with a calendar beside rotations, or with going on for a rotation that is gone', () => {
    const calendar = { url: 'https://calendar.example/on-call.ics', people: {} };
    expect(pathsOf(schedule([{ ...layer(0, rotation(DAY, 'A')), calendar }]))).toEqual([]);
    expect(wrong({ supersedes: 'tidied-away' })).toEqual([]);
  });

  it('R33 an end before the beginning', () => {
    expect(wrong({ visibleFrom: start - 1 })).toEqual(['visibleFrom']);
    expect(wrong({ until: start })).toEqual(['until']);
    expect(wrong({ visibleFrom: start + DAY_MS, until: start + HOUR_MS })).toEqual(['until']);
    expect(wrong({ zone: 'Asia/Tokyo', visibleFrom: at(DAY, 'Asia/Tokyo') })).toEqual([]);
    const backwards = { ...override(DAY, 'A 10-12', 1), interval: { start: 2, end: 2 } };
    expect(pathsOf(schedule([], { overrides: [backwards] }))).toEqual(['overrides.0.interval.end']);
  });

  it.each([0, -1, 1.5, NaN, raw('2'), raw(undefined)])('R33 an interval of %s', (every) => {
    for (const kind of ['hourly', 'daily', 'monthly'] as const)
      expect(wrong({ turn: { kind, every } })).toEqual(['turn.every']);
    expect(wrong({ turn: { kind: 'weekly', every, handoffDay: 'tue' } })).toEqual(['turn.every']);
  });

  it('R33 daily turns of more days than are selected', () => {
    expect(wrong({ turn: { kind: 'daily', every: 3 }, weekdays: ['sat', 'sun'] })).toEqual(['turn.every']);
    expect(wrong({ turn: { kind: 'daily', every: 2 }, weekdays: ['sat', 'sun'] })).toEqual([]);
    expect(wrong({ turn: { kind: 'daily', every: 8 } })).toEqual([]);
  });

  it('R33 nobody', () => {
    expect(wrong({ participants: [] })).toEqual(['participants']);
    expect(wrong({ participants: [['A'], []] })).toEqual(['participants.1']);
    const nobody = { ...override(DAY, 'A 10-12', 1), people: [] };
    expect(pathsOf(schedule([], { overrides: [nobody] }))).toEqual(['overrides.0.people']);
  });

  it('R33 a weekday that is none', () => {
    expect(wrong({ weekdays: ['mon', raw('monday')] })).toEqual(['weekdays.1']);
    expect(wrong({ turn: { kind: 'weekly', every: 1, handoffDay: raw('MO') } })).toEqual(['turn.handoffDay']);
    expect(wrong({ weekdays: [] })).toEqual(['weekdays']);
  });

  it('R33 an override that is over, and editing one that was', () => {
    const lunch = override(DAY, 'A 12-13', 1);
    const later = override(DAY, 'A 12-15', 1);
    expect(validateOverrideEdit(null, lunch, at(`${DAY}T12:59`))).toEqual([]);
    expect(validateOverrideEdit(null, lunch, at(`${DAY}T13:00`))).toMatchObject([{ path: ['interval', 'end'] }]);
    expect(validateOverrideEdit(lunch, later, at(`${DAY}T12:30`))).toEqual([]);
    expect(validateOverrideEdit(lunch, later, at(`${DAY}T13:00`))).toMatchObject([{ path: [] }]);
    expect(validateOverrideEdit(null, { ...lunch, people: [] }, start)).toMatchObject([{ path: ['people'] }]);
  });

  it('refuses starts, zones and windows that cannot be read', () => {
    expect(wrong({ start: '2026-02-30T09:00' })).toEqual(['start']);
    expect(wrong({ start: '2026-02-03', zone: 'Mars/Olympus' })).toEqual(['zone', 'start']);
    expect(
      wrong({
        windows: [
          { from: 0, to: 1_440 },
          { from: 1_440, to: -1 },
          { from: NaN, to: 0.5 },
        ],
      }),
    ).toEqual([...['windows.1.from', 'windows.1.to', 'windows.2.from', 'windows.2.to']]);
  });

  it('refuses shifts that are nothing or outlast their turn', () => {
    expect(wrong({ shiftMs: 0 })).toEqual(['shiftMs']);
    expect(wrong({ shiftMs: NaN })).toEqual(['shiftMs']);
    expect(wrong({ shiftMs: DAY_MS + 1 })).toEqual(['shiftMs']);
    expect(wrong({ shiftMs: 31 * DAY_MS, turn: { kind: 'monthly', every: 1 } })).toEqual([]);
  });

  it.each([-1, 2, 0.5, NaN])('refuses %s as the first of two participants', (firstParticipant) => {
    expect(wrong({ firstParticipant })).toEqual(['firstParticipant']);
  });

  it('names what is wrong with the schedule itself, all at once', () => {
    const twice = rotation(DAY, 'A');
    const broken = schedule([{ ...layer(0.5, twice, twice) }, { ...layer(0.5) }], {
      name: ' ',
      zone: '+02:00',
      overrides: [override(DAY, 'A 10-12', 1), override(DAY, 'A 10-12', 2)],
    });
    expect(pathsOf(broken)).toEqual([
      ...['name', 'zone', 'layers.0.rank', 'layers.1.rank', 'layers.1.id', 'layers.0.rotations.1.id', 'overrides.1.id'],
    ]);
  });

  it('says what to do, in a sentence', () => {
    const errors = validate(
      schedule([layer(0, rotation(DAY, '', { zone: 'Nowhere', shiftMs: -1 }))], { zone: 'Berlin' }),
    );
    for (const { message } of errors) expect(message).toMatch(/^["A-Z].*\.$/);
    expect(errors.map(({ message }) => message)[0]).toBe(
      '"Berlin" is not a time zone; choose one by its IANA name, such as Europe/Berlin.',
    );
  });
});
