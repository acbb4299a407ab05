import { request as send } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Clock } from '../../runtime/clock.ts';
import { contextOf } from './identity.ts';
import type { Identities } from './identity.ts';
import { refuse } from './json.ts';
import { routeOf } from './plugin-route.ts';
import type { PluginRoute, PluginSettings } from './plugin-route.ts';
import { hasRole } from './users.ts';
import type { PreviewUser } from './users.ts';

export interface PluginProxyOptions {
  readonly clock: Clock;
  readonly identities: Identities;
  readonly routes: () => readonly PluginRoute[];
  readonly settings: () => PluginSettings;
  readonly teamsOf: (user: PreviewUser) => readonly number[];
}

export interface ProxiedCall {
  readonly user: PreviewUser;
  /** Behind `/api/plugin-proxy/<id>/`, as the browser sent it. */
  readonly path: string;
  /** With its question mark; empty where there is none. */
  readonly query: string;
}

/** What belongs to one connection and not to the call, and what Grafana takes away before it passes a call on. */
const DROPPED = [
  ...['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'te', 'trailer', 'upgrade'],
  ...['host', 'cookie', 'authorization', 'origin', 'referer'],
  ...['x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto', 'x-grafana-user'],
];

/**
 * Passes calls of the app on to the service as Grafana's own proxy does, which adds who is asking and the app's secret
 * over whatever the browser wrote there.
 */
export function createPluginProxy(options: PluginProxyOptions) {
  return async (call: ProxiedCall, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = decoded(call.path);
    const { method = 'GET' } = request;
    const may = (role: PreviewUser['role']): boolean => hasRole(call.user, role);
    const routed = path === null ? null : routeOf(options.routes(), { method, path }, may, options.settings());
    if (routed === null || routed.kind === 'no-match') return refuse(response, 404, 'plugin route match not found');
    if (routed.kind === 'denied') return refuse(response, 403, 'plugin proxy route access denied');
    const target = targetOf(routed.url, routed.path, call.query);
    if (target === null) return badGateway(response);
    const headers = headersOf(request.headers, {
      'x-grafana-context': asBytes(contextOf(call.user, options.teamsOf(call.user), options.clock.now())),
      'x-grafana-id': await options.identities.token(call.user, options.clock.now()),
      ...Object.fromEntries(routed.headers.map(([name, value]) => [name.toLowerCase(), asBytes(value)])),
    });
    pass({ target, method, headers }, request, response);
  };
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** Null where the settings make no address, as before anybody has filled them in. */
function targetOf(url: string, rest: string, query: string): URL | null {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) return null;
  const target = new URL(url);
  const path = rest === '' ? target.pathname : `${target.pathname.replace(/\/$/, '')}/${rest}`;
  // Written from the decoded text, so that %2F has become a slash and stays one.
  target.pathname = encodeURI(path).replaceAll('?', '%3F').replaceAll('#', '%23');
  target.search = query;
  return target;
}

/** Node writes header bytes as latin1, Grafana as UTF-8. */
function asBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function headersOf(asked: IncomingHttpHeaders, added: Readonly<Record<string, string>>): OutgoingHttpHeaders {
  const kept = Object.entries(asked).filter(([name]) => !DROPPED.includes(name));
  return {
    ...Object.fromEntries(kept),
    'x-forwarded-for': [asked['x-forwarded-for'], '127.0.0.1', '127.0.0.1'].filter(Boolean).join(', '),
    'x-grafana-referer': asked.referer ?? '',
    ...added,
  };
}

interface Passed {
  readonly target: URL;
  readonly method: string;
  readonly headers: OutgoingHttpHeaders;
}

/** Both ways as it comes: what the service says in a stream is in the browser at once. */
function pass({ target, method, headers }: Passed, request: IncomingMessage, response: ServerResponse): void {
  const upstream = send(target, { method, headers, agent: false }, (answer) => {
    const kept = Object.entries(answer.headers).filter(([name]) => !DROPPED.includes(name));
    response.writeHead(answer.statusCode ?? 502, {
      ...Object.fromEntries(kept),
      'content-security-policy': 'sandbox',
    });
    response.flushHeaders();
    answer.on('error', () => response.destroy());
    answer.pipe(response);
  });
  upstream.on('error', () => (response.headersSent ? response.destroy() : badGateway(response)));
  // Whoever leaves takes the call along, or the service would go on writing into streams that nobody reads.
  response.on('close', () => upstream.destroy());
  request.pipe(upstream);
}

function badGateway(response: ServerResponse): void {
  if (!response.headersSent) response.writeHead(502, { 'content-length': '0' });
  response.end();
}
