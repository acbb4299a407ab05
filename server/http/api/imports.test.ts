import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../core/time/instant.ts';
import { addCalendars, changeCalendar } from '../../store/calendars.ts';
import type { CalendarRow } from '../../store/rows.ts';
import { expectShape } from '../test/conforming.ts';
import { NOW, startService } from '../test/service.ts';
import type { TestService } from '../test/service.ts';

const URL_OF_IT = 'https://calendar.example.test/private-abc/rota.ics';
const key = { schedule_id: 'rota', layer_id: 'outside' };
const row: CalendarRow = {
  ...{ ...key, url: URL_OF_IT, body: '', etag: null, modified: null, fingerprint: 'f', shifts: '[]', unmatched: '[]' },
  ...{ events: 3, read_at: NOW, changed_at: NOW, expanded_at: NOW, failing_since: null, failures: 0, problem: null },
  ...{ next_at: NOW, revision: 0, created_at: NOW },
};

let service: TestService;
beforeAll(async () => {
  service = await startService();
  const editor = await service.as('editor');
  const layers = [
    { id: 'outside', rotations: [], calendar: { url: URL_OF_IT } },
    { id: 'own', rotations: [] },
  ];
  const made = await editor('/schedules', 'POST', { id: 'rota', name: 'Rota', team: 'shop', zone: 'UTC', layers });
  expect(made.status, made.text).toBe(201);
});
afterAll(() => service.close());

const change = (what: Parameters<typeof changeCalendar>[2]) =>
  service.database.write((tx) => changeCalendar(tx, key, what));
const listed = async () => {
  const answer = expectShape('listScheduleCalendars', await (await service.as('editor'))('/schedules/rota/calendars'));
  return (answer['items'] as readonly Record<string, unknown>[])[0];
};
const stale = async () => {
  const answer = expectShape('getHome', await (await service.as('viewer', 'ana'))('/home'));
  return answer['staleCalendars'];
};
const looked = async () => {
  await service.clock.advance(11_000, () => Promise.resolve());
  const report = expectShape('getDoctor', await (await service.as('admin'))('/doctor'));
  return (report['checks'] as readonly { readonly id: string; readonly state: string }[]).find(
    ({ id }) => id === 'calendars',
  );
};

describe('a calendar that a layer imports', () => {
  it('was never read, to begin with', async () => {
    expect(await listed()).toEqual({
      ...{ layer: 'outside', url: URL_OF_IT, readAt: null, changedAt: null, failingSince: null, problem: null },
      ...{ isStale: false, events: 0, unmatched: [] },
    });
    expect(await stale()).toEqual([]);
    expect(await looked()).toMatchObject({ state: 'skipped' });
  });

  it('is shown as it was read last, and is old in the metrics', async () => {
    await service.database.write((tx) => addCalendars(tx, [row]));
    expect(await listed()).toMatchObject({ readAt: new Date(NOW).toISOString(), events: 3, isStale: false });
    expect(await looked()).toMatchObject({ state: 'ok' });
    await service.send('/metrics');
    const age = await service.metric('tocsin_imported_calendar_age_seconds{schedule="rota",layer="outside"}');
    expect(Number(age?.split(' ')[1])).toBe((service.clock.now() - NOW) / 1_000);
  });

  it('warns everybody when it could not be read for an hour', async () => {
    await change({ failing_since: NOW, failures: 2, problem: 'calendar.example.test cannot be reached.' });
    expect(await stale()).toEqual([]);
    await service.clock.advance(HOUR_MS, () => Promise.resolve());
    expect(await listed()).toMatchObject({ isStale: true, problem: 'calendar.example.test cannot be reached.' });
    expect(await stale()).toEqual([
      {
        ...{ schedule: { id: 'rota', name: 'Rota' }, layer: 'outside', since: new Date(NOW).toISOString() },
        problem: 'calendar.example.test cannot be reached.',
      },
    ]);
    expect(await looked()).toMatchObject({
      state: 'warning',
      why: expect.stringContaining('cannot be reached') as string,
    });
  });

  it('has the doctor say that somebody could not be found', async () => {
    const unmatched = [{ name: 'Zoe', why: 'No person has this name.' }];
    await change({ failing_since: null, failures: 0, problem: null, unmatched: JSON.stringify(unmatched) });
    expect(await listed()).toMatchObject({ unmatched });
    expect(await looked()).toMatchObject({ state: 'warning', why: expect.stringContaining('Rota') as string });
  });

  it('keeps its address from who may not edit the schedule', async () => {
    const viewer = await service.as('viewer', 'ben');
    const seen = await viewer('/schedules/rota/calendars');
    expect(seen.json).toMatchObject({ items: [{ url: 'https://calendar.example.test' }] });
  });

  it('of another address says nothing of what was read before', async () => {
    await change({ url: 'https://elsewhere.example.test/' });
    expect(await listed()).toMatchObject({ url: URL_OF_IT, readAt: null, events: 0 });
    await change({ url: URL_OF_IT });
  });

  it('is read again by an editor or a lead of the team, and by nobody else', async () => {
    const path = '/schedules/rota/calendars/outside/refresh';
    const answer = await (await service.as('editor'))(path, 'POST');
    expectShape('refreshScheduleCalendar', answer);
    expect(service.engine.refreshed).toEqual([['rota', 'outside']]);
    expect((await (await service.as('viewer', 'ben'))(path, 'POST')).status).toBe(403);
    expect((await (await service.as('editor'))('/schedules/rota/calendars/own/refresh', 'POST')).status).toBe(404);
    expect((await (await service.as('editor'))('/schedules/none/calendars')).status).toBe(404);
    await service.clock.advance(MINUTE_MS, () => Promise.resolve());
  });
});
