import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as send } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDirectory } from '../../core/directory/empty.ts';
import { virtualClock } from '../../runtime/virtual-clock.ts';
import { startPreview } from './server.ts';
import type { Preview } from './server.ts';

const APP = 'tocsin-oncall-app';
const PLUGIN = {
  ...{ id: APP, type: 'app', name: 'Tocsin', info: { version: '1' }, languages: ['en-US'] },
  includes: [{ type: 'page', name: 'Home', path: `/a/${APP}/home`, role: 'Viewer', addToNav: true }],
  routes: [{ path: 'api/*', url: '{{ .JsonData.serviceUrl }}/api' }],
};
const SOURCE = { id: 'tocsin-oncall-datasource', type: 'datasource', name: 'Tocsin', info: {} };
const RECEIVERS = '/apis/notifications.alerting.grafana.app/v0alpha1/namespaces/default/receivers';

let root: string;
let preview: Preview;
let hook: Server;
let hooked: { readonly headers: IncomingHttpHeaders; readonly body: string }[];

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'tocsin-preview-'));
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  write('dist/plugin.json', JSON.stringify(PLUGIN));
  write('dist/module.js', 'define([])');
  write('dist/datasource/plugin.json', JSON.stringify(SOURCE));
  write('dist/datasource/module.js', 'define(["nested"])');
  write('build/preview/host.js', 'host');
  write('node_modules/@grafana/ui/dist/public/img/icons/unicons/bell.svg', '<svg/>');
  write('secret.txt', 'not for browsers');
  hooked = [];
  hook = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      hooked.push({ headers: request.headers, body });
      response.writeHead(request.url === '/fine' ? 200 : 403).end();
    });
  });
  await new Promise<void>((resolve) => void hook.listen(0, '127.0.0.1', resolve));
  const clock = virtualClock(Date.UTC(2026, 10, 21, 9));
  preview = await startPreview({ port: 0, clock, root, secret: 's3cret' });
  preview.connect({ url: hookUrl(''), directory: () => emptyDirectory });
});
afterEach(async () => {
  await preview.close();
  hook.closeAllConnections();
  await new Promise((resolve) => void hook.close(resolve));
  rmSync(root, { recursive: true });
});

const hookUrl = (place: string): string => `http://127.0.0.1:${(hook.address() as AddressInfo).port}${place}`; // TCP.

