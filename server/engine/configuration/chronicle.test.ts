import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onCall } from '../../core/schedule/on-call.ts';
import { DAY_MS, HOUR_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { databases } from '../../test/database/databases.ts';
import { ana, ben, install, NOW, town } from './test/installation.ts';
import type { Installation } from './test/installation.ts';

const rotation = (person: string) => ({ id: 'r', turn: 'daily', start: '2026-11-01T00:00', people: [person] });
const of = (person: string, rest: object = {}) => ({
  ...{ id: 'night', name: 'Night', zone: 'UTC', layers: [{ id: 'l', rotations: [rotation(person)] }] },
  ...rest,
});
const off = (...dates: readonly string[]) => ({
  ...{ id: 'off', name: 'Off', days: dates.map((date) => ({ date, name: 'Off' })) },
});

describe.each(databases)('editions of a schedule on $name', (kind) => {
  let here: Installation;
  beforeEach(async () => {
    here = await install(kind);
    here.write('town.yaml', town);
    await here.reload();
  });
  afterEach(async () => expect(await here.drop()).toEqual([]));

  const put = (document: object) => here.put({ kind: 'schedule', id: 'night', document });
  const list = (document: object) => here.put({ kind: 'holiday-list', id: 'off', document });
  const hours = (count: number) => here.clock.advance(count * HOUR_MS, () => Promise.resolve());
  const schedule = (id = 'night') => here.snapshot().directory.schedules.get(id);
  const who = (at: Instant): readonly string[] | null => {
    const found = schedule();
    return found === undefined ? null : onCall(found, at, (id) => here.snapshot().directory.people.has(id));
  };

  it('count from the instant at which the next one was saved', async () => {
    await put(of('ana'));
    await hours(1);
    await put(of('ben'));
    expect([who(NOW - DAY_MS), who(NOW + HOUR_MS - 1), who(NOW + HOUR_MS)]).toEqual([['ana'], ['ana'], ['ben']]);
  });

  it('are all known to a replica that looked away while several were saved, and to a restart', async () => {
    const other = here.configuration;
    await here.start();
    await put(of('ana'));
    await other.refresh();
    for (const person of ['ben', 'ana', 'ben']) {
      await hours(1);
      await put(of(person));
    }
    await other.refresh();
    const past = schedule()?.past;
    expect(past?.map(({ until }) => (until - NOW) / HOUR_MS)).toEqual([1, 2, 3]);
    expect(other.snapshot().directory.schedules.get('night')?.past).toEqual(past);
    const restarted = await here.start();
    expect(restarted.snapshot().directory.schedules.get('night')?.past).toEqual(past);
  });

  it('R33 are not made by a new name, of whatever', async () => {
    await put(of('ana'));
    await hours(1);
    const layers = [{ id: 'l', name: 'Nights', rotations: [{ ...rotation('ana'), name: 'Days' }] }];
    await put(of('ana', { name: 'Nights', layers, team: 'shop' }));
    expect([schedule()?.name, schedule()?.past]).toEqual(['Nights', []]);
  });

  it('have nobody between a schedule that was deleted and one that is made again', async () => {
    await put(of('ana'));
    await hours(1);
    await here.remove({ kind: 'schedule', id: 'night' });
    expect(who(NOW)).toBeNull();
    await hours(1);
    await put(of('ben'));
    expect([0, 1, 2].map((hour) => who(NOW + hour * HOUR_MS))).toEqual([['ana'], [], ['ben']]);
  });

  it('keep an override that had begun when its schedule was deleted', async () => {
    await put(of('ana'));
    const interval = { start: NOW, end: NOW + DAY_MS };
    const request = { scheduleId: 'night', interval, people: ['ben'], layerId: null, by: 'ben', creatorId: null };
    await here.configuration.overrides.add(request, () => undefined);
    await hours(1);
    await here.remove({ kind: 'schedule', id: 'night' });
    await hours(1);
    await put(of('ana'));
    expect([0, 1, 2].map((hour) => who(NOW + hour * HOUR_MS))).toEqual([['ben'], [], ['ana']]);
  });

  it('keep a cover whose turn had begun when its schedule was deleted, and nothing of what was ahead', async () => {
    await put(of('ana'));
    const requests = here.configuration.coverRequests;
    const stretch = { start: NOW + HOUR_MS, end: NOW + 3 * HOUR_MS };
    const asked = await requests.ask(
      {
        ...{ scheduleId: 'night', from: 'ana', stretch, to: null, inReturn: null, note: null },
        ...{ by: 'Ana', creatorId: 'ana' },
      },
      () => undefined,
    );
    await requests.take(asked.kind === 'asked' ? asked.request.id : '', 'ben', 'Ben', () => undefined);
    await hours(2);
    await here.remove({ kind: 'schedule', id: 'night' });
    await put(of('ana'));
    expect([0, 1, 2].map((hour) => who(NOW + hour * HOUR_MS))).toEqual([['ana'], ['ben'], ['ana']]);
  });

  it('come from files as well, with nobody while no file has the schedule', async () => {
    here.write('night.yaml', { schedules: [of('ana')] });
    await here.reload();
    await hours(1);
    here.write('night.yaml', { holidayLists: [off()] });
    await here.reload();
    await hours(1);
    here.write('night.yaml', { schedules: [of('ben')] });
    await here.reload();
    expect([0, 1, 2].map((hour) => who(NOW + hour * HOUR_MS))).toEqual([['ana'], [], ['ben']]);
  });

  it('are not made by a reload of the same files, and by tidying their overrides what was stays', async () => {
    const overrides = [{ start: '2026-11-20T00:00', end: '2026-11-21T04:00', people: ['ben'] }];
    here.write('night.yaml', { schedules: [of('ana', { overrides })] });
    await here.reload();
    await here.reload();
    expect(schedule()?.past).toEqual([]);
    await hours(2);
    here.write('night.yaml', { schedules: [of('ana')] });
    await here.reload();
    expect([NOW, NOW + HOUR_MS].map(who)).toEqual([['ben'], ['ana']]);
  });

  it('are made by another holiday list, of the schedules that name it', async () => {
    await list(off());
    const layers = [{ ...of('ana').layers[0], holidays: { list: 'off', treat: 'off' } }];
    await put(of('ana', { layers }));
    await here.put({ kind: 'schedule', id: 'day', document: { ...of('ana'), id: 'day', name: 'Day' } });
    await hours(1);
    await list(off('2026-11-21'));
    await hours(1);
    await list({ ...off('2026-11-21'), name: 'Holidays' });
    expect([0, 1, 2].map((hour) => who(NOW + hour * HOUR_MS))).toEqual([['ana'], [], []]);
    expect([schedule()?.past.length, schedule('day')?.past.length]).toEqual([1, 0]);
  });

  it('name somebody who was deleted later, and nobody who was away by then', async () => {
    await here.put({ kind: 'person', id: 'cy', document: { name: 'Cy' } });
    await put(of('cy'));
    await hours(1);
    await here.remove({ kind: 'person', id: 'cy', force: true });
    await hours(1);
    expect([0, 1, 2].map((hour) => who(NOW + hour * HOUR_MS))).toEqual([['cy'], [], []]);
    await here.put({ kind: 'person', id: 'cy', document: { name: 'Cy' } });
    expect([0, 1, 2].map((hour) => who(NOW + hour * HOUR_MS))).toEqual([['cy'], [], ['cy']]);
    await here.start();
    expect([0, 1, 2].map((hour) => who(NOW + hour * HOUR_MS))).toEqual([['cy'], [], ['cy']]);
  });

  it('name somebody who stood in and was deleted later', async () => {
    await put(of('ana'));
    await here.put({ kind: 'person', id: 'cy', document: { name: 'Cy' } });
    const away = { personId: 'ana', interval: { start: NOW, end: NOW + DAY_MS }, substituteId: 'cy', note: null };
    await here.configuration.absences.add({ ...away, by: 'Ana', creatorId: 'ana' }, () => undefined);
    await hours(1);
    await here.remove({ kind: 'person', id: 'cy', force: true });
    expect([NOW, NOW + HOUR_MS].map(who)).toEqual([['cy'], []]);
  });

  it('name somebody whom a file lost, where an override put them on call', async () => {
    await put(of('ana'));
    const interval = { start: NOW, end: NOW + DAY_MS };
    const request = { scheduleId: 'night', interval, people: ['ben'], layerId: null, by: 'ben', creatorId: null };
    await here.configuration.overrides.add(request, () => undefined);
    await hours(1);
    here.write('town.yaml', { ...town, people: [ana] });
    await here.reload();
    expect([NOW, NOW + HOUR_MS].map(who)).toEqual([['ben'], ['ana']]);
    expect(here.snapshot().directory.people.has(ben.id)).toBe(false);
  });

  it('are forgotten after 400 days, and the oldest that is left answers for them', async () => {
    await put(of('ana'));
    await hours(1);
    await put(of('ben'));
    await hours(401 * 24);
    await put(of('ana'));
    expect(schedule()?.past).toHaveLength(1);
    expect(who(NOW)).toEqual(['ben']);
    await here.start();
    expect(who(NOW)).toEqual(['ben']);
  });
});
