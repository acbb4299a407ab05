import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES } from '../../contract/role.ts';
import type { Role } from '../../contract/role.ts';
import type { Route } from '../../contract/route.ts';
import { everyRoute } from '../../contract/routes.ts';
import { startService } from '../test/service.ts';
import type { TestService } from '../test/service.ts';

let service: TestService;
const callers = new Map<Role, Awaited<ReturnType<TestService['as']>>>();

beforeAll(async () => {
  service = await startService();
  for (const role of ROLES) callers.set(role, await service.as(role, 'ana'));
});

afterAll(() => service.close());

const pathOf = (route: Route): string => route.path.replace('{methodId}', 'mail').replace(/\{id\}/, 'nothing-there');
const answered = everyRoute.filter((route) => route.media === undefined);
const cells = answered.flatMap((route) => ROLES.map((role) => [role, route.operationId, route] as const));

describe('who may do what', () => {
  it.each(cells)('%s %s', async (role, _, route) => {
    const call = callers.get(role);
    const body = route.body === null ? undefined : {};
    const answer = await call?.(pathOf(route), route.method, body);
    const isAllowed = ROLES.indexOf(role) >= ROLES.indexOf(route.role);
    if (!isAllowed) {
      expect([answer?.status, answer?.json?.['code']]).toEqual([403, 'not-allowed']);
      expect(answer?.json?.['detail']).toContain(route.role);
    } else if (answer?.json?.['code'] === 'not-allowed') {
      // Beyond the role, a test message is for the owner of the contact method.
      expect(route.operationId).toBe('testContactMethod');
    }
    expect(answer?.status).not.toBe(401);
    expect(answer?.status).toBeLessThan(500);
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
      byViewers.every((path) => /^\/(alert-groups\/|ownership\/try|people\/\{id\}\/contact-methods)/.test(path)),
    ).toBe(true);
    const admin = everyRoute.filter((route) => /^\/(tokens|provisioning)/.test(route.path));
    expect(admin.every((route) => route.role === 'admin')).toBe(true);
    expect(changing.find((route) => route.path === '/settings')?.role).toBe('admin');
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
