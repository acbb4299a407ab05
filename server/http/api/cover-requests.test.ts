import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../core/time/instant.ts';
import { expectShape } from '../test/conforming.ts';
import { NOW, startService } from '../test/service.ts';
import type { TestService } from '../test/service.ts';

type Call = Awaited<ReturnType<TestService['as']>>;

let service: TestService;
let editor: Call;
let machine: Call;
/** Viewers: Ana and Ben take weeks in turn, Cara leads the team, Dana is a member, Eve has nothing to do with it. */
const viewers = new Map<string, Call>();

beforeEach(async () => {
  service = await startService();
  editor = await service.as('editor');
  machine = await service.as('viewer');
  for (const id of ['cara', 'dana', 'eve']) await editor('/people', 'POST', { id, name: id });
  const team = { name: 'Shop', members: ['ana', 'ben', 'cara', 'dana'], leads: ['cara'] };
  expect((await editor('/teams/shop', 'PUT', team)).status).toBe(200);
  for (const id of ['ana', 'ben', 'cara', 'dana', 'eve']) viewers.set(id, await service.as('viewer', id));
});

afterEach(() => service.close());

const iso = (at: number): string => new Date(at).toISOString();
const as = (who: string): Call => viewers.get(who) ?? editor;
const hours = (from: number, to: number) => ({ start: iso(NOW + from * HOUR_MS), end: iso(NOW + to * HOUR_MS) });
/** Ana's week ends on Monday at 09:00, 54 hours from now; then it is Ben's. */
const HANDOVER = 54;
const tonight = hours(12, 15);
const PATH = '/schedules/shop/cover-requests';

async function ask(who: string, body: object = tonight): Promise<string> {
  return String(expectShape('createCoverRequest', await as(who)(PATH, 'POST', body))['id']);
}
async function take(who: string, id: string, body: object = {}) {
  return expectShape('takeCoverRequest', await as(who)(`/cover-requests/${id}/take`, 'POST', body));
}
async function one(call: Call = machine): Promise<Record<string, unknown>> {
  const { items } = (await call('/cover-requests')).json as { items: Record<string, unknown>[] };
  expect(items).toHaveLength(1);
  return items[0] ?? {};
}
/** Who is on call in each of these hours from the start on. */
async function onCall(...at: readonly number[]): Promise<string> {
  const people = at.map(async (hour) => {
    const { json } = await editor(`/schedules/shop/on-call?at=${iso(NOW + hour * HOUR_MS)}`);
    return (json?.['people'] as { id: string }[]).map(({ id }) => id).join('+');
  });
  return (await Promise.all(people)).join(' ');
}
const refusalOf = (answer: Awaited<ReturnType<Call>>) => [answer.status, answer.json?.['detail']];
const passes = (ms: number) => service.clock.advance(ms, () => Promise.resolve());

describe('asking for cover', () => {
  it('W2 changes nobody until somebody takes it, and says where the shift lies', async () => {
    const id = await ask('ana', { ...tonight, note: 'concert' });
    expect(await onCall(11, 12, 14, 15)).toBe('ana ana ana ana');
    const listed = expectShape('listCoverRequests', await machine('/cover-requests'))['items'];
    expect(listed).toEqual([
      {
        ...{ id, schedule: { id: 'shop', name: 'Shop primary' }, from: { id: 'ana', name: 'Ana Ünal' }, to: null },
        shifts: [{ rotation: expect.any(String) as string, turn: 0, part: partOf(12, 15), ...tonight }],
        ...{ inReturn: [], note: 'concert', state: 'open', takenBy: null, createdAt: iso(NOW) },
        ...{ mayTake: false, mayWithdraw: false, mayDecline: false },
      },
    ]);
  });

  it('W2 is past due when its first shift begins untaken, and cannot be taken any more', async () => {
    const id = await ask('ana');
    await passes(12 * HOUR_MS - 1);
    expect((await one())['state']).toBe('open');
    await passes(1);
    expect((await one())['state']).toBe('past-due');
    const late = await as('dana')(`/cover-requests/${id}/take`, 'POST', {});
    expect(refusalOf(late)).toEqual([412, 'Nobody took this before its first shift began.']);
    expect(await onCall(12, 14)).toBe('ana ana');
  });

  it('in the middle of a shift is for the rest of it, until that is over', async () => {
    const id = await ask('ana', hours(-2, 4));
    expect((await one())['shifts']).toMatchObject([hours(0, 4)]);
    await passes(HOUR_MS);
    await take('dana', id);
    expect(await onCall(0, 1, 3, 4)).toBe('ana dana dana ana');
  });

  it.each<[string, object, RegExp]>([
    ['W4 a stretch without a shift of theirs', hours(60, 70), /Ana Ünal has no turn of a rotation here/],
    ['W4 a stretch that is over', hours(-3, 0), /These shifts are over/],
    ['a stretch that ends before it begins', hours(5, 4), /after the start/],
    ['a year', hours(0, 24 * 365), /at most 100 days/],
    ['themselves', { ...tonight, to: 'ana' }, /Somebody else/],
    ['somebody who is not there', { ...tonight, to: 'nobody' }, /There is no person nobody/],
    ['a swap with nobody in particular', { ...tonight, inReturn: hours(60, 63) }, /say with whom/],
    ['a swap for nothing', { ...tonight, to: 'ben', inReturn: hours(0, 3) }, /Ben Okafor has no turn/],
  ])('is refused for %s', async (_, body, detail) => {
    const answer = await editor(PATH, 'POST', { from: 'ana', ...body });
    expect([answer.status, answer.json?.['code']]).toEqual([422, 'broken-configuration']);
    expect(answer.text).toMatch(detail);
    expect((await machine('/cover-requests')).json?.['items']).toEqual([]);
  });

  it('by a machine has to say whose shifts they are', async () => {
    expect(refusalOf(await editor(PATH, 'POST', tonight))).toEqual([422, 'You are no person here: say whose shifts.']);
    expect((await editor('/schedules/nothing/cover-requests', 'POST', tonight)).status).toBe(404);
  });
});

