import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES } from '../../contract/role.ts';
import type { Role } from '../../contract/role.ts';
import type { Route } from '../../contract/route.ts';
import { everyRoute } from '../../contract/routes.ts';
import { MINUTE_MS } from '../../core/time/instant.ts';
import { APP_SECRET, contextOf, GRAFANA_ROLES, newKey, startGrafana } from '../test/grafana.ts';
import type { FakeGrafana, Key, Said } from '../test/grafana.ts';
import { startService } from '../test/service.ts';
import type { Answer, TestService } from '../test/service.ts';

type Headers = Readonly<Record<string, string>>;

let grafana: FakeGrafana;
let service: TestService;
/** Where nobody has set the app up. */
let closed: TestService;
let forger: Key;
let revision: number;

beforeAll(async () => {
  grafana = await startGrafana();
  service = await startService({ settings: { grafana: grafana.settings } });
  closed = await startService();
  forger = await newKey(grafana.key.kid);
  revision = service.configuration.snapshot().revision;
});

afterAll(async () => {
  await service.close();
  await closed.close();
  await grafana.close();
});

const pathOf = (route: Route, id: string): string => route.path.replace('{methodId}', 'mail').replace(/\{id\}/, id);
const send = (to: TestService, route: Route, headers: Headers, id = 'shop'): Promise<Answer> =>
  to.send(`/api/v1${pathOf(route, id)}`, {
    method: route.method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(route.body === null ? {} : { body: '{}' }),
  });

/** Everything that a browser could write beside, in the hope that somebody believes it. */
const CLAIMS: Headers = {
  'x-grafana-role': 'Admin',
  'x-grafana-org-id': '1',
  'x-grafana-user': 'admin',
  'x-webauth-user': 'admin',
  'x-webauth-role': 'Admin',
  'x-forwarded-user': 'admin',
  'x-forwarded-for': '127.0.0.1',
};
const CONTEXT = { 'x-grafana-context': contextOf({ OrgRole: 'Admin', Login: 'admin', IsGrafanaAdmin: true }) };

async function without(name: string, said: Said): Promise<Headers> {
  const { [name]: _, ...rest } = await grafana.headers(service.clock.now(), said);
  return rest;
}

async function instead(more: Headers, said: Said): Promise<Headers> {
  return { ...(await grafana.headers(service.clock.now(), said)), ...more };
}

const identity = async (claims: Said, said: Said): Promise<Headers> => await instead({}, { ...said, ...claims });

async function raised(said: Said): Promise<Headers> {
  const [header, payload, signature] = (await grafana.token(service.clock.now(), said)).split('.');
  const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()) as object;
  const admin = Buffer.from(JSON.stringify({ ...claims, role: 'Admin', sub: 'user:1' })).toString('base64url');
  return await instead({ 'x-grafana-id': `${header}.${admin}.${signature}` }, said);
}

async function unsigned(said: Said): Promise<Headers> {
  const [, payload] = (await grafana.token(service.clock.now(), said)).split('.');
  const header = Buffer.from(JSON.stringify({ alg: 'none', kid: grafana.key.kid })).toString('base64url');
  return await instead({ 'x-grafana-id': `${header}.${payload}.` }, said);
}

/** Each way to be somebody else, or nobody, and the code of its refusal. */
const FORGERIES: Readonly<Record<string, readonly [code: string, make: (said: Said) => Promise<Headers>]>> = {
  'no secret': ['wrong-secret', (said) => without('x-tocsin-secret', said)],
  'an empty secret': ['wrong-secret', (said) => instead({ 'x-tocsin-secret': '' }, said)],
  'a secret that nobody configured': ['wrong-secret', (said) => instead({ 'x-tocsin-secret': '<no value>' }, said)],
  'a wrong secret': ['wrong-secret', (said) => instead({ 'x-tocsin-secret': `${APP_SECRET}.` }, said)],
  'two secrets': ['wrong-secret', (said) => instead({ 'x-tocsin-secret': `${APP_SECRET}, ${APP_SECRET}` }, said)],
  'no identity': ['wrong-identity', (said) => without('x-grafana-id', said)],
  'an empty identity': ['wrong-identity', (said) => instead({ 'x-grafana-id': '' }, said)],
  'an identity that is none': ['wrong-identity', (said) => instead({ 'x-grafana-id': 'Admin' }, said)],
  'an identity signed by a forger': ['wrong-identity', (said) => identity({ key: forger }, said)],
  'an identity with another role': ['wrong-identity', raised],
  'an identity without a signature': ['wrong-identity', unsigned],
  'an expired identity': [
    'wrong-identity',
    (said) => identity({ issuedAt: service.clock.now() - 11 * MINUTE_MS }, said),
  ],
  'an identity for another organisation': ['wrong-identity', (said) => identity({ aud: 'org:2' }, said)],
  'a service account': [
    'wrong-identity',
    (said) => identity({ sub: 'service-account:1', type: 'service-account' }, said),
  ],
  'a guest': ['wrong-identity', (said) => identity({ sub: 'anonymous:0', type: 'anonymous' }, said)],
  'an identity without a role': ['wrong-identity', (said) => identity({ role: 'None' }, said)],
  'claims alone': ['not-authenticated', () => Promise.resolve({})],
  'a token of Grafana': [
    'not-authenticated',
    async (said) => ({
      authorization: `Bearer ${await grafana.token(service.clock.now(), said)}`,
    }),
  ],
};

