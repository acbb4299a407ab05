import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../core/time/instant.ts';
import { expectShape } from '../test/conforming.ts';
import { NOW, startService } from '../test/service.ts';
import type { TestService } from '../test/service.ts';

type Call = Awaited<ReturnType<TestService['as']>>;

let service: TestService;
let editor: Call;
let machine: Call;
/** Viewers: Ana takes turns, Cara leads the team, Dana is a member of it, Eve has nothing to do with it. */
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

afterEach(async () => {
  const { items } = expectShape('listAbsences', await editor('/absences')) as { items: { id: string }[] };
  for (const { id } of items) expect((await editor(`/absences/${id}`, 'DELETE')).status).toBe(204);
});

afterAll(() => service.close());

const iso = (at: number): string => new Date(at).toISOString();
const as = (who: string): Call => viewers.get(who) ?? editor;
const now = () => service.clock.now();
const away = (person: string, more: object = {}) => ({ person, end: iso(now() + 3 * HOUR_MS), ...more });

async function make(call: Call, body: object): Promise<string> {
  return String(expectShape('createAbsence', await call('/absences', 'POST', body))['id']);
}
/** Ana's week has begun on Monday. */
const onCallAt = async (at: number): Promise<unknown> => {
  const { json } = await editor(`/schedules/shop/on-call?at=${encodeURIComponent(iso(at))}`);
  return (json?.['people'] as { id: string }[]).map(({ id }) => id);
};

describe('an absence', () => {
  it('takes a person out of the schedule and puts the substitute in, from now on', async () => {
    const id = await make(as('ana'), away('ana', { substitute: 'dana', note: ' dentist ' }));
    expect([await onCallAt(now() - 1), await onCallAt(now()), await onCallAt(now() + 3 * HOUR_MS)]).toEqual([
      ...[['ana'], ['dana'], ['ana']],
    ]);
    expect(expectShape('listAbsences', await machine('/absences'))['items']).toEqual([
      {
        ...{ id, person: { id: 'ana', name: 'Ana Ünal' }, substitute: { id: 'dana', name: 'dana' }, note: 'dentist' },
        ...{ start: iso(now()), end: iso(now() + 3 * HOUR_MS), createdAt: iso(now()), createdBy: 'token "viewer"' },
        mayEdit: false,
      },
    ]);
  });

  it('without a substitute leaves the shift to those below, and to nobody where there are none', async () => {
    await make(as('ana'), away('ana'));
    expect(await onCallAt(now())).toEqual([]);
  });

  it('of a substitute who is deleted leaves it to nobody, as if none had been named', async () => {
    expect((await editor('/people', 'POST', { id: 'finn', name: 'Finn' })).status).toBe(201);
    const id = await make(editor, away('ana', { substitute: 'finn' }));
    expect(await onCallAt(now())).toEqual(['finn']);
    const refused = await editor('/people/finn', 'DELETE');
    expect([refused.status, refused.json?.['detail']]).toEqual([409, expect.stringContaining(`absence ${id} of ana`)]);
    const gone = { kind: 'person', id: 'finn', ifVersion: null, by: 'ben', force: true } as const;
    expect(await service.configuration.remove(gone)).toEqual({ kind: 'removed' });
    expect(await onCallAt(now())).toEqual([]);
  });

  it('begins when it is told of at the earliest, and ends when it is taken back', async () => {
    const id = await make(as('ana'), away('ana', { start: iso(now() - DAY_MS), substitute: 'ben' }));
    const start = now();
    expect(await onCallAt(start - 1)).toEqual(['ana']);
    await service.clock.advance(HOUR_MS, () => Promise.resolve());
    expect((await as('ana')(`/absences/${id}`, 'DELETE')).status).toBe(204);
    expect([await onCallAt(start), await onCallAt(now() - 1), await onCallAt(now())]).toEqual([
      ...[['ben'], ['ben'], ['ana']],
    ]);
    const again = await as('ana')(`/absences/${id}`, 'DELETE');
    expect([again.status, again.json?.['detail']]).toEqual([422, 'This absence is over: what was stays.']);
    const since = await machine(`/absences?after=${iso(NOW - DAY_MS)}`);
    expect(since.json?.['items']).toMatchObject([{ id, end: iso(now()), mayEdit: false }]);
  });

  it('that lies ahead is gone without a trace', async () => {
    const before = (await machine(`/absences?after=${iso(0)}`)).json?.['items'];
    const id = await make(editor, away('ana', { start: iso(now() + HOUR_MS) }));
    expect((await editor(`/absences/${id}`, 'DELETE')).status).toBe(204);
    expect((await machine(`/absences?after=${iso(0)}`)).json?.['items']).toEqual(before);
    expect((await editor(`/absences/${id}`, 'DELETE')).status).toBe(404);
  });

  it.each<[string, () => object, RegExp]>([
    [
      'an end before the start',
      () => ({ start: iso(now() + 2), end: iso(now() + 1), person: 'ana' }),
      /after the start/,
    ],
    ['an end that has passed', () => ({ start: iso(now() - 9), end: iso(now()), person: 'ana' }), /over already/],
    ['a person who is not there', () => away('nobody'), /There is no person nobody/],
    ['a substitute who is not there', () => away('ana', { substitute: 'nobody' }), /There is no person nobody/],
    ['themselves as substitute', () => away('ana', { substitute: 'ana' }), /stands in for themselves/],
    ['a note that is a novel', () => away('ana', { note: 'n'.repeat(501) }), /at most 500/],
  ])('is refused with %s', async (_, body, detail) => {
    const answer = await editor('/absences', 'POST', body());
    expect([answer.status, answer.json?.['code']]).toEqual([422, 'broken-configuration']);
    expect(answer.text).toMatch(detail);
  });

  it('are not more of one person than anybody could mean', async () => {
    for (let index = 0; index < 100; index++) await make(editor, away('eve'));
    expect((await editor('/absences', 'POST', away('eve'))).text).toContain('100 absences ahead');
    expect((await editor('/absences', 'POST', away('dana'))).status).toBe(201);
  });
});

describe('who may say that somebody is away', () => {
  it.each([
    ['an editor of anybody', 'ben', 'eve', 201],
    ['a lead of the members of the team', 'cara', 'dana', 201],
    ['a lead of nobody else', 'cara', 'eve', 403],
    ['anybody of themselves', 'eve', 'eve', 201],
    ['a member of nobody else', 'dana', 'ana', 403],
  ])('%s', async (_, who, person, status) => {
    const answer = await as(who)('/absences', 'POST', away(person));
    expect(answer.status, answer.text).toBe(status);
  });

  it('a machine that may only read: of nobody', async () => {
    expect((await machine('/absences', 'POST', away('ana'))).status).toBe(403);
  });

  it('is who may take it back, and the list says so', async () => {
    const id = await make(as('dana'), away('dana'));
    const mayEdit = async (call: Call) =>
      ((await call('/absences')).json?.['items'] as { mayEdit: boolean }[])[0]?.mayEdit;
    expect([await mayEdit(as('dana')), await mayEdit(as('cara')), await mayEdit(editor)]).toEqual([true, true, true]);
    for (const other of [as('ana'), as('eve'), machine]) {
      expect(await mayEdit(other)).toBe(false);
      expect((await other(`/absences/${id}`, 'DELETE')).status).toBe(403);
    }
    expect((await as('cara')(`/absences/${id}`, 'DELETE')).status).toBe(204);
  });
});