describe('taking a shift', () => {
  it.each<[string, [number, number], string]>([
    ['W1 a swap from within a shift to after its end', [50, 60], 'ana ana dana dana ben ben'],
    ['W1 from before its beginning', [-120, 2], 'dana ana ana ana ben ben'],
    ['W1 in the middle of it', [49, 51], 'ana ana dana ana ben ben'],
    ['W1 all of it and more', [-200, 56], 'dana dana dana dana ben ben'],
  ])('%s', async (_, [from, to], expected) => {
    await take('dana', await ask('ana', hours(from, to)));
    expect(await onCall(0, 48, 50, 53, 54, 60)).toBe(expected);
  });

  it('W3 of two who are on together leaves the other', async () => {
    const pair = { ...week, people: [['ana', 'ben']] };
    expect((await editor('/schedules/shop', 'PUT', { ...document, layers: [{ rotations: [pair] }] })).status).toBe(200);
    await take('dana', await ask('ana'));
    expect(await onCall(11, 12, 15)).toBe('ana+ben dana+ben ana+ben');
    // Ben works it already: he cannot take what is beside him.
    const id = await ask('ana', hours(20, 22));
    expect(refusalOf(await as('ben')(`/cover-requests/${id}/take`, 'POST', {}))).toEqual([
      ...[422, 'Ben Okafor works at that time already, in the very same shift.'],
    ]);
  });

  it('W4 is for others than who asked, once, and while it is open', async () => {
    const id = await ask('ana');
    expect(refusalOf(await as('ana')(`/cover-requests/${id}/take`, 'POST', {}))).toEqual([
      ...[422, 'These are their own shifts: somebody else has to take them.'],
    ]);
    await take('dana', id);
    expect(await one(as('dana'))).toMatchObject({ state: 'taken', takenBy: { id: 'dana' }, mayTake: false });
    const second = await as('ben')(`/cover-requests/${id}/take`, 'POST', {});
    expect(refusalOf(second)).toEqual([412, 'Somebody has taken this already.']);
    expect(await onCall(13)).toBe('dana');
  });

  it('by two at the same time is by one of them', async () => {
    const id = await ask('ana');
    const answers = await Promise.all(
      ['ben', 'dana', 'cara'].map((who) => as(who)(`/cover-requests/${id}/take`, 'POST', {})),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    const winner = answers.find(({ status }) => status === 200)?.json?.['takenBy'] as { id: string };
    expect(await onCall(13)).toBe(winner.id);
  });

  it('twice over, in two requests, is for the first only', async () => {
    const [first, second] = [await ask('ana'), await ask('ana')];
    await take('dana', first);
    expect(refusalOf(await as('ben')(`/cover-requests/${second}/take`, 'POST', {}))).toEqual([
      ...[422, 'Ana Ünal does not have these shifts any more.'],
    ]);
  });

  it('W8 follows the rotation: moved by an hour, the shift is covered an hour later', async () => {
    await take('dana', await ask('ana'));
    const moved = { ...week, start: '2026-11-16T10:00' };
    expect((await editor('/schedules/shop', 'PUT', { ...document, layers: [{ rotations: [moved] }] })).status).toBe(
      200,
    );
    expect(await onCall(12, 13, 15, 16)).toBe('ana dana dana ana');
    expect((await one())['shifts']).toMatchObject([hours(13, 16)]);
  });

  it('passes it on when who has it asks for cover in turn', async () => {
    await take('dana', await ask('ana'));
    await passes(HOUR_MS);
    await take('ben', await ask('dana', hours(13, 14)));
    expect(await onCall(12, 13, 14, 15)).toBe('dana ben dana ana');
  });
});

describe('a swap', () => {
  const swap = { ...tonight, to: 'ben', inReturn: hours(HANDOVER + 10, HANDOVER + 20) };

  it('changes both sides at once, and is for who was asked', async () => {
    const id = await ask('ana', swap);
    expect(await onCall(13, HANDOVER + 12)).toBe('ana ben');
    expect(await one(as('dana'))).toMatchObject({ mayTake: false, mayDecline: false });
    expect((await as('dana')(`/cover-requests/${id}/take`, 'POST', {})).status).toBe(403);
    expect(refusalOf(await editor(`/cover-requests/${id}/take`, 'POST', { person: 'dana' }))).toEqual([
      ...[422, 'Ben Okafor was asked, and nobody else.'],
    ]);
    expect(await one(as('ben'))).toMatchObject({ mayTake: true, mayDecline: true });
    await take('ben', id);
    expect(await onCall(13, 15, HANDOVER + 9, HANDOVER + 10, HANDOVER + 20)).toBe('ben ana ben ana ben');
  });

  it('changes neither side where one of them cannot be given any more', async () => {
    const id = await ask('ana', swap);
    await take('dana', await ask('ben', swap.inReturn));
    expect(refusalOf(await as('ben')(`/cover-requests/${id}/take`, 'POST', {}))).toEqual([
      ...[422, 'Ben Okafor does not have these shifts any more.'],
    ]);
    expect(await onCall(13, HANDOVER + 12)).toBe('ana dana');
  });

  it('is declined by who was asked, and then it is nobody’s', async () => {
    const id = await ask('ana', swap);
    expect((await as('dana')(`/cover-requests/${id}/decline`, 'POST')).status).toBe(403);
    const declined = expectShape('declineCoverRequest', await as('ben')(`/cover-requests/${id}/decline`, 'POST'));
    expect(declined).toMatchObject({ state: 'declined', mayTake: false, mayDecline: false, takenBy: null });
    expect(refusalOf(await as('ben')(`/cover-requests/${id}/take`, 'POST', {}))).toEqual([
      ...[412, 'Who was asked has said no.'],
    ]);
    expect(await onCall(13)).toBe('ana');
    const open = await ask('ana');
    const nobody = await as('ben')(`/cover-requests/${open}/decline`, 'POST');
    expect([nobody.status, nobody.json?.['code']]).toEqual([422, 'broken-configuration']);
  });

  it('that is taken back gives back what is ahead, on both sides; what was stays', async () => {
    const id = await ask('ana', swap);
    await take('ben', id);
    await passes(13 * HOUR_MS);
    expect((await as('ben')(`/cover-requests/${id}`, 'DELETE')).status).toBe(204);
    expect(await onCall(12, 13, 14, HANDOVER + 12)).toBe('ben ana ana ben');
  });
});

describe('taking a request back', () => {
  it.each(['ana', 'dana', 'cara', 'an editor'])('may %s', async (who) => {
    const id = await ask('ana');
    await take('dana', id);
    expect(await one(as(who))).toMatchObject({ mayWithdraw: true });
    for (const other of [as('ben'), as('eve'), machine]) {
      expect(await one(other)).toMatchObject({ mayWithdraw: false });
      expect((await other(`/cover-requests/${id}`, 'DELETE')).status).toBe(403);
    }
    expect((await as(who)(`/cover-requests/${id}`, 'DELETE')).status).toBe(204);
    expect(await onCall(13)).toBe('ana');
    expect(await one(as(who))).toMatchObject({ state: 'withdrawn', takenBy: null, mayWithdraw: false, mayTake: false });
    expect(refusalOf(await editor(`/cover-requests/${id}`, 'DELETE'))).toEqual([412, 'This request was withdrawn.']);
  });

  it('leaves what was, and cannot be done when all of it was', async () => {
    const [running, over] = [await ask('ana', hours(12, 15)), await ask('ana', hours(1, 2))];
    await take('dana', running);
    await take('dana', over);
    await passes(13.5 * HOUR_MS);
    expect((await as('ana')(`/cover-requests/${running}`, 'DELETE')).status).toBe(204);
    expect(await onCall(1, 12, 13, 13.4, 13.5, 14)).toBe('dana dana dana dana ana ana');
    expect(refusalOf(await as('ana')(`/cover-requests/${over}`, 'DELETE'))).toEqual([
      ...[422, 'These shifts are over: what was stays.'],
    ]);
    const since = (await machine(`/cover-requests?after=${iso(NOW)}`)).json?.['items'];
    expect(since).toMatchObject([
      { id: over, state: 'taken' },
      { id: running, state: 'withdrawn', shifts: [hours(12, 15)] },
    ]);
  });

  it('of one that is not there: 404', async () => {
    expect((await editor('/cover-requests/nothing', 'DELETE')).status).toBe(404);
    expect((await editor('/cover-requests/nothing/take', 'POST', {})).status).toBe(404);
    expect((await editor('/cover-requests/nothing/decline', 'POST')).status).toBe(404);
  });
});

describe('who may ask, and who may take', () => {
  it.each<[string, string, object, number]>([
    ['who has the shift', 'ana', tonight, 201],
    ['nobody for somebody else', 'dana', { ...tonight, from: 'ana' }, 403],
    ['a lead for anybody', 'cara', { ...tonight, from: 'ana' }, 201],
    ['an editor for anybody', '', { ...tonight, from: 'ana' }, 201],
    ['a member of the team', 'ana', { ...tonight, to: 'dana' }, 201],
    ['nobody who takes no part', 'ana', { ...tonight, to: 'eve' }, 403],
    ['an editor anybody', '', { ...tonight, from: 'ana', to: 'eve' }, 201],
  ])('ask: %s', async (_, who, body, status) => {
    const answer = await as(who)(PATH, 'POST', body);
    expect(answer.status, answer.text).toBe(status);
  });

  it.each<[string, string, object, object, number]>([
    ['a member', 'dana', {}, {}, 200],
    ['who takes turns', 'ben', {}, {}, 200],
    ['not a stranger', 'eve', {}, {}, 403],
    ['not for somebody else', 'dana', {}, { person: 'ben' }, 403],
    ['a lead for somebody else', 'cara', {}, { person: 'eve' }, 200],
    ['an editor for somebody else', '', {}, { person: 'eve' }, 200],
    ['a stranger whom an editor asked', 'eve', { to: 'eve' }, {}, 200],
    ['an editor who is nobody', '', {}, {}, 422],
  ])('take: %s', async (_, who, asked, body, status) => {
    const made = await editor(PATH, 'POST', { from: 'ana', ...tonight, ...asked });
    const answer = await as(who)(`/cover-requests/${String(made.json?.['id'])}/take`, 'POST', body);
    expect(answer.status, answer.text).toBe(status);
  });
});

describe('what was taken', () => {
  it('keeps a person from being deleted for as long as it is ahead', async () => {
    const id = await ask('ana');
    await take('dana', id);
    await editor('/teams/shop', 'PUT', { name: 'Shop', members: ['ana', 'ben'] });
    const refused = await editor('/people/dana', 'DELETE');
    expect(refusalOf(refused)).toEqual([409, expect.stringContaining(`schedule shop (cover request ${id})`)]);
    await passes(DAY_MS);
    expect((await editor('/people/dana', 'DELETE')).status).toBe(204);
  });

  it('stands in what the app is told, and nothing of others does', async () => {
    const id = await ask('ana');
    await ask('ana', hours(20, 21));
    await take('dana', id);
    const beside = expectShape('getScheduleSurroundings', await machine('/schedules/surroundings'));
    expect(beside['covers']).toEqual([
      {
        ...{ id, schedule: 'shop', rotation: expect.any(String) as string, turn: 0, part: partOf(12, 15) },
        ...{ from: 'ana', to: 'dana', takenAt: iso(NOW), until: null },
      },
    ]);
    await passes(DAY_MS);
    expect((await machine('/schedules/surroundings')).json?.['covers']).toEqual([]);
  });
});

const week = { id: 'weekly', name: 'Weekly', start: '2026-11-16T09:00', turn: 'weekly', people: ['ana', 'ben'] };
const document = { id: 'shop', name: 'Shop primary', team: 'shop', zone: 'UTC' };

/** From Monday 09:00, when Ana's turn began, in hours from now. */
function partOf(from: number, to: number) {
  const intoTurn = 114;
  return { fromMs: (intoTurn + from) * HOUR_MS, toMs: (intoTurn + to) * HOUR_MS };
}