const refusals = Object.entries(FORGERIES).flatMap(([name, [code, make]]) =>
  everyRoute.map((route) => [name, route.operationId, code, make, route] as const),
);

describe('a forged or missing identity', () => {
  it.each(refusals)('%s: %s', async (name, _, code, make, route) => {
    for (const role of ROLES) {
      const forged = {
        ...CLAIMS,
        ...(name === 'claims alone' ? {} : CONTEXT),
        ...(await make({ role: GRAFANA_ROLES[role] })),
      };
      const answer = await send(service, route, forged);
      expect([answer.status, answer.json?.['code']]).toEqual([403, code]);
      expect(answer.headers).not.toHaveProperty('www-authenticate');
      // Neither what would have been right, nor what came instead, goes back over the wire.
      expect(answer.text).not.toContain(APP_SECRET);
      expect(answer.text).not.toMatch(/eyJ|org:|user:1/);
      if (code === 'not-authenticated') await service.clock.advance(10_000, () => Promise.resolve());
    }
  });

  it('has changed nothing, and made nobody a person', () => {
    expect(service.engine.acts).toEqual([]);
    expect(service.configuration.snapshot().revision).toBe(revision);
  });

  it('was counted by its reason, and never by its content', async () => {
    const text = await service.metrics.registry.metrics();
    const outcomes = [...text.matchAll(/^tocsin_grafana_calls_total\{outcome="([^"]+)"\}/gm)].map(([, name]) => name);
    expect(outcomes.sort()).toEqual([
      ...['expired', 'forged', 'no-identity', 'no-role', 'no-secret', 'not-a-user', 'other-organisation', 'unreadable'],
      'wrong-secret',
    ]);
  });
});

describe('where the app is not set up', () => {
  it.each(everyRoute.map((route) => [route.operationId, route] as const))(
    '%s refuses even the right ones',
    async (_, route) => {
      const headers = { ...(await grafana.headers(closed.clock.now(), { role: 'Admin' })), ...CLAIMS };
      const answer = await send(closed, route, headers);
      expect([answer.status, answer.json?.['code']]).toEqual([403, 'app-not-set-up']);
    },
  );
});

describe('headers that a browser can write', () => {
  const answered = everyRoute.filter((route) => route.media === undefined);
  const cells = answered.flatMap((route) => ROLES.map((role) => [role, route.operationId, route] as const));
  /** Nothing of this id is there, so that the second try meets what the first one met. */
  const id = 'nothing-there';
  const tokens = new Map<Role, Awaited<ReturnType<TestService['as']>>>();
  const outcome = ({ status, json }: Answer) => [status, json?.['code'], json?.['detail']];

  it.each(cells)('change nothing for a %s: %s', async (role, _, route) => {
    const said = { role: GRAFANA_ROLES[role] };
    const plain = await send(service, route, await grafana.headers(service.clock.now(), said), id);
    const claiming = { ...CLAIMS, ...(await grafana.headers(service.clock.now(), said)), ...CONTEXT };
    expect(outcome(await send(service, route, claiming, id))).toEqual(outcome(plain));
    const token = tokens.get(role) ?? (await service.as(role, 'ana'));
    tokens.set(role, token);
    const { method } = route;
    const body = route.body === null ? undefined : {};
    const byToken = await token(pathOf(route, id), method, body);
    const both = { ...CLAIMS, ...(await grafana.headers(service.clock.now(), { role: 'Admin' })) };
    expect(outcome(await token(pathOf(route, id), method, body, both))).toEqual(outcome(byToken));
  });

  it('make nobody an admin', async () => {
    const me = everyRoute.find((route) => route.operationId === 'getMe');
    if (me === undefined) throw new Error('no route tells who is calling');
    const headers = { ...CLAIMS, ...(await grafana.headers(service.clock.now())), ...CONTEXT };
    expect((await send(service, me, headers)).json).toMatchObject({
      role: 'viewer',
      login: 'ana',
      person: { id: 'ana' },
    });
  });
});
