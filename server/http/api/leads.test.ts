import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startService } from '../test/service.ts';
import type { Answer, TestService } from '../test/service.ts';

type Call = Awaited<ReturnType<TestService['as']>>;

let service: TestService;
let lead: Call;
let member: Call;
let editor: Call;

/** Cara, a viewer, leads Pay and Ship; Shop is another team. */
beforeAll(async () => {
  service = await startService();
  editor = await service.as('editor');
  for (const [path, document] of [
    ['/people', { id: 'cara', name: 'Cara', contactMethods: [{ channel: 'email', address: 'cara@example.test' }] }],
    ['/teams', { id: 'pay', name: 'Pay', members: ['cara', 'ben'], leads: ['cara'] }],
    ['/teams', { id: 'ship', name: 'Ship', members: ['cara'], leads: ['cara'] }],
  ] as const) {
    expect((await editor(path, 'POST', document)).status).toBe(201);
  }
  lead = await service.as('viewer', 'cara');
  member = await service.as('viewer', 'ben');
});

afterAll(() => service.close());

const KINDS = {
  services: (team?: string) => ({ name: 'S', team, owns: ['service="s"'] }),
  schedules: (team?: string) => ({ name: 'S', team, zone: 'UTC', layers: [] }),
  'escalation-chains': (team?: string) => ({ name: 'S', team, steps: [{ page: { people: ['ben'] } }] }),
} as const;
const WITHOUT = 'no team';
/** Of a service the team is no matter of choice. */
const teamsOf = (kind: string) => (kind === 'services' ? ['pay', 'ship', 'shop'] : ['pay', 'ship', 'shop', WITHOUT]);
const LED = ['pay', 'ship'];

const moves = Object.entries(KINDS).flatMap(([kind, make]) =>
  ['nothing', ...teamsOf(kind)].flatMap((before) =>
    [...teamsOf(kind), 'nothing'].map((after) => ({ kind, make, before, after })),
  ),
);
const documentOf = (make: (team?: string) => object, team: string) => make(team === WITHOUT ? undefined : team);
const isLed = (team: string): boolean => team === 'nothing' || LED.includes(team);
const codeOf = ({ status, json }: Answer) => [status, json?.['code']];

let number = 0;

/** Puts a document there as an editor, and tries to make something else of it as `call`. */
async function move(call: Call, { kind, make, before, after }: (typeof moves)[number]): Promise<Answer> {
  number += 1;
  const path = `/${kind}/moved-${number}`;
  if (before !== 'nothing') expect((await editor(path, 'PUT', documentOf(make, before))).status).toBe(200);
  if (after === 'nothing') return await call(path, 'DELETE');
  return await call(path, 'PUT', documentOf(make, after));
}

