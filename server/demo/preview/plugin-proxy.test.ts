import { createServer, request as send } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { deadAddress } from '../../test/catchers.ts';
import { virtualClock } from '../../runtime/virtual-clock.ts';
import { createIdentities } from './identity.ts';
import type { Identities } from './identity.ts';
import { createPluginProxy } from './plugin-proxy.ts';
import type { PluginRoute, PluginSettings } from './plugin-route.ts';
import type { PreviewUser } from './users.ts';

/** What a service received from the proxy of a real Grafana 12.3. */
interface Recorded {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const recorded = (name: string): Recorded => {
  const file = new URL(`../../http/auth/recorded/proxy-${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Recorded; // As the recording server wrote it.
};
const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;

/** The user that a recorded request was made by. */
function userOf({ headers }: Recorded): PreviewUser {
  const context = JSON.parse(utf8(headers['x-grafana-context'])) as Record<string, string & number>;
  const claims = claimsOf(headers['x-grafana-id'] ?? '') as Record<string, string>;
  return {
    ...{ key: 'recorded', remark: null, id: Number(context['UserID']), uid: String(context['UserUID']) },
    ...{ login: String(context['Login']), name: String(context['Name']), email: String(context['Email']) },
    role: claims['role'] as PreviewUser['role'], // One of Grafana's three.
  };
}
const utf8 = (header: unknown): string => Buffer.from(String(header), 'latin1').toString('utf8');

const SECRET_HEADER = { name: 'X-Tocsin-Secret', content: '{{ .SecureJsonData.secret }}' };
const ROUTES: readonly PluginRoute[] = [
  { path: 'api/v1/tokens', reqRole: 'Admin', url: '{{ .JsonData.serviceUrl }}/tokens', headers: [SECRET_HEADER] },
  { path: 'api/*', url: '{{ .JsonData.serviceUrl }}/api', headers: [SECRET_HEADER] },
];

interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let received: Received[];
let service: Server;
let grafana: Server;
let identities: Identities;
let settings: PluginSettings;
let user: PreviewUser;
let left: number;
let teams: readonly number[];
const clock = virtualClock(Date.parse(recorded('viewer').at));

beforeEach(async () => {
  received = [];
  left = 0;
  teams = [];
  user = userOf(recorded('viewer'));
  service = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      received.push({ method: request.method, url: request.url, headers: request.headers, body });
      if (request.url !== '/api/v1/events') return response.writeHead(200, { 'x-from': 'service' }).end('fine');
      response.on('close', () => (left += 1));
      return response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: first\n\n');
    });
  });
  identities = await createIdentities(() => 'http://localhost:3000');
  settings = { jsonData: { serviceUrl: await listening(service) }, secureJsonData: { secret: 's3cret' } };
  const proxy = createPluginProxy({
    ...{ clock, identities, routes: () => ROUTES, settings: () => settings, teamsOf: () => teams },
  });
  grafana = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    void proxy({ user, path: pathname.slice(1), query: search }, request, response);
  });
});
afterEach(async () => {
  for (const server of [service, grafana]) {
    server.closeAllConnections();
    await new Promise((resolve) => void server.close(resolve));
  }
});

const listening = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // A TCP server has no other kind.
};

async function ask(path: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}) {
  const url = grafana.listening
    ? `http://127.0.0.1:${(grafana.address() as AddressInfo).port}`
    : await listening(grafana);
  return await new Promise<{ status: number; headers: IncomingHttpHeaders; text: string }>((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = options;
    const request = send(url, { path, method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    request.on('error', reject).end(body);
  });
}

/** As the browser sent the recorded ones: everything that it may not say, forged. */
const FORGED = {
  'user-agent': 'curl/7.88.1',
  accept: '*/*',
  'content-type': 'application/json',
  'x-grafana-id': 'forged',
  'x-grafana-context': '{"OrgRole":"Admin"}',
  'x-tocsin-secret': 'guessed',
  'x-grafana-role': 'Admin',
  cookie: 'grafana_session=abc',
  authorization: 'Basic YWRtaW46YWRtaW4=',
  origin: 'http://localhost:3000',
};

describe('the stand-in for the plugin proxy', () => {
  it.each(['viewer', 'editor', 'admin'])('sends what the recorded one of the %s is', async (name) => {
    const was = recorded(name);
    user = userOf(was);
    teams = (JSON.parse(utf8(was.headers['x-grafana-context'])) as { Teams: number[] }).Teams;
    const asked = '/api/v1/alert-groups/abc%2Fdef/?state=firing';
    expect(await ask(asked, { method: was.method, headers: FORGED, body: was.body })).toMatchObject({ status: 200 });
    const [got] = received;
    expect([got?.method, got?.url, got?.body]).toEqual([was.method, was.path, was.body]);

    // Go names itself as able to read gzip where the browser said nothing; a browser always says what it reads.
    const { host: _host, 'accept-encoding': _encoding, ...headers } = was.headers;
    const { host: _own, connection: _connection, ...sent } = got?.headers ?? {};
    expect(Object.keys(sent).sort()).toEqual(Object.keys(headers).sort());
    for (const header of ['x-forwarded-for', 'x-grafana-referer', 'x-grafana-role', 'x-tocsin-secret', 'user-agent']) {
      expect([header, sent[header]]).toEqual([header, headers[header]]);
    }

    const token = String(sent['x-grafana-id']);
    const { exp, iat, iss, ...claims } = claimsOf(token);
    const { exp: wasExp, iat: wasIat, iss: _iss, ...wasClaims } = claimsOf(headers['x-grafana-id'] ?? '');
    expect(iss).toBe('http://localhost:3000/');
    expect(claims).toEqual(wasClaims);
    expect(Number(exp) - Number(iat)).toBe(Number(wasExp) - Number(wasIat));
    await jwtVerify(token, createLocalJWKSet({ keys: [...identities.keys.keys] }), {
      audience: 'org:1',
      currentDate: new Date(clock.now()),
    });

    const context = JSON.parse(utf8(sent['x-grafana-context'])) as object;
    const { LastSeenAt: _seen, ...wasContext } = JSON.parse(utf8(headers['x-grafana-context'])) as Record<
      string,
      unknown
    >;
    expect(context).toEqual({ ...wasContext, LastSeenAt: new Date(clock.now()).toISOString() });
  });

  it('passes a stream on at once, and leaves with whoever leaves', async () => {
    await ask('/api/v1/anything');
    const { port } = grafana.address() as AddressInfo; // As above.
    await new Promise<void>((resolve) => {
      const request = send({ port, host: '127.0.0.1', path: '/api/v1/events', agent: false }, (response) => {
        response.once('data', (text: Buffer) => {
          expect(text.toString()).toBe('data: first\n\n');
          request.destroy();
          resolve();
        });
      });
      request.on('error', () => {}).end();
    });
    while (left === 0) await new Promise((resolve) => void setImmediate(resolve));
  });

  it('answers for a service that is down with 502 and nothing', async () => {
    settings = { ...settings, jsonData: { serviceUrl: await deadAddress() } };
    expect(await ask('/api/v1/me')).toMatchObject({ status: 502, text: '' });
    settings = { ...settings, jsonData: {} };
    expect(await ask('/api/v1/me')).toMatchObject({ status: 502, text: '' });
  });

  it('puts every answer into a sandbox', async () => {
    const { headers } = await ask('/api/v1/me');
    expect(headers).toMatchObject({ 'content-security-policy': 'sandbox', 'x-from': 'service' });
  });

  it('refuses by role where the route says so, and what no route names', async () => {
    const denied = await ask('/api/v1/tokens');
    expect([denied.status, denied.text]).toEqual([403, expect.stringContaining('plugin proxy route access denied')]);
    const unknown = await ask('/elsewhere');
    expect([unknown.status, unknown.text]).toEqual([404, expect.stringContaining('plugin route match not found')]);
    expect((await ask('/api/%E0%A4%A')).status).toBe(404);
    expect(received).toEqual([]);
    user = { ...user, role: 'Admin' };
    expect((await ask('/api/v1/tokens')).status).toBe(200);
    expect(received[0]?.url).toBe('/tokens');
  });

  it('sends the words of a template that finds nothing, as Grafana does', async () => {
    settings = { ...settings, secureJsonData: {} };
    await ask('/api/v1/me');
    expect(received[0]?.headers['x-tocsin-secret']).toBe('<no value>');
  });
});
