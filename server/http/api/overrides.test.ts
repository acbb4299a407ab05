import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/time/instant.ts';
import { expectShape } from '../test/conforming.ts';
import { NOW, startService } from '../test/service.ts';
import type { TestService } from '../test/service.ts';

type Call = Awaited<ReturnType<TestService['as']>>;

let service: TestService;
let editor: Call;
let machine: Call;
/** Viewers: Ana takes turns, Cara leads the team, Dana is a member, Eve has nothing to do with it. */
const viewers = new Map<string, Call>();

beforeAll(async () => {
  service = await startService();
  editor = await service.as('editor', 'ben');
  machine = await service.as('viewer');
  for (const id of ['cara', 'dana', 'eve']) {
    expect((await editor('/people', 'POST', { id, name: id })).status).toBe(201);
  }
  const team = { name: 'Shop', members: ['ana', 'ben', 'cara', 'dana'], leads: ['cara'] };
  expect((await editor('/teams/shop', 'PUT', team)).status).toBe(200);
  for (const id of ['ana', 'cara', 'dana', 'eve']) viewers.set(id, await service.as('viewer', id));
});

afterAll(() => service.close());

const iso = (at: number): string => new Date(at).toISOString();
const as = (who: string): Call => viewers.get(who) ?? editor;
const tonight = { start: iso(NOW + HOUR_MS), end: iso(NOW + 3 * HOUR_MS) };
const PATH = '/schedules/shop/overrides';

async function make(call: Call, people: readonly string[], when: object = tonight): Promise<string> {
  const made = expectShape('createScheduleOverride', await call(PATH, 'POST', { ...when, people }));
  return String(made['id']);
}
const onCallAt = async (at: number): Promise<unknown> =>
  (await editor(`/schedules/shop/on-call?at=${encodeURIComponent(iso(at))}`)).json?.['people'];

describe('an override beside the document', () => {
  it('puts its people on call, in every answer, and leaves the document as it is', async () => {
    const before = (await editor('/schedules/shop')).json;
    const id = await make(editor, ['ben']);
    expect(await onCallAt(NOW + 2 * HOUR_MS)).toEqual([{ id: 'ben', name: 'Ben Okafor' }]);
    expect(await onCallAt(NOW + 3 * HOUR_MS)).toEqual([{ id: 'ana', name: 'Ana Ünal' }]);
    const shifts = await editor(`/schedules/shop/shifts?from=${iso(NOW)}&to=${iso(NOW + 4 * HOUR_MS)}`);
    expect(shifts.json?.['items']).toHaveLength(3);
    expect((await editor('/schedules/shop')).json).toEqual(before);
    const listed = expectShape('listScheduleOverrides', await machine(PATH))['items'];
    expect(listed).toEqual([
      {
        ...{
          id,
          ...tonight,
          schedule: { id: 'shop', name: 'Shop primary' },
          people: [{ id: 'ben', name: 'Ben Okafor' }],
          layer: null,
        },
        ...{ createdAt: iso(NOW), createdBy: 'token "editor"', creator: { id: 'ben', name: 'Ben Okafor' } },
      },
    ]);
    expect(expectShape('listOverrides', await machine('/overrides'))['items']).toEqual(listed);
    expect((await editor(`${PATH}/${id}`, 'DELETE')).status).toBe(204);
    expect(await onCallAt(NOW + 2 * HOUR_MS)).toEqual([{ id: 'ana', name: 'Ana Ünal' }]);
  });

  it('begins now when it is made too late, and is refused when it would be over', async () => {
    const made = await editor(PATH, 'POST', { start: iso(NOW - HOUR_MS), end: iso(NOW + 1), people: ['ben'] });
    expect(made.json).toMatchObject({ start: iso(NOW), end: iso(NOW + 1) });
    await editor(`${PATH}/${String(made.json?.['id'])}`, 'DELETE');
    const over = await editor(PATH, 'POST', { start: iso(NOW - HOUR_MS), end: iso(NOW), people: ['ben'] });
    expect([over.status, over.json?.['code']]).toEqual([422, 'broken-configuration']);
    expect(over.json?.['errors']).toEqual([
      { path: 'end', detail: 'The override would be over already; choose an end in the future.' },
    ]);
  });

  it.each([
    ['an end before the start', { start: iso(NOW + 2), end: iso(NOW + 1), people: ['ben'] }, 422],
    ['somebody who is not there', { ...tonight, people: ['ben', 'nobody'] }, 422],
    ['nobody', { ...tonight, people: [] }, 422],
    ['no end', { people: ['ben'] }, 422],
  ])('is refused with %s', async (_, body, status) => {
    expect((await editor(PATH, 'POST', body)).status).toBe(status);
    expect((await machine(PATH)).json?.['items']).toEqual([]);
  });

  it('of a schedule that is not there: 404', async () => {
    const path = '/schedules/nothing/overrides';
    expect((await editor(path)).status).toBe(404);
    expect((await editor(path, 'POST', { ...tonight, people: ['ben'] })).status).toBe(404);
    expect((await editor(`${PATH}/nothing`, 'DELETE')).status).toBe(404);
  });
});