describe('a lead', () => {
  it.each(moves)('$kind of $before, made to be of $after', async (one) => {
    const answer = await move(lead, one);
    if (!isLed(one.before) || !isLed(one.after)) {
      expect(codeOf(answer)).toEqual([403, 'not-allowed']);
      expect(answer.json?.['detail']).toContain('a lead of the team that it belongs to before and after');
    } else if (one.before === 'nothing' && one.after === 'nothing') expect(answer.status).toBe(404);
    else expect(answer.status, answer.text).toBe(one.after === 'nothing' ? 204 : 200);
  });

  it.each(Object.entries(KINDS))('may make new %s for a team of theirs, and for no other', async (kind, make) => {
    expect((await lead(`/${kind}`, 'POST', make('pay'))).status).toBe(201);
    expect(codeOf(await lead(`/${kind}`, 'POST', make('shop')))).toEqual([403, 'not-allowed']);
    expect(codeOf(await lead(`/${kind}`, 'POST', make()))).toEqual([403, 'not-allowed']);
    expect(codeOf(await lead(`/${kind}`, 'POST', { ...make(), team: ['pay'] }))).toEqual([403, 'not-allowed']);
  });

  it('may change nothing that has no team, not even their own', async () => {
    for (const [path, method, body] of [
      ['/teams/pay', 'PUT', { name: 'Pay', members: ['cara'], leads: ['cara', 'ana'] }],
      ['/teams', 'POST', { name: 'Mine', team: 'pay', leads: ['cara'] }],
      ['/people/cara', 'PUT', { name: 'Cara', team: 'pay' }],
      ['/integrations', 'POST', { name: 'I', type: 'grafana', team: 'pay' }],
      ['/settings', 'PUT', { fallback: [{ person: 'cara' }], team: 'pay' }],
      ['/tokens', 'POST', { name: 'T', role: 'admin', expiresAt: null }],
    ] as const) {
      expect(codeOf(await lead(path, method, body)), path).toEqual([403, 'not-allowed']);
    }
  });

  it('meets a file that owns a document, and another who was faster', async () => {
    await editor('/services/fast', 'PUT', KINDS.services('pay'));
    expect(codeOf(await lead('/services/fast', 'PUT', KINDS.services('pay'), { 'if-match': '"7"' }))).toEqual([
      ...[412, 'changed-meanwhile'],
    ]);
    expect((await lead('/services/fast', 'PUT', KINDS.services('ship'), { 'if-match': '"1"' })).status).toBe(200);
    await editor('/teams/shop', 'PUT', { name: 'Shop', members: ['ana', 'cara'], leads: ['cara'] });
    expect(codeOf(await lead('/services/catch-all', 'PUT', KINDS.services('shop')))).toEqual([409, 'provisioned']);
    await editor('/teams/shop', 'PUT', { name: 'Shop', members: ['ana', 'ben'], fallback: [{ person: 'ben' }] });
    expect(codeOf(await lead('/services/catch-all', 'PUT', KINDS.services('shop')))).toEqual([403, 'not-allowed']);
  });

  it('knows from /me which teams they are', async () => {
    expect((await lead('/me')).json?.['leads']).toEqual([
      { id: 'pay', name: 'Pay' },
      { id: 'ship', name: 'Ship' },
    ]);
  });
});

describe('others', () => {
  it.each(moves.filter(({ before, after }) => before !== 'nothing' || after !== 'nothing'))(
    'a member who leads nothing: $kind of $before to $after',
    async (one) => expect(codeOf(await move(member, one))).toEqual([403, 'not-allowed']),
  );

  it.each(moves.filter(({ before, after }) => before !== 'nothing' || after !== 'nothing'))(
    'an editor: $kind of $before to $after',
    async (one) => expect((await move(editor, one)).status).toBe(one.after === 'nothing' ? 204 : 200),
  );
});

describe('notices of a schedule', () => {
  const document = (notices?: object) => ({ name: 'N', team: 'pay', zone: 'UTC', layers: [], notices });
  const hook = { channel: 'webhook', address: 'https://hooks.example.test/a' };

  it('may go to an address as the lead says; what this service would call is for an editor', async () => {
    expect(
      (await lead('/schedules', 'POST', document({ channel: 'email', address: 'shop@example.test' }))).status,
    ).toBe(201);
    const refused = await lead('/schedules', 'POST', document(hook));
    expect(codeOf(refused)).toEqual([403, 'not-allowed']);
    expect(refused.json?.['detail']).toContain('over the channel webhook');
    expect((await editor('/schedules', 'POST', { ...document(hook), id: 'hooked' })).status).toBe(201);
    expect((await lead('/schedules/hooked', 'PUT', { ...document(hook), id: 'hooked', name: 'Other' })).status).toBe(
      200,
    );
    const other = { ...hook, address: 'https://hooks.example.test/b' };
    expect((await lead('/schedules/hooked', 'PUT', { ...document(other), id: 'hooked' })).status).toBe(403);
    expect((await lead('/schedules/hooked', 'PUT', { ...document(), id: 'hooked' })).status).toBe(200);
  });
});
