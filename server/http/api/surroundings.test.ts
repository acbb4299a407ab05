import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeSchedule, scheduleSchema } from '../../contract/configuration/schedule.ts';
import type { ScheduleDocument } from '../../contract/configuration/schedule.ts';
import { surroundWith } from '../../contract/surroundings.ts';
import type { WireSurroundings } from '../../contract/surroundings.ts';
import { resolve } from '../../core/schedule/resolve.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import { DAY_MS, HOUR_MS } from '../../core/time/instant.ts';
import { expectShape } from '../test/conforming.ts';
import { NOW, startService } from '../test/service.ts';
import type { TestService } from '../test/service.ts';

type Call = Awaited<ReturnType<TestService['as']>>;

let service: TestService;
let editor: Call;

const iso = (at: number): string => new Date(at).toISOString();
const hours = (from: number, to: number) => ({ start: iso(NOW + from * HOUR_MS), end: iso(NOW + to * HOUR_MS) });
const passes = (ms: number) => service.clock.advance(ms, () => Promise.resolve());

beforeAll(async () => {
  service = await startService();
  editor = await service.as('editor', 'ben');
  const post = async (path: string, body: object) => {
    const answer = await editor(path, 'POST', body);
    expect(answer.status, answer.text).toBeLessThan(300);
    return answer;
  };
  for (const id of ['cara', 'dana']) await post('/people', { id, name: id });
  await post('/schedules', {
    ...{ id: 'feast', name: 'Feast', zone: 'Europe/Berlin', team: 'shop' },
    layers: [
      {
        rotations: [{ turn: 'daily', start: '2026-11-16T09:00', people: ['ana', 'dana'] }],
        holidays: { list: 'berlin', treat: 'off' },
      },
    ],
  });
  await post('/schedules/shop/overrides', { ...hours(30, 32), people: ['cara'] });
  const asked = await post('/schedules/shop/cover-requests', { from: 'ana', ...hours(12, 15) });
  await post(`/cover-requests/${String(asked.json?.['id'])}/take`, { person: 'cara' });
  await post('/absences', { person: 'ana', ...hours(20, 40), substitute: 'dana' });
  await passes(HOUR_MS);
  // From here on the weeks are days: what was, stays.
  const { json } = await editor('/schedules/shop');
  const weeks = json?.['document'] as { layers: { rotations: object[] }[] };
  const days = { ...weeks, layers: [{ rotations: [{ ...weeks.layers[0]?.rotations[0], turn: 'daily' }] }] };
  expect((await editor('/schedules/shop', 'PUT', days)).status).toBe(200);
});

afterAll(() => service.close());

async function surroundingsAt(after: number): Promise<WireSurroundings> {
  const answer = await editor(`/schedules/surroundings?after=${iso(after)}`);
  // Conforming to the schema that its type comes from.
  return expectShape('getScheduleSurroundings', answer) as unknown as WireSurroundings;
}

/** As the app makes them: from documents, and what stands beside those. */
async function inTheApp(after: number): Promise<Schedule[]> {
  const { items } = (await editor('/schedules')).json as { items: { document: ScheduleDocument }[] };
  const overrides = (await editor(`/overrides?after=${iso(after)}`)).json?.['items'];
  const surround = surroundWith(overrides as Parameters<typeof surroundWith>[0], await surroundingsAt(after));
  return items.map(({ document }) => surround(decodeSchedule(scheduleSchema.parse(document))));
}

describe('what stands beside the documents of schedules', () => {
  it.each([
    ['from long before', NOW - 30 * DAY_MS],
    ['from now on', NOW + HOUR_MS],
    ['from the middle of a shift that somebody took', NOW + 13 * HOUR_MS],
    ['later', NOW + 50 * HOUR_MS],
  ])('makes the app compute exactly what the service does, %s', async (_, start) => {
    const window = { start, end: NOW + 45 * DAY_MS };
    const { schedules, people } = service.configuration.snapshot().directory;
    const isKnown = (id: string): boolean => people.has(id);
    const here = await inTheApp(start);
    expect(here.map(({ id }) => id).sort()).toEqual([...schedules.keys()].sort());
    for (const schedule of here) {
      const there = schedules.get(schedule.id);
      expect(there).toBeDefined();
      if (there === undefined) continue;
      expect(resolve(schedule, window, isKnown)).toEqual(resolve(there, window, isKnown));
    }
  });

  it('holds covers, absences, lists of holidays and how schedules were written', async () => {
    const { covers, absences, holidayLists, editions } = await surroundingsAt(NOW);
    expect(covers).toMatchObject([{ schedule: 'shop', from: 'ana', to: 'cara' }]);
    expect(absences).toMatchObject([{ person: 'ana', substitute: 'dana', ...hours(20, 40) }]);
    expect(holidayLists).toMatchObject([{ id: 'berlin', days: [{ date: '2026-12-25' }] }]);
    expect(editions).toMatchObject([{ schedule: 'shop', until: iso(NOW + HOUR_MS), zone: 'UTC' }]);
  });

  it('leaves out what says nothing about the time that was asked for', async () => {
    const { covers, absences, editions } = await surroundingsAt(NOW + 60 * DAY_MS);
    expect([covers, absences, editions]).toEqual([[], [], []]);
  });

  it('has of the lists of an edition only the days near to it', async () => {
    const days = ['2026-11-01', '2026-11-20', '2026-11-23', '2040-01-01'].map((date) => ({ date, name: date }));
    const listed = (name: string) => ({ id: 'long', name: 'Long', days: days.map((day) => ({ ...day, name })) });
    const layers = [{ rotations: [], holidays: { list: 'long', treat: 'off' } }];
    await editor('/holiday-lists/long', 'PUT', listed('A'));
    await editor('/schedules/long', 'PUT', { name: 'Long', zone: 'UTC', layers });
    await passes(HOUR_MS);
    await editor('/holiday-lists/long', 'PUT', listed('B'));
    const { editions, holidayLists } = await surroundingsAt(NOW);
    const [edition] = editions.filter(({ schedule }) => schedule === 'long');
    expect(edition?.holidays).toEqual([
      { id: 'long', name: 'Long', days: [days[1], days[2]].map((day) => ({ ...day, name: 'A' })) },
    ]);
    expect(holidayLists.find(({ id }) => id === 'long')?.days).toHaveLength(4);
    for (const path of ['/schedules/long', '/holiday-lists/long'])
      expect((await editor(path, 'DELETE')).status).toBe(204);
  });

  it('leaves out an edition that this version of the app cannot read', async () => {
    const wire = await surroundingsAt(NOW);
    const [edition] = wire.editions;
    if (edition === undefined) throw new Error('there is no edition');
    const strange = { ...wire, editions: [{ ...edition, zone: 'Middle/Earth' }, edition] };
    const schedule = service.configuration.snapshot().written.schedules.get('shop');
    if (schedule === undefined) throw new Error('there is no schedule');
    expect(surroundWith([], strange)(schedule).past).toHaveLength(1);
  });
});
