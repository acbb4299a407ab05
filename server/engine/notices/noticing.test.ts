import { describe, expect, it } from 'vitest';
import type { Directory } from '../../core/directory/directory.ts';
import { at, layer, rotation, schedule } from '../../core/schedule/test/example.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import { DAY_MS, HOUR_MS } from '../../core/time/instant.ts';
import { databases, useDatabase } from '../../test/database/databases.ts';
import { virtualClock } from '../../runtime/virtual-clock.ts';
import { createHub } from '../hub.ts';
import { ana, knownWith } from '../test/shop.ts';
import { createNoticing } from './noticing.ts';

const MONDAY = at('2026-11-23T09:00');
const week = rotation('2026-11-16T09:00', 'ana ben', { turn: { kind: 'weekly', every: 1, handoffDay: 'mon' } });
const of = (id: string, over: Partial<Schedule> = {}): Schedule => ({ ...schedule([layer(0, week)]), id, ...over });

describe.each(databases)('noticing on $name', (kind) => {
  const given = useDatabase(kind);

  function noticing(schedules: readonly Schedule[], over: Partial<Directory> = {}) {
    const clock = virtualClock(MONDAY - 30 * HOUR_MS);
    const state = { known: knownWith({ schedules: new Map(schedules.map((one) => [one.id, one])), ...over }) };
    const [seen, failures]: [string[], unknown[]] = [[], []];
    const made = createNoticing({
      ...{ database: given.database, clock, channels: new Map(), known: () => state.known, refresh: async () => {} },
      ...{ publicUrl: '', appUrl: null, secret: '', owner: 'o', hub: createHub(given.database), patienceMs: DAY_MS },
      observe: {
        ...{ wakeLate() {}, sent() {}, alarm() {}, userGroup() {}, warned() {} },
        failed: (what) => void failures.push(what),
        noticed: (id, what, result, count) => void seen.push(`${id} ${what} ${result} ${count}`),
      },
    });
    const idle = () => Promise.all(made.pumps.map((pump) => pump.idle())).then(() => undefined);
    const look = async () => {
      made.changed();
      await idle();
    };
    return { ...made, clock, state, seen, failures, look, travel: (ms: number) => clock.advance(ms, idle) };
  }

  it('sleeps until something of any schedule is due, of however many', async () => {
    const town = noticing(Array.from({ length: 20 }, (_, index) => of(`s${index}`)));
    await town.look();
    expect(town.seen).toEqual([]);
    await town.travel(6 * HOUR_MS - 1);
    expect(town.seen).toEqual([]);
    await town.travel(1);
    expect(town.seen).toHaveLength(20);
    await town.stop();
    expect(town.failures).toEqual([]);
  });

  it('looks again where a schedule, or the wishes of somebody in it, are others', async () => {
    const town = noticing([of('a'), of('b')]);
    await town.look();
    const longer = { ...ana, id: 'ben', shiftNotices: { beforeMs: [2 * DAY_MS], handoff: true, methodId: null } };
    const people = new Map(town.state.known.directory.people).set('ben', longer);
    town.state.known = knownWith({ ...town.state.known.directory, people });
    await town.look();
    expect(town.seen).toEqual(['a before written 1', 'b before written 1']);
    const swapped = { ...week, participants: [['ben'], ['ana']] };
    const schedules = new Map([['a', of('a', { layers: [layer(0, swapped)] })]]);
    town.state.known = knownWith({ ...town.state.known.directory, schedules });
    await town.look();
    expect(town.seen.slice(2)).toEqual(['a handoff written 1', 'a handoff written 1', 'a gone written 1']);
    await town.stop();
  });

  it('one schedule that cannot be looked at does not stop the others, and is tried again', async () => {
    const town = noticing([of('broken', { zone: 'Nowhere/At-all' }), of('well')]);
    await town.look();
    await town.travel(6 * HOUR_MS);
    expect(town.seen).toEqual(['well before written 1']);
    expect(town.failures.length).toBeGreaterThan(300);
    expect(new Set(town.failures)).toEqual(new Set(['notices of the schedule broken']));
    await town.stop();
  });
});
