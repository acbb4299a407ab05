import { describe, expect, it } from 'vitest';
import { routeOf } from './plugin-route.ts';
import type { PluginRoute } from './plugin-route.ts';

const SETTINGS = { jsonData: { serviceUrl: 'http://tocsin' }, secureJsonData: { secret: 's3cret' } };

const route = (path: string, more: Partial<PluginRoute> = {}): PluginRoute => ({ path, url: `to:${path}`, ...more });
const find = (routes: readonly PluginRoute[], path: string, method = 'GET', role = 'Viewer') => {
  const routed = routeOf(routes, { method, path }, (needed) => needed === role, SETTINGS);
  return routed.kind === 'routed' ? `${routed.url} ${routed.path}`.trim() : routed.kind;
};

describe('the route of a call', () => {
  it('is the first whose path matches whole', () => {
    const routes = [route('api/v1/tokens'), route('api/*')];
    expect(find(routes, 'api/v1/tokens')).toBe('to:api/v1/tokens');
    expect(find(routes, 'api/v1/tokens/7')).toBe('to:api/* v1/tokens/7');
    expect(find(routes, 'api/v1/tokens/')).toBe('to:api/v1/tokens');
    expect(find(routes, 'api')).toBe('no-match');
    expect(find(routes, 'apis/v1')).toBe('no-match');
  });

  it('takes a star for itself unless it is the whole last segment', () => {
    expect(find([route('api/v1/tokens*')], 'api/v1/tokens/7')).toBe('no-match');
    expect(find([route('*')], 'anything/at/all')).toBe('to:* anything/at/all');
  });

  it('is looked for by method, one exactly or all', () => {
    const routes = [route('a', { method: 'POST' }), route('a', { method: '*', url: 'any' })];
    expect(find(routes, 'a', 'POST')).toBe('to:a');
    expect(find(routes, 'a', 'DELETE')).toBe('any');
    expect(find([route('a', { method: 'POST' })], 'a')).toBe('no-match');
  });

  it('decides also when it refuses: none after it is tried', () => {
    const routes = [route('a', { reqRole: 'Admin' }), route('*')];
    expect(find(routes, 'a')).toBe('denied');
    expect(find(routes, 'a', 'GET', 'Admin')).toBe('to:a');
    expect(find([route('a', { reqRole: '' })], 'a')).toBe('to:a');
  });

  it('fills in what the templates of its address and its headers name', () => {
    const headers = [
      { name: 'X-Secret', content: '{{ .SecureJsonData.secret }}' },
      { name: 'X-Missing', content: 'a {{.JsonData.missing}}' },
    ];
    const routes = [route('a/*', { url: '{{ .JsonData.serviceUrl }}/api', headers })];
    expect(routeOf(routes, { method: 'GET', path: 'a/b/c' }, () => true, SETTINGS)).toEqual({
      kind: 'routed',
      url: 'http://tocsin/api',
      path: 'b/c',
      headers: [
        ['X-Secret', 's3cret'],
        ['X-Missing', 'a <no value>'],
      ],
    });
  });
});
