import { describe, expect, it } from 'vitest';
import { emptyDirectory } from '../directory/empty.ts';
import type { Directory } from '../directory/directory.ts';
import { defaultShiftNotices } from '../notifying/person.ts';
import type { Person } from '../notifying/person.ts';
import { at, layer, override, rotation, schedule } from '../schedule/test/example.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { DAY_MS, HOUR_MS } from '../time/instant.ts';
import { feedWindow, personFeed, scheduleFeed } from './feed.ts';
import type { Told } from './publication.ts';

const person = (id: string): Person => ({
  ...{
    id,
    name: `Person ${id}`,
    email: null,
    zone: 'UTC',
    contactMethods: [],
    quietHours: [],
    shiftNotices: defaultShiftNotices,
  },
  rules: { high: null, low: null },
  shiftNotices: defaultShiftNotices,
});

const town = (...schedules: Schedule[]): Directory => ({
  ...emptyDirectory,
  people: new Map(['A', 'B', 'C'].map((id) => [id, person(id)])),
  schedules: new Map(schedules.map((one) => [one.id, one])),
});

const WINDOW = { start: at('2026-03-04T00:00'), end: at('2026-03-06T00:00') };
const daily = rotation('2026-03-02T12:00', 'A B', { id: 'daily' });

const brief = (all: readonly Told[]): string[] =>
  all.map(({ occurrence, start, end, people }) => {
    const [from, to] = [start, end].map((instant) => new Date(instant).toISOString().slice(5, 16));
    return `${occurrence} ${from} ${to} ${people.join('+')}`;
  });

describe('the feed of a schedule', () => {
  it('tells whole shifts, also those that the window only touches', () => {
    const shop = schedule([layer(0, daily)]);
    expect(brief(scheduleFeed(town(shop), shop, WINDOW))).toEqual([
      'rotation/daily/1 03-03T12:00 03-04T12:00 B',
      'rotation/daily/2 03-04T12:00 03-05T12:00 A',
      'rotation/daily/3 03-05T12:00 03-06T12:00 B',
    ]);
  });

  it('names people, and only those that are there', () => {
    const shop = schedule([layer(0, rotation('2026-03-02T12:00', 'A+Z Z'))], { name: 'Shop primary' });
    const [first, ...others] = scheduleFeed(town(shop), shop, WINDOW);
    expect(first).toMatchObject({ summary: 'Person A', description: 'On call in Shop primary.', people: ['A'] });
    expect(others).toEqual([]);
  });

  it('tells overrides under their own ids, and both ends of the turn that they cut', () => {
    const night = { ...override('2026-03-04', 'C 20-22', 1), id: 'o1' };
    const shop = schedule([layer(0, daily)], { overrides: [night] });
    expect(brief(scheduleFeed(town(shop), shop, WINDOW)).slice(1, 4)).toEqual([
      'rotation/daily/2 03-04T12:00 03-04T20:00 A',
      'override/o1 03-04T20:00 03-04T22:00 C',
      'rotation/daily/2 03-04T22:00 03-05T12:00 A',
    ]);
  });

  it('goes on with the turns of a rotation that was edited', () => {
    const cutAt = at('2026-03-04T18:00');
    const old = { ...daily, until: cutAt };
    const edited = { ...daily, id: 'daily-2', supersedes: 'daily', visibleFrom: cutAt };
    const shop = schedule([layer(0, old, edited)]);
    const names = scheduleFeed(town(shop), shop, WINDOW).map(({ occurrence }) => occurrence);
    expect(names).toEqual([1, 2, 2, 3].map((turn) => `rotation/daily/${turn}`));
  });

  it('tells what a calendar says under the ids of its events', () => {
    const imported = { ...layer(0), calendar: { url: 'https://calendar.example.test', people: {} } };
    const shifts = [{ uid: 'e1', interval: { start: WINDOW.start, end: WINDOW.start + HOUR_MS }, people: ['A'] }];
    const shop = schedule([imported], { imports: [{ layerId: imported.id, shifts }] });
    expect(brief(scheduleFeed(town(shop), shop, WINDOW))).toEqual([
      `import/${imported.id}/e1 03-04T00:00 03-04T01:00 A`,
    ]);
  });

  it('cuts no shift however long it is, so that nothing changes from day to day', () => {
    const yearly = rotation('2020-01-01T00:00', 'A', { turn: { kind: 'monthly', every: 18 } });
    const shop = schedule([layer(0, yearly)]);
    const today = scheduleFeed(town(shop), shop, WINDOW);
    const tomorrow = scheduleFeed(town(shop), shop, { start: WINDOW.start + DAY_MS, end: WINDOW.end + DAY_MS });
    expect(today).toEqual(tomorrow);
    expect(brief(today)[0]).toMatch(/01-01T00:00 07-01T00:00 A$/);
  });

  it('knows whole seconds only', () => {
    const odd = {
      ...override('2026-03-04', 'C 20-22', 1),
      id: 'o1',
      interval: { start: WINDOW.start + 250, end: WINDOW.start + 700 },
    };
    const shop = schedule([layer(0, daily)], { overrides: [odd] });
    const all = scheduleFeed(town(shop), shop, WINDOW);
    expect(all.some(({ occurrence }) => occurrence === 'override/o1')).toBe(false);
    expect(all.every(({ start, end }) => start % 1_000 === 0 && end % 1_000 === 0 && start < end)).toBe(true);
  });
});