describe('who may override', () => {
  it.each([
    ['an editor anybody', 'ben', ['ana', 'eve'], 201],
    ['a lead anybody', 'cara', ['dana'], 201],
    ['a member themselves', 'dana', ['dana'], 201],
    ['who takes turns themselves', 'ana', ['ana'], 201],
    ['a member nobody else', 'dana', ['ana'], 403],
    ['a member not with somebody else', 'dana', ['dana', 'ana'], 403],
    ['a stranger not even themselves', 'eve', ['eve'], 403],
  ])('%s', async (_, who, people, status) => {
    const answer = await as(who)(PATH, 'POST', { ...tonight, people });
    expect(answer.status, answer.text).toBe(status);
    if (status === 201) await editor(`${PATH}/${String(answer.json?.['id'])}`, 'DELETE');
  });

  it('a machine that may only read: nobody', async () => {
    expect((await machine(PATH, 'POST', { ...tonight, people: ['ana'] })).status).toBe(403);
  });

  it('takes back their own; a lead and an editor take back any', async () => {
    const id = await make(as('dana'), ['dana']);
    for (const other of [as('ana'), machine]) expect((await other(`${PATH}/${id}`, 'DELETE')).status).toBe(403);
    expect((await as('dana')(`${PATH}/${id}`, 'DELETE')).status).toBe(204);
    for (const call of [as('cara'), editor]) {
      expect((await call(`${PATH}/${await make(as('dana'), ['dana'])}`, 'DELETE')).status).toBe(204);
    }
  });
});

describe('time that has passed', () => {
  it('stays: a running override is cut to now, one that is over cannot be taken back', async () => {
    const first = await make(editor, ['ben'], { end: iso(NOW + 2 * HOUR_MS) });
    await service.clock.advance(30 * MINUTE_MS, () => Promise.resolve());
    expect((await editor(`${PATH}/${first}`, 'DELETE')).status).toBe(204);
    expect(await onCallAt(NOW + 29 * MINUTE_MS)).toMatchObject([{ id: 'ben' }]);
    expect(await onCallAt(NOW + 30 * MINUTE_MS)).toMatchObject([{ id: 'ana' }]);
    const again = await editor(`${PATH}/${first}`, 'DELETE');
    expect([again.status, again.json?.['detail']]).toEqual([422, 'This override is over: what was stays.']);
    expect((await machine(PATH)).json?.['items']).toEqual([]);
    const since = await machine(`${PATH}?after=${iso(NOW - DAY_MS)}`);
    expect(since.json?.['items']).toMatchObject([{ id: first, end: iso(NOW + 30 * MINUTE_MS) }]);
  });
});
