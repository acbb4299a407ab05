/**
 * A small page around the built app that provides what Grafana provides, for whoever wants to see the app without one:
 * `npm start` serves it on http://127.0.0.1:8476. It stands in for Grafana, on the loopback only and in the demo only.
 *
 * A second one beside it, with data and ports of its own (TOCSIN_PREVIEW_PORT=0 takes any free one; the catchers and the
 * page with what was caught move to free ports by themselves, and the demo prints every address):
 *
 *   npm run build
 *   TOCSIN_PORT=8570 TOCSIN_PREVIEW_PORT=8576 TOCSIN_DATA=/tmp/mine/tocsin.db \
 *     node --enable-source-maps build/service/cli.js demo
 *
 * `?preview-user=admin|editor|viewer|lead` and `?preview-theme=dark|light` on any address choose who looks and how; both
 * are remembered in a cookie. A new build of the app shows at the next reload, without a restart.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Directory } from '../../core/directory/directory.ts';
import type { Clock } from '../../runtime/clock.ts';
import { isOwn } from '../page/policy.ts';
import { hostPage, THEMES } from './boot.ts';
import type { PreviewTheme } from './boot.ts';
import { createDataSources } from './data-sources.ts';
import { createGrafanaApi, teamIdsOf } from './grafana-api.ts';
import { createIdentities } from './identity.ts';
import { answerJson, jsonIn, refuse } from './json.ts';
import { builtPlugins } from './plugin-files.ts';
import { createPluginProxy } from './plugin-proxy.ts';
import { createSettings } from './plugin-settings.ts';
import { createReceivers } from './receivers.ts';
import { fileOf, sendFile } from './static-files.ts';
import { PREVIEW_USERS } from './users.ts';
import type { PreviewUser } from './users.ts';

export const PREVIEW_PORT = 8476;

export interface PreviewOptions {
  readonly port: number;
  readonly clock: Clock;
  /** Of the project, below which the built app and host page lie. */
  readonly root: string;
  /** The app's secret, as the service knows it. */
  readonly secret: string;
}

/** Known only once the service runs, which in turn has to know where the keys of the preview are. */
export interface PreviewedService {
  readonly url: string;
  readonly directory: () => Directory;
}

export interface Preview {
  readonly url: string;
  connect(service: PreviewedService): void;
  close(): Promise<void>;
}

export async function startPreview({ port, clock, root, secret }: PreviewOptions): Promise<Preview> {
  let service: PreviewedService | null = null;
  let url = '';
  const settings = createSettings();
  const identities = await createIdentities(() => url);
  const plugins = () => builtPlugins(path.join(root, 'dist'));
  const directory = () => service?.directory() ?? null;
  const places = {
    host: path.join(root, 'build/preview'),
    icons: path.join(root, 'node_modules/@grafana/ui/dist/public/img/icons'),
    plugins,
  };
  const dataSources = createDataSources(plugins);
  const api = createGrafanaApi({
    ...{ plugins, settings, dataSources, directory, clock, receivers: createReceivers(), url: () => url },
  });
  const proxy = createPluginProxy({
    ...{ clock, identities },
    routes: () => plugins()[0]?.json.routes ?? [],
    settings: () => settings.current,
    teamsOf: (user) => teamIdsOf({ directory }, user),
  });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isOwn(request)) return refuse(response, 403, 'The preview answers only to itself.');
    const asked = new URL(request.url ?? '/', 'http://localhost');
    const { user, theme } = chosenBy(request.headers.cookie ?? '');
    const proxied = /^\/api\/plugin-proxy\/([\w-]+)\/?(.*)$/.exec(asked.pathname);
    if (proxied !== null) {
      if (proxied[1] !== plugins()[0]?.json.id) return refuse(response, 404, 'Plugin not found');
      return await proxy({ user, path: proxied[2] ?? '', query: asked.search }, request, response);
    }
    if (asked.pathname === '/api/signing-keys/keys') return answerJson(response, 200, identities.keys);
    if (/^\/apis?\//.test(asked.pathname)) {
      const method = request.method ?? 'GET';
      const call = { user, method, path: decodeURI(asked.pathname), query: asked.searchParams };
      const { status, body } = await api({ ...call, body: () => jsonIn(request) });
      return answerJson(response, status, body);
    }
    if (asked.pathname.startsWith('/public/')) return sendFile(fileOf(asked.pathname, places), response);
    if (choose(asked, response)) return;
    sendPage(response, hostPage({ user, theme, plugins: plugins(), dataSources: dataSources.all(), address: url }));
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else refuse(response, 500, error instanceof Error ? error.message : String(error));
    });
  });
  url = `http://127.0.0.1:${await listen(server, port)}`;

  return {
    url,
    connect(connected) {
      service = connected;
      settings.provision({ jsonData: { serviceUrl: connected.url }, secureJsonData: { secret } });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const USER_COOKIE = 'preview-user';
const THEME_COOKIE = 'preview-theme';

function chosenBy(cookies: string): { readonly user: PreviewUser; readonly theme: PreviewTheme } {
  const kept = new Map(cookies.split(/;\s*/).map((cookie) => cookie.split('=', 2) as [string, string | undefined]));
  return {
    user: PREVIEW_USERS.find(({ key }) => key === kept.get(USER_COOKIE)) ?? PREVIEW_USERS[0],
    theme: THEMES.find((theme) => theme === kept.get(THEME_COOKIE)) ?? 'dark',
  };
}

/** Remembers what an address chooses, and leads to the address without it; false when it chooses nothing. */
function choose(asked: URL, response: ServerResponse): boolean {
  const cookies = [USER_COOKIE, THEME_COOKIE].flatMap((name) => {
    const value = asked.searchParams.get(name);
    asked.searchParams.delete(name);
    return value === null ? [] : [`${name}=${encodeURIComponent(value)}; Path=/; SameSite=Strict`];
  });
  if (cookies.length === 0) return false;
  response.writeHead(302, { location: asked.pathname + asked.search, 'set-cookie': cookies }).end();
  return true;
}

function sendPage(response: ServerResponse, html: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(html);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // A server that listens on a TCP port always has an AddressInfo; the string form belongs to Unix sockets.
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
