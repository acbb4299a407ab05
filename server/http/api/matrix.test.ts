import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES } from '../../contract/role.ts';
import type { Role } from '../../contract/role.ts';
import type { Route } from '../../contract/route.ts';
import { everyRoute } from '../../contract/routes.ts';
import { GRAFANA_ROLES, startGrafana } from '../test/grafana.ts';
import type { FakeGrafana } from '../test/grafana.ts';
import { startService } from '../test/service.ts';
import type { Answer, TestService } from '../test/service.ts';

/** A viewer who leads a team, beside the three. */
type Who = Role | 'lead';
const WHO: readonly Who[] = [...ROLES, 'lead'];
const WAYS = ['token', 'grafana'] as const;

let grafana: FakeGrafana;
let service: TestService;

beforeAll(async () => {
  grafana = await startGrafana();
  service = await startService({ settings: { grafana: grafana.settings } });
  const editor = await service.as('editor');
  await editor('/people', 'POST', { id: 'cara', name: 'Cara', email: 'cara@example.test' });
  await editor('/teams', 'POST', { id: 'pay', name: 'Pay', members: ['cara'], leads: ['cara'] });
});

afterAll(async () => {
  await service.close();
  await grafana.close();
});

const roleOf = (who: Who): Role => (who === 'lead' ? 'viewer' : who);
const pathOf = (route: Route): string => route.path.replace('{methodId}', 'mail').replace(/\{id\}/, 'nothing-there');
const answered = everyRoute.filter((route) => route.media === undefined);
const cells = answered.flatMap((route) =>
  WHO.flatMap((who) => WAYS.map((way) => [who, way, route.operationId, route] as const)),
);
/** The callers of this file, each with a token and with an account in Grafana. */
const tokens = new Map<Who, Awaited<ReturnType<TestService['as']>>>();

async function call(who: Who, way: (typeof WAYS)[number], route: Route): Promise<Answer> {
  const body = route.body === null ? undefined : route.orLead ? { team: 'pay' } : {};
  const personId = who === 'lead' ? 'cara' : 'ana';
  if (way === 'token') {
    const known = tokens.get(who) ?? (await service.as(roleOf(who), personId));
    tokens.set(who, known);
    return await known(pathOf(route), route.method, body);
  }
  const said = { role: GRAFANA_ROLES[roleOf(who)], email: `${personId}@example.test`, username: personId };
  const headers = { ...(await grafana.headers(service.clock.now(), said)), 'content-type': 'application/json' };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  return await service.send(`/api/v1${pathOf(route)}`, { method: route.method, headers, ...sent });
}

describe('who may do what', () => {
  it.each(cells)('%s by %s: %s', async (who, way, _, route) => {
    const answer = await call(who, way, route);
    const mayByRole = ROLES.indexOf(roleOf(who)) >= ROLES.indexOf(route.role);
    if (!mayByRole && !(who === 'lead' && route.orLead)) {
      expect([answer.status, answer.json?.['code']]).toEqual([403, 'not-allowed']);
      expect(answer.json?.['detail']).toContain(route.role);
    } else if (answer.json?.['code'] === 'not-allowed') {
      // Beyond the role, a test message is for the owner of the contact method.
      expect(route.operationId).toBe('testContactMethod');
    } else expect(answer.status, answer.text).not.toBe(403);
    expect(answer.status).not.toBe(401);
    expect(answer.status).toBeLessThan(500);
  });
});

describe('without credentials', () => {
  it.each(everyRoute.map((route) => [route.method, route.path, route] as const))(
    '%s %s is 403',
    async (method, _, route) => {
      const answer = await service.send(`/api/v1${pathOf(route)}`, { method });
      expect([answer.status, answer.json?.['code']]).toEqual([403, 'not-authenticated']);
      expect(answer.headers).not.toHaveProperty('www-authenticate');
      // Each try counts against the address; a minute later it is forgotten.
      await service.clock.advance(10_000, () => Promise.resolve());
    },
  );
});

describe('the table itself', () => {
  it('has one line for each method and path, and one id for each line', () => {
    const lines = everyRoute.map((route) => `${route.method} ${route.path}`);
    expect(new Set(lines).size).toBe(lines.length);
    expect(new Set(everyRoute.map((route) => route.operationId)).size).toBe(lines.length);
  });

  it('lets nobody but an editor change the configuration, and nobody but an admin tokens and settings', () => {
    const changing = everyRoute.filter((route) => route.method !== 'GET');
    const byViewers = changing.filter((route) => route.role === 'viewer').map((route) => route.path);
    expect(
      byViewers.every(
        (path) =>
          /^\/(alert-groups\/|ownership\/try|people\/\{id\}\/contact-methods|me\/|absences|cover-requests\/)/.test(
            path,
          ) || /^\/schedules\/\{id\}\/(overrides|cover-requests|feed|calendars)/.test(path),
      ),
    ).toBe(true);
    const admin = everyRoute.filter((route) => /^\/(tokens|provisioning)/.test(route.path));
    expect(admin.every((route) => route.role === 'admin')).toBe(true);
    expect(changing.find((route) => route.path === '/settings')?.role).toBe('admin');
  });

  it('lets leads change services, schedules and escalation chains, and nothing else', () => {
    const led = everyRoute.filter((route) => route.orLead).map(({ method, path }) => `${method} ${path.split('/')[1]}`);
    const nouns = ['services', 'schedules', 'escalation-chains'];
    expect(led).toEqual(nouns.flatMap((noun) => [`POST ${noun}`, `PUT ${noun}`, `DELETE ${noun}`]));
  });

  it('a known path with another method is 405 and says which', async () => {
    const answer = await service.send('/api/v1/teams/shop', { method: 'PATCH' });
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, PUT, DELETE']);
  });

  it('an unknown path is 404 and points at the description', async () => {
    const answer = await service.send('/api/v1/nothing');
    expect(answer.status).toBe(404);
    expect(answer.json?.['detail']).toContain('/api/v1/openapi.json');
  });
});
