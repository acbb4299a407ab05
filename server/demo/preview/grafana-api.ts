import type { Directory } from '../../core/directory/directory.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { DataSources } from './data-sources.ts';
import type { BuiltPlugin } from './plugin-files.ts';
import type { SettingsStore } from './plugin-settings.ts';
import { testReceivers } from './receiver-test.ts';
import type { Receivers } from './receivers.ts';
import { hasRole, PREVIEW_USERS } from './users.ts';
import type { GrafanaRole, PreviewUser } from './users.ts';

export interface GrafanaApiOptions {
  readonly plugins: () => readonly BuiltPlugin[];
  readonly settings: SettingsStore;
  readonly receivers: Receivers;
  readonly dataSources: DataSources;
  readonly clock: Clock;
  /** Of the preview itself. */
  readonly url: () => string;
  readonly directory: () => Directory | null;
}

export interface ApiCall {
  readonly user: PreviewUser;
  readonly method: string;
  /** Decoded, from `/api` or `/apis` on. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: () => Promise<unknown>;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

type Handler = (call: ApiCall, parameters: readonly string[]) => ApiAnswer | Promise<ApiAnswer>;

const ok = (body: unknown, status = 200): ApiAnswer => ({ status, body });
const message = (status: number, text: string): ApiAnswer => ({ status, body: { message: text } });

/** The part of Grafana's own API that the app calls. Whatever is not here is not found, as in Grafana. */
export function createGrafanaApi(options: GrafanaApiOptions) {
  const handlers: readonly (readonly [method: string, path: RegExp, role: GrafanaRole, handler: Handler])[] = [
    ['GET', /^\/api\/health$/, 'Viewer', () => ok({ database: 'ok', version: GRAFANA_VERSION, commit: 'preview' })],
    ['GET', /^\/api\/login\/ping$/, 'Viewer', () => message(200, 'Logged in')],
    ['GET', /^\/api\/user$/, 'Viewer', ({ user }) => ok(profileOf(user))],
    ['GET', /^\/api\/user\/teams$/, 'Viewer', ({ user }) => ok(teamsOf(options, user.email))],
    ['GET', /^\/api\/org\/users$/, 'Admin', () => ok(orgUsers(options))],
    ['GET', /^\/api\/teams\/search$/, 'Admin', () => ok(teamPage(options))],
    ['GET', /^\/api\/plugins\/([\w-]+)\/settings$/, 'Viewer', (_call, [id = '']) => pluginSettings(options, id)],
    ['POST', /^\/api\/plugins\/([\w-]+)\/settings$/, 'Admin', (call, [id = '']) => saveSettings(options, call, id)],
    ['GET', RECEIVERS, 'Viewer', () => ok(options.receivers.list())],
    ['POST', RECEIVERS, 'Editor', (call) => createReceiver(options, call)],
    ['DELETE', RECEIVER, 'Editor', (_call, [name = '']) => removeReceiver(options, name)],
    ['POST', TEST, 'Editor', (call) => testReceiver(options, call)],
    ['GET', /^\/api\/datasources\/uid\/([\w-]+)$/, 'Admin', (_call, [uid = '']) => dataSource(options, uid)],
    ['POST', /^\/api\/datasources$/, 'Admin', (call) => createDataSource(options, call)],
    ...userStorage(),
  ];
  return async (call: ApiCall): Promise<ApiAnswer> => {
    for (const [method, path, role, handler] of handlers) {
      const found = method === call.method ? path.exec(call.path) : null;
      if (found === null) continue;
      return hasRole(call.user, role) ? await handler(call, found.slice(1)) : denied(call);
    }
    return message(404, 'Not found');
  };
}

/** The version whose packages the host page is made of. */
export const GRAFANA_VERSION = '12.4.10';

const RECEIVERS = /^\/apis\/notifications\.alerting\.grafana\.app\/v0alpha1\/namespaces\/default\/receivers$/;
const RECEIVER = /^\/apis\/notifications\.alerting\.grafana\.app\/v0alpha1\/namespaces\/default\/receivers\/([\w-]+)$/;

const TEST = /^\/api\/alertmanager\/grafana\/config\/api\/v1\/receivers\/test$/;

function denied({ user, path }: ApiCall): ApiAnswer {
  if (!path.startsWith('/apis/')) return message(403, "You'll need additional permissions to perform this action.");
  const text = `receivers.notifications.alerting.grafana.app is forbidden: User "${user.login}" cannot do this`;
  return failure(403, 'Forbidden', text);
}

/** The newer API refuses in the words of Kubernetes. */
function failure(code: number, reason: string, text: string): ApiAnswer {
  const status = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure' };
  return { status: code, body: { ...status, message: text, reason, code } };
}

function profileOf({ id, uid, login, email, name, role }: PreviewUser) {
  return { id, uid, email, name, login, theme: '', orgId: 1, isGrafanaAdmin: role === 'Admin', isDisabled: false };
}

/** Everybody of the town has an account, as in a company; those of the switch with their role. */
function orgUsers({ directory }: GrafanaApiOptions) {
  const accounts = PREVIEW_USERS.map(({ id, login, name, email, role }) => ({ userId: id, login, name, email, role }));
  const known = new Set(accounts.map(({ email }) => email));
  const others = [...(directory()?.people.values() ?? [])]
    .filter(({ email }) => email !== null && !known.has(email))
    .map(({ id, name, email }, index) => {
      return { userId: PREVIEW_USERS.length + index + 1, login: id, name, email, role: 'Viewer' };
    });
  return [...accounts, ...others].map((user) => ({ orgId: 1, ...user, avatarUrl: '', isDisabled: false }));
}

function teamsOf({ directory }: GrafanaApiOptions, email: string) {
  const people = directory()?.people;
  return teamList(directory()).filter(({ members }) => members.some((id) => people?.get(id)?.email === email));
}

function teamPage({ directory }: GrafanaApiOptions) {
  const teams = teamList(directory());
  return { totalCount: teams.length, teams, page: 1, perPage: 1_000 };
}

function teamList(directory: Directory | null) {
  return [...(directory?.teams.values() ?? [])].map(({ id, name, members }, index) => {
    return { id: index + 1, uid: id, orgId: 1, name, email: '', avatarUrl: '', memberCount: members.length, members };
  });
}

/** In which of Grafana's teams somebody is, as the proxy says it. */
export function teamIdsOf(options: Pick<GrafanaApiOptions, 'directory'>, { email }: PreviewUser): number[] {
  const people = options.directory()?.people;
  return teamList(options.directory()).flatMap(({ id, members }) =>
    members.some((person) => people?.get(person)?.email === email) ? [id] : [],
  );
}

function pluginSettings({ plugins, settings }: GrafanaApiOptions, id: string): ApiAnswer {
  const [app] = plugins();
  const plugin = plugins().find(({ json }) => json.id === id);
  if (plugin === undefined) return message(404, 'Plugin not found, no installed plugin with that id');
  const { routes: _, ...json } = plugin.json;
  const isApp = id === app?.json.id;
  const { jsonData, secureJsonData } = settings.current;
  const secureJsonFields = Object.fromEntries(Object.keys(secureJsonData).map((name) => [name, true]));
  return ok({
    ...json,
    ...{ enabled: isApp ? settings.enabled : true, pinned: isApp ? settings.pinned : false, autoEnabled: false },
    ...{ module: `public/plugins/${id}/module.js`, baseUrl: `public/plugins/${id}`, hasUpdate: false },
    ...{ signature: 'unsigned', loadingStrategy: 'script', angularDetected: false },
    ...(isApp ? { jsonData, secureJsonFields } : { jsonData: null, secureJsonFields: {} }),
  });
}

async function saveSettings({ plugins, settings }: GrafanaApiOptions, call: ApiCall, id: string): Promise<ApiAnswer> {
  if (plugins()[0]?.json.id !== id) return message(404, 'Plugin not installed');
  if (!settings.update(await call.body())) return message(400, 'bad request data');
  return message(200, 'Plugin settings updated');
}

async function createReceiver({ receivers }: GrafanaApiOptions, call: ApiCall): Promise<ApiAnswer> {
  const made = receivers.create(await call.body());
  if (made.kind === 'created') return ok(made.body, 201);
  if (made.kind === 'invalid') return failure(400, 'BadRequest', made.why);
  return failure(409, 'Conflict', `A contact point named "${made.title}" exists already`);
}

function removeReceiver({ receivers }: GrafanaApiOptions, name: string): ApiAnswer {
  return receivers.remove(name) ? ok({ kind: 'Status', status: 'Success' }) : failure(404, 'NotFound', 'not found');
}

async function testReceiver({ clock, url }: GrafanaApiOptions, call: ApiCall): Promise<ApiAnswer> {
  const result = await testReceivers(await call.body(), url(), clock.now());
  return result === null ? message(400, 'bad request data') : ok(result);
}

function dataSource({ dataSources }: GrafanaApiOptions, uid: string): ApiAnswer {
  const found = dataSources.all().find((one) => one.uid === uid);
  return found === undefined ? message(404, 'Data source not found') : ok(found);
}

async function createDataSource({ dataSources }: GrafanaApiOptions, call: ApiCall): Promise<ApiAnswer> {
  const made = dataSources.create(await call.body());
  if (made === 'invalid') return message(400, 'bad request data');
  if (made === 'exists') return message(409, 'data source with the same name already exists');
  return ok({ id: made.id, name: made.name, message: 'Datasource added', datasource: made });
}

/** What a page keeps for one user: a resource for each plugin and user, patched item by item. */
function userStorage(): (readonly [string, RegExp, GrafanaRole, Handler])[] {
  const base = /^\/apis\/userstorage\.grafana\.app\/v0alpha1\/namespaces\/default\/user-storage/.source;
  const one = new RegExp(`${base}/(.+)$`);
  const kept = new Map<string, Record<string, unknown>>();
  const shown = (name: string): ApiAnswer => ok({ metadata: { name }, spec: { data: kept.get(name) } });
  const dataIn = (body: unknown): Record<string, unknown> => {
    const spec = isObject(body) && isObject(body['spec']) ? body['spec'] : {};
    return isObject(spec['data']) ? spec['data'] : {};
  };
  const merge = async ({ body }: ApiCall, [path = '']: readonly string[]): Promise<ApiAnswer> => {
    const sent = await body();
    const metadata = isObject(sent) && isObject(sent['metadata']) ? sent['metadata'] : {};
    const name = path === '' && typeof metadata['name'] === 'string' ? metadata['name'] : path;
    kept.set(name, { ...kept.get(name), ...dataIn(sent) });
    return shown(name);
  };
  return [
    ['GET', one, 'Viewer', (_call, [name = '']) => (kept.has(name) ? shown(name) : failure(404, 'NotFound', name))],
    ['POST', new RegExp(`${base}/?$`), 'Viewer', merge],
    ['PATCH', one, 'Viewer', merge],
  ];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
