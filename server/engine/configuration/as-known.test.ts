import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { whyOnCall } from '../../core/schedule/on-call.ts';
import { DAY_MS, HOUR_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { databases } from '../../test/database/databases.ts';
import { asKnown } from './as-known.ts';
import { install, NOW, town } from './test/installation.ts';
import type { Installation } from './test/installation.ts';

const layer = (person: string) => ({
  ...{ id: 'l', holidays: { list: 'off', treat: 'off' } },
  rotations: [{ id: 'r', turn: 'daily', start: '2026-11-01T00:00', people: [person] }],
});
const night = (person: string) => ({ id: 'night', name: 'Night', zone: 'UTC', layers: [layer(person)] });
const off = (...dates: readonly string[]) => ({
  ...{ id: 'off', name: 'Off', days: dates.map((date) => ({ date, name: 'Off' })) },
});

describe.each(databases)('who was on call, as known at an instant, on $name', (kind) => {
  let here: Installation;
  beforeEach(async () => {
    here = await install(kind);
    here.write('town.yaml', town);
    await here.reload();
    await here.put({ kind: 'holiday-list', id: 'off', document: off() });
  });
  afterEach(async () => expect(await here.drop()).toEqual([]));

  const put = (document: object) => here.put({ kind: 'schedule', id: 'night', document });
  const hour = () => here.clock.advance(HOUR_MS, () => Promise.resolve());
  /** Who, and the kinds of the reasons; null where there was no such schedule. */
  const known = async (at: Instant, knownAt: Instant) => {
    const { schedules, people } = await here.configuration.asKnown('night', knownAt);
    const schedule = schedules.get('night');
    if (schedule === undefined) return null;
    const { people: who, sources } = whyOnCall(schedule, at, (id) => people.has(id));
    return [...who, ...sources.map((source) => source.kind)].join(' ');
  };
  const override = () =>
    here.configuration.overrides.add(
      {
        ...{ scheduleId: 'night', interval: { start: here.clock.now(), end: NOW + 9 * HOUR_MS }, people: ['ben'] },
        ...{ layerId: null, by: 'ben', creatorId: null },
      },
      () => undefined,
    );

  it('is what was written by then, from the very instant of saving', async () => {
    await hour();
    await put(night('ana'));
    await hour();
    await put(night('ben'));
    const at = NOW + 5 * HOUR_MS;
    expect(await known(at, NOW + HOUR_MS - 1)).toBeNull();
    expect(await known(at, NOW + HOUR_MS)).toBe('ana rotation');
    expect(await known(at, NOW + 2 * HOUR_MS)).toBe('ben rotation');
    expect(await known(NOW + HOUR_MS, NOW + 2 * HOUR_MS)).toBe('ana rotation');
  });

  it('is what was arranged by then, also where it was taken back since', async () => {
    await put(night('ana'));
    const added = await override();
    await hour();
    const id = added.kind === 'added' ? added.override.id : '';
    await here.configuration.overrides.takeBack('night', id, 'ben', () => undefined);
    const at = NOW + 5 * HOUR_MS;
    expect([await known(at, NOW), await known(at, NOW + HOUR_MS)]).toEqual(['ben override', 'ana rotation']);
    expect(await known(NOW, NOW + HOUR_MS)).toBe('ben override');
  });

  it('heeds the holidays and the people of then', async () => {
    await here.put({ kind: 'person', id: 'cy', document: { name: 'Cy' } });
    await put(night('cy'));
    await hour();
    await here.put({ kind: 'holiday-list', id: 'off', document: off('2026-11-22') });
    await hour();
    await here.remove({ kind: 'person', id: 'cy', force: true });
    const tomorrow = NOW + DAY_MS;
    expect([await known(tomorrow, NOW), await known(tomorrow, NOW + HOUR_MS)]).toEqual(['cy rotation', '']);
    const tonight = NOW + 5 * HOUR_MS;
    expect([await known(tonight, NOW + HOUR_MS), await known(tonight, NOW + 2 * HOUR_MS)]).toEqual(['cy rotation', '']);
    expect(await known(NOW, NOW + 2 * HOUR_MS)).toBe('cy rotation');
  });

  it('knows a schedule that is deleted by now, and none between two that had one id', async () => {
    await put(night('ana'));
    await hour();
    await here.remove({ kind: 'schedule', id: 'night' });
    await hour();
    await put(night('ben'));
    const at = (hours: number) => known(NOW + 3 * HOUR_MS, NOW + hours * HOUR_MS);
    expect([await at(0), await at(1), await at(2)]).toEqual(['ana rotation', null, 'ben rotation']);
    expect(await known(NOW + HOUR_MS, NOW + 2 * HOUR_MS)).toBe('');
  });

  it('takes imported calendars as they are now', async () => {
    const calendar = { url: 'https://calendar.example/on-call.ics' };
    await put({ ...night('ana'), layers: [{ id: 'l', rotations: [], calendar }] });
    const interval = { start: NOW, end: NOW + DAY_MS };
    const imported = { layerId: 'l', shifts: [{ uid: 'u', interval, people: ['ben'] }] };
    const imports = { revision: 1, bySchedule: new Map([['night', [imported]]]) };
    const { schedules } = await asKnown(here.database, () => undefined, { scheduleId: 'night', knownAt: NOW, imports });
    const schedule = schedules.get('night');
    expect(schedule === undefined ? null : whyOnCall(schedule, NOW)).toEqual({
      people: ['ben'],
      sources: [{ kind: 'import', layerId: 'l', uid: 'u' }],
    });
  });

  it('is the same as now, where nothing was saved since', async () => {
    await put(night('ana'));
    await hour();
    await put(night('ben'));
    await override();
    const there = here.snapshot().directory.schedules.get('night');
    const then = (await here.configuration.asKnown('night', here.clock.now())).schedules.get('night');
    expect(then).toEqual(there);
  });
});
