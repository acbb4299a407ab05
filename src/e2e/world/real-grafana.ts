import type { Who } from './who.ts';

type Variables = Readonly<Record<string, string | undefined>>;

export interface Account {
  readonly user: string;
  readonly password: string;
}

/** A Grafana that runs already, with the app installed and enabled, on behalf of its administrator. */
export interface RealGrafana {
  /** Without a slash at the end. */
  readonly url: string;
  /** What its app proves itself with to the service; a test's service has to take the same. */
  readonly secret: string;
  /** How it reaches this machine. */
  readonly reachesUsAt: string;
  /** Somebody with the role, called as in the demo town, so that the service recognises them. */
  account(who: Who): Promise<Account>;
  /** Rejects unless it succeeds. */
  call(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Sends the calls of the app to another service until the returned function puts the old one back. */
  pointAppAt(serviceUrl: string): Promise<() => Promise<void>>;
}

const APP = 'tocsin-oncall-app';
const PASSWORD = 'tocsin-e2e';

const TOWNSPEOPLE = {
  admin: { login: 'ana', name: 'Ana Ünal', role: 'Admin' },
  editor: { login: 'kavya', name: 'Kavya Rao', role: 'Editor' },
  viewer: { login: 'ben', name: 'Ben Okafor', role: 'Viewer' },
  lead: { login: 'maya', name: 'Maya Thompson', role: 'Viewer' },
} as const;

/**
 * From the environment: `GRAFANA_URL`; `GRAFANA_USER` and `GRAFANA_PASSWORD` of an administrator; `TOCSIN_APP_SECRET` as its
 * app has it; `GRAFANA_REACHES_US_AT`, the name of this machine as Grafana sees it. Unset: those of docker-compose.yml.
 */
export function realGrafanaFrom(variables: Variables): RealGrafana | null {
  const url = variables['GRAFANA_URL']?.replace(/\/$/, '') ?? '';
  if (url === '') return null;
  const admin = { user: variables['GRAFANA_USER'] ?? 'admin', password: variables['GRAFANA_PASSWORD'] ?? 'admin' };
  const call = (method: string, path: string, body?: unknown) => ask(url, admin, method, path, body);
  return {
    url,
    secret: variables['TOCSIN_APP_SECRET'] ?? 'demo-app-secret-that-everybody-can-read',
    reachesUsAt: variables['GRAFANA_REACHES_US_AT'] ?? '127.0.0.1',
    call,
    account: (who) => accountOf(call, admin, who),
    pointAppAt: (serviceUrl) => pointAppAt(call, serviceUrl),
  };
}

type Call = RealGrafana['call'];

async function accountOf(call: Call, admin: Account, who: Who): Promise<Account> {
  const { login, name, role } = TOWNSPEOPLE[who];
  const email = `${login}@tocsin.example`;
  const found = await call('GET', `/api/users/lookup?loginOrEmail=${encodeURIComponent(email)}`).catch(() => null);
  // As in docker-compose.yml, where the first administrator has Ana's address.
  if (found !== null && (found as { login: string }).login === admin.user) return admin; // Grafana's API says so.
  const known = found as { id: number } | null; // As above.
  const id =
    known?.id ??
    ((await call('POST', '/api/admin/users', { login, name, email, password: PASSWORD })) as { id: number }).id;
  await call('PUT', `/api/admin/users/${id}/password`, { password: PASSWORD });
  await call('PATCH', `/api/org/users/${id}`, { role });
  return { user: login, password: PASSWORD };
}

interface AppSettings {
  readonly enabled: boolean;
  readonly pinned: boolean;
  readonly jsonData: Readonly<Record<string, unknown>>;
}

async function pointAppAt(call: Call, serviceUrl: string): Promise<() => Promise<void>> {
  const place = `/api/plugins/${APP}/settings`;
  const before = (await call('GET', place)) as AppSettings; // As Grafana's API says.
  // All of it: what is left out of `jsonData` is deleted, and without `enabled` the app is switched off.
  const save = async (jsonData: AppSettings['jsonData']) =>
    void (await call('POST', place, { enabled: true, pinned: before.pinned, jsonData }));
  await save({ ...before.jsonData, serviceUrl });
  return () => save(before.jsonData);
}

async function ask(url: string, { user, password }: Account, method: string, path: string, body?: unknown) {
  const response = await fetch(url + path, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`Grafana: ${method} ${path}: ${response.status} ${text}`);
  return text === '' ? null : (JSON.parse(text) as unknown);
}