interface Asking {
  readonly user?: string;
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

async function ask(place: string, { user = 'admin', method = 'GET', body, headers = {} }: Asking = {}) {
  return await new Promise<{ status: number; headers: IncomingHttpHeaders; text: string }>((resolve, reject) => {
    const all = { cookie: `preview-user=${user}; preview-theme=light`, ...headers };
    const request = send(preview.url, { path: place, method, headers: all, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    request.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
  });
}
const json = async (place: string, asking?: Asking) => {
  const { status, text } = await ask(place, asking);
  return { status, body: JSON.parse(text) as unknown };
};

describe('the preview', () => {
  it('answers every address with the page, for the user and the theme of the cookie', async () => {
    const { status, text } = await ask(`/a/${APP}/services/checkout?tab=history`, { user: 'viewer' });
    expect(status).toBe(200);
    expect(text).toContain('class="theme-light');
    expect(text).toContain('"orgRole":"Viewer"');
    expect(text).not.toContain('s3cret');
    const { text: first } = await ask('/', { headers: { cookie: '' } });
    expect(first).toContain('class="theme-dark');
    expect(first).toContain('"orgRole":"Admin"');
  });

  it('remembers what an address chooses and leads to the address without it', async () => {
    const { status, headers } = await ask('/a/x?tab=1&preview-user=editor&preview-theme=dark');
    expect([status, headers.location]).toEqual([302, '/a/x?tab=1']);
    expect(headers['set-cookie']).toEqual([
      'preview-user=editor; Path=/; SameSite=Strict',
      'preview-theme=dark; Path=/; SameSite=Strict',
    ]);
  });

  it('answers nobody but itself', async () => {
    expect((await ask('/', { headers: { host: 'evil.example' } })).status).toBe(403);
    const foreign = { method: 'POST', body: {}, headers: { origin: 'https://evil.example' } };
    expect((await ask(`/api/plugins/${APP}/settings`, foreign)).status).toBe(403);
  });

  it('serves the app, the plugins inside of it, the host and the icons, and nothing beside them', async () => {
    const texts = [
      ...[`plugins/${APP}/module.js?_cache=1`, 'plugins/tocsin-oncall-datasource/module.js', 'build/host.js'],
      ...['build/img/icons/unicons/bell.svg', 'build/img/icons/unicons/none.svg'],
    ].map(async (file) => (await ask(`/public/${file}`)).text);
    const [app, nested, host, icon, standIn] = await Promise.all(texts);
    expect([app, nested, host, icon]).toEqual(['define([])', 'define(["nested"])', 'host', '<svg/>']);
    expect(standIn).toContain('<svg');
    for (const file of [
      `plugins/${APP}/../../secret.txt`,
      `plugins/${APP}/..%2f..%2fsecret.txt`,
      'plugins/other/x.js',
    ]) {
      expect([file, (await ask(`/public/${file}`)).status]).toEqual([file, expect.not.stringContaining('200') && 404]);
    }
  });

  it('passes calls of the app on to the service, and no others', async () => {
    await ask(`/api/plugin-proxy/${APP}/api/fine`);
    expect(hooked).toHaveLength(1);
    expect((await ask('/api/plugin-proxy/other/api/fine')).status).toBe(404);
    expect((await json('/api/signing-keys/keys')).body).toMatchObject({ keys: [{ kty: 'EC', alg: 'ES256' }] });
  });

  it('knows no other address of Grafana', async () => {
    expect(await json('/api/dashboards/home')).toMatchObject({ status: 404, body: { message: 'Not found' } });
  });
});

describe('the settings of the plugin', () => {
  const place = `/api/plugins/${APP}/settings`;

  it('are read by everybody, without the secret', async () => {
    const { body } = await json(place, { user: 'viewer' });
    expect(body).toMatchObject({
      enabled: true,
      jsonData: { serviceUrl: hookUrl('') },
      secureJsonFields: { secret: true },
    });
    expect(JSON.stringify(body)).not.toContain('s3cret');
  });

  it('are written by an administrator alone, with Grafana’s pitfalls', async () => {
    expect((await json(place, { user: 'editor', method: 'POST', body: {} })).status).toBe(403);
    const body = { pinned: true, jsonData: { other: 1 } };
    expect((await json(place, { method: 'POST', body })).status).toBe(200);
    expect((await json(place)).body).toMatchObject({
      ...{ enabled: false, pinned: true, jsonData: { other: 1 }, secureJsonFields: { secret: true } },
    });
    expect((await json(place, { method: 'POST', body: 'nonsense' })).status).toBe(400);
  });
});

describe('contact points', () => {
  const settings = { url: 'http://x', hmacConfig: { secret: 'hush', header: 'X-Sign' } };
  const body = { metadata: { name: '' }, spec: { title: 'Tocsin', integrations: [{ type: 'webhook', settings }] } };

  it('are made by an editor, whose secrets are never shown again', async () => {
    expect((await json(RECEIVERS, { user: 'viewer', method: 'POST', body })).status).toBe(403);
    const made = await json(RECEIVERS, { user: 'editor', method: 'POST', body });
    expect(made).toMatchObject({
      status: 201,
      body: {
        metadata: { name: Buffer.from('Tocsin').toString('base64url') },
        spec: {
          integrations: [
            { secureFields: { 'hmacConfig.secret': true }, settings: { hmacConfig: { header: 'X-Sign' } } },
          ],
        },
      },
    });
    expect(JSON.stringify((await json(RECEIVERS)).body)).not.toContain('hush');
    expect((await json(RECEIVERS, { method: 'POST', body })).status).toBe(409);
  });

  it('send a signed test, and say what they met', async () => {
    const place = '/api/alertmanager/grafana/config/api/v1/receivers/test';
    const test = (url: string) => ({
      receivers: [{ name: 'Tocsin', grafana_managed_receiver_configs: [{ settings: { ...settings, url } }] }],
    });
    const fine = await json(place, { method: 'POST', body: test(hookUrl('/fine')) });
    expect(JSON.stringify(fine.body)).toContain('"status":"ok"');
    expect(hooked[0]?.headers['x-sign']).toMatch(/^[0-9a-f]{64}$/);
    expect(hooked[0]?.body).toContain('TestAlert');
    const refused = await json(place, { method: 'POST', body: test(hookUrl('/refused')) });
    expect(JSON.stringify(refused.body)).toContain('webhook response status 403');
  });
});

describe('what a page keeps for a user', () => {
  const base = '/apis/userstorage.grafana.app/v0alpha1/namespaces/default/user-storage';

  it('is there again, item by item', async () => {
    expect((await json(`${base}/app:u1`)).status).toBe(404);
    const made = { metadata: { name: 'app:u1' }, spec: { data: { a: '1' } } };
    expect((await json(`${base}/`, { method: 'POST', body: made })).status).toBe(200);
    await json(`${base}/app:u1`, { method: 'PATCH', body: { spec: { data: { b: '2' } } } });
    expect((await json(`${base}/app:u1`)).body).toMatchObject({ spec: { data: { a: '1', b: '2' } } });
  });
});

describe('data sources and people', () => {
  it('are there as files of provisioning would make them', async () => {
    expect((await json('/api/datasources/uid/tocsin-oncall')).body).toMatchObject({ type: 'tocsin-oncall-datasource' });
    const body = { uid: 'two', name: 'Two', type: 'tocsin-oncall-datasource' };
    expect((await json('/api/datasources', { method: 'POST', body })).status).toBe(200);
    expect((await json('/api/datasources', { method: 'POST', body })).status).toBe(409);
    expect((await json('/api/org/users')).body).toHaveLength(4);
    expect((await json('/api/org/users', { user: 'viewer' })).status).toBe(403);
    expect((await json('/api/user', { user: 'viewer' })).body).toMatchObject({ login: 'ben' });
    expect((await json('/api/teams/search')).body).toMatchObject({ totalCount: 0 });
  });
});
