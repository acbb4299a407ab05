import { describe, expect, it } from 'vitest';
import { ROLES } from '../../server/contract/role.ts';
import type { Role } from '../../server/contract/role.ts';
import type { Route } from '../../server/contract/route.ts';
import { API_PREFIX, everyRoute } from '../../server/contract/routes.ts';
import pluginJson from '../plugin.json';

interface PluginRoute {
  readonly path: string;
  readonly method?: string;
  readonly reqRole: 'Viewer' | 'Editor' | 'Admin';
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly content: string }[];
}

// JSON knows texts only: which of them a role may be is for the validator of plugins to check.
const routes = pluginJson.routes as readonly PluginRoute[];
const SERVICE = '{{ .JsonData.serviceUrl }}';
const NEEDS: Readonly<Record<PluginRoute['reqRole'], Role>> = { Viewer: 'viewer', Editor: 'editor', Admin: 'admin' };

/**
 * Where the proxy may let more through than the service does: below `/integrations/` everybody reads, and a pattern cannot
 * tell what comes after the id.
 */
const REFUSED_BY_SERVICE_ONLY: readonly string[] = ['listIntegrationRequests'];

/** As the plugin proxy reads it: a star at the end stands for one or more parts, anything else for itself alone. */
function restOf(pattern: string, path: string): string | null {
  if (!pattern.endsWith('/*')) return pattern === path ? '' : null;
  const prefix = pattern.slice(0, -1);
  return path.startsWith(prefix) && path.length > prefix.length ? path.slice(prefix.length) : null;
}

/** The first route whose path and method fit decides, and no later one is tried. */
function passedOn(method: string, path: string): { readonly role: Role; readonly url: string } | null {
  for (const route of routes) {
    const rest = restOf(route.path, path);
    const isMethod = route.method === undefined || route.method === '*' || route.method === method;
    if (rest === null || !isMethod) continue;
    return { role: NEEDS[route.reqRole], url: rest === '' ? route.url : `${route.url}/${rest}` };
  }
  return null;
}

const pathOf = ({ path }: Route): string => (API_PREFIX + path).slice(1).replace(/\{\w+\}/g, 'some-id');
const admits = (needed: Role, role: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needed);

const cells = everyRoute.flatMap((route) => ROLES.map((role) => [route.operationId, role, route] as const));

describe('routes of the plugin', () => {
  it.each(cells)('let through to %s: %s', (operationId, role, route) => {
    const passed = passedOn(route.method, pathOf(route));
    // Leads are viewers in Grafana, and only the service knows who leads what.
    const needed: Role = route.orLead || REFUSED_BY_SERVICE_ONLY.includes(operationId) ? 'viewer' : route.role;
    expect(passed && admits(passed.role, role)).toBe(admits(needed, role));
  });

  it.each(everyRoute.map((route) => [`${route.method} ${route.path}`, route] as const))(
    'pass %s on to the same path',
    (_, route) => {
      expect(passedOn(route.method, pathOf(route))?.url).toBe(`${SERVICE}/${pathOf(route)}`);
    },
  );

  it('add the secret to every call, and nothing else', () => {
    const secret = [{ name: 'X-Tocsin-Secret', content: '{{ .SecureJsonData.secret }}' }];
    for (const { path, headers } of routes) expect([path, headers]).toEqual([path, secret]);
  });

  it('know no path that Grafana would take literally, and no other service', () => {
    for (const { path, url } of routes) {
      expect(path).toMatch(/^[a-z0-9-]+(\/[a-z0-9-]+)*(\/\*)?$/);
      expect(url).toBe(`${SERVICE}/${path.replace(/\/\*$/, '')}`);
    }
  });

  it('let nothing through that is not the API', () => {
    for (const path of ['metrics', 'readyz', 'api', 'integrations/v1/grafana/token', 'channels/slack/interactions']) {
      expect([path, passedOn('POST', path)]).toEqual([path, null]);
    }
  });

  it('have none that an earlier one hides', () => {
    for (const [index, route] of routes.entries()) {
      const path = route.path.replace('*', 'some-id');
      const first = routes.findIndex(
        (one) => restOf(one.path, path) !== null && [undefined, '*', route.method].includes(one.method),
      );
      expect([route.path, route.method, first]).toEqual([route.path, route.method, index]);
    }
  });
});