describe('the feed of a person', () => {
  it('holds their shifts of all schedules, and nobody else in them', () => {
    const shop = schedule([layer(0, daily)], { id: 'shop', name: 'Shop' });
    const pay = schedule([layer(0, rotation('2026-03-02T12:00', 'C A+B', { id: 'pay' }))], { id: 'pay', name: 'Pay' });
    const all = personFeed(town(shop, pay), 'A', WINDOW);
    expect(brief(all)).toEqual([
      'pay/rotation/pay/1 03-03T12:00 03-04T12:00 A',
      'pay/rotation/pay/3 03-05T12:00 03-06T12:00 A',
      'shop/rotation/daily/2 03-04T12:00 03-05T12:00 A',
    ]);
    expect(all[0]).toMatchObject({ summary: 'On call: Pay', isShadow: false });
  });

  it('marks shifts that they only see', () => {
    const shadow = { ...layer(0, rotation('2026-03-02T12:00', 'C')), id: 'learn', duty: 'shadow' as const };
    const shop = schedule([layer(1, daily), shadow], { id: 'shop', name: 'Shop' });
    const [first] = personFeed(town(shop), 'C', WINDOW);
    expect(first).toMatchObject({ summary: 'Shadow: Shop', isShadow: true, people: ['C'] });
    expect(first?.occurrence).toMatch(/^shop\/shadow\/rotation\//);
  });

  it('joins a turn that others only join for a while', () => {
    const helper = rotation('2026-03-02T14:00', 'B', { id: 'help', shiftMs: 2 * HOUR_MS });
    const alone = rotation('2026-03-02T12:00', 'A', { id: 'alone' });
    const shop = schedule([layer(0, alone, helper)], { id: 'shop' });
    expect(brief(personFeed(town(shop), 'A', WINDOW))).toHaveLength(3);
    expect(brief(personFeed(town(shop), 'B', WINDOW))[0]).toBe('shop/rotation/help/2 03-04T14:00 03-04T16:00 B');
  });

  it('finds whoever stands in for somebody who stands in', () => {
    const away = (id: string, personId: string, substituteId: string) => ({
      ...{ id, personId, substituteId, createdAt: 0 },
      interval: { start: WINDOW.start, end: WINDOW.end },
    });
    const shop = schedule([layer(0, rotation('2026-03-02T12:00', 'A', { id: 'a' }))], {
      id: 'shop',
      absences: [away('1', 'B', 'C'), away('2', 'A', 'B')],
    });
    expect(personFeed(town(shop), 'C', WINDOW).length).toBeGreaterThan(0);
  });

  it('is empty for somebody whom no schedule names', () => {
    expect(personFeed(town(schedule([layer(0, daily)])), 'C', WINDOW)).toEqual([]);
  });
});

describe('feedWindow', () => {
  it('is the same all day', () => {
    const morning = feedWindow(at('2026-03-04T00:00'));
    expect(feedWindow(at('2026-03-04T23:59'))).toEqual(morning);
    expect([morning.start, morning.end]).toEqual([at('2026-01-03T00:00'), at('2027-03-04T00:00')]);
  });
});
