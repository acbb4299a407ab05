import { t } from '@grafana/i18n';
import type { DoctorCheck, DoctorReport } from '../../server/contract/doctor.ts';
import type { PluginSettings } from '../api/connection.ts';
import type { GrafanaAnswer } from '../api/grafana-answer.ts';
import { isObject, messageIn } from '../api/grafana-answer.ts';

/** `not-reached`: a hop before it failed, so nothing can be said. */
export type HopState = DoctorCheck['state'] | 'not-reached';

export interface Hop {
  readonly id: string;
  readonly state: HopState;
  readonly why: string;
  readonly whatToDo: string | null;
  /** Null: nothing was waited for. */
  readonly tookMs: number | null;
}

/** Everything that the browser could find out by itself. */
export interface Seen {
  readonly health: GrafanaAnswer;
  /** Null: Grafana did not say. */
  readonly settings: PluginSettings | null;
  /** What the doctor of the service answered, or whoever answered in its place; null: not asked. */
  readonly service: (GrafanaAnswer & { readonly tookMs: number }) | null;
}

/** Hops that a call has to pass before the service can say anything about itself, in their order. */
const WAY = ['grafana', 'plugin', 'service', 'secret', 'identity'] as const;
type WayHop = (typeof WAY)[number];

interface Found {
  readonly at: WayHop;
  readonly hop: Omit<Hop, 'id' | 'tookMs'>;
}

/** The chain from the browser to the last provider; it stops at the first hop that a call did not get past. */
export function hopsOf(seen: Seen): readonly Hop[] {
  const report = seen.service?.status === 200 ? reportIn(seen.service.data) : null;
  const trouble = report === null ? troubleOf(seen) : null;
  const way = WAY.map((id) => wayHop(id, seen, report, trouble));
  if (report === null) return way;
  const own = new Set(['grafana-call', 'identity']);
  return [...way, ...report.checks.filter(({ id }) => !own.has(id))];
}

function wayHop(id: WayHop, seen: Seen, report: DoctorReport | null, trouble: Found | null): Hop {
  const tookMs = id === 'service' ? (seen.service?.tookMs ?? null) : null;
  const stopsAt = trouble === null ? WAY.length : WAY.indexOf(trouble.at);
  if (trouble?.at === id) return { id, tookMs, ...trouble.hop };
  if (WAY.indexOf(id) > stopsAt) {
    const why = t('readiness.hop.not-reached', 'Not looked at: the way ends before it.');
    return { id, state: 'not-reached', why, whatToDo: null, tookMs: null };
  }
  const check = report?.checks.find((one) => one.id === (id === 'secret' ? 'grafana-call' : id));
  if (check !== undefined) return { ...check, id };
  return { id, state: 'ok', why: wellOf(id, seen, report), whatToDo: null, tookMs };
}

function wellOf(id: WayHop, { health, settings }: Seen, report: DoctorReport | null): string {
  const plain = { interpolation: { escapeValue: false } };
  switch (id) {
    case 'grafana':
      return t('readiness.ok.grafana', 'Grafana {{version}} answers.', { version: versionIn(health), ...plain });
    case 'plugin': {
      const values = { version: settings?.version ?? '', url: settings?.jsonData.serviceUrl ?? '', ...plain };
      return t('readiness.ok.plugin', 'The app {{version}} is enabled and sends calls to {{url}}.', values);
    }
    case 'service':
      return t('readiness.ok.service', 'Tocsin {{version}} answers there.', {
        version: report?.version ?? '',
        ...plain,
      });
    case 'secret':
      return t('readiness.ok.secret', 'The call carried the secret of the app.');
    case 'identity':
      return t('readiness.ok.identity', 'The service knows who you are.');
  }
}

/** Where a call that brought no report ended, and what to do about it. */
function troubleOf({ health, settings, service }: Seen): Found {
  if (health.status === 0) {
    return failed(
      'grafana',
      t('readiness.grafana.silent', 'Grafana does not answer.'),
      t('readiness.grafana.silent-do', 'Check your connection, then load the page again.'),
    );
  }
  if (settings !== null) {
    const incomplete = incompleteOf(settings);
    if (incomplete !== null) return incomplete;
  }
  const url = settings?.jsonData.serviceUrl ?? '';
  if (service === null || service.status === 0) {
    return failed(
      'service',
      t('readiness.service.cut', 'The call to the service was cut off.'),
      t('readiness.service.cut-do', 'Run the checks again. If it stays, look at the proxies in front of Grafana.'),
    );
  }
  return problemFound(service) ?? answerFound(service, url);
}

function incompleteOf({ enabled, jsonData, hasSecret }: PluginSettings): Found | null {
  if (!enabled) {
    return failed(
      'plugin',
      t('readiness.plugin.disabled', 'The app is not enabled in this organisation.'),
      t('readiness.plugin.disabled-do', 'Save the connection above: that enables it.'),
    );
  }
  if ((jsonData.serviceUrl ?? '') === '') {
    return failed(
      'plugin',
      t('readiness.plugin.no-url', 'The app does not know where the service is.'),
      t('readiness.plugin.no-url-do', 'Write the URL of the service above and save it.'),
    );
  }
  if (hasSecret) return null;
  return failed(
    'plugin',
    t('readiness.plugin.no-secret', 'The app has no secret, so the service cannot know that a call is from here.'),
    t('readiness.plugin.no-secret-do', 'Generate one above, save it, and set it as TOCSIN_APP_SECRET for the service.'),
  );
}

/** Refusals in the words of the service: it is there, and it is Tocsin. */
function problemFound({ data }: GrafanaAnswer): Found | null {
  if (!isObject(data) || typeof data['code'] !== 'string' || typeof data['detail'] !== 'string') return null;
  const { code, detail, title } = data;
  const why = typeof title === 'string' ? `${title}.` : t('readiness.refused', 'The service refuses the call.');
  switch (code) {
    case 'app-not-set-up':
    case 'wrong-secret':
    case 'not-authenticated':
      return failed('secret', why, detail);
    case 'wrong-identity':
    case 'keys-missing':
    case 'not-allowed':
      return failed('identity', why, detail);
    case 'not-found':
      return failed(
        'service',
        t('readiness.service.old', 'The service is older than the app: it has no doctor yet.'),
        t('readiness.service.old-do', 'Update the service to the version of the app.'),
      );
    default:
      return failed('service', why, detail);
  }
}

/** Answers of Grafana's proxy, and of whatever stands at the address instead of Tocsin. */
function answerFound(answer: GrafanaAnswer, url: string): Found {
  const { status } = answer;
  const plain = { url, status, interpolation: { escapeValue: false } };
  if (status === 502 || status === 503 || status === 504) {
    return failed(
      'service',
      t('readiness.service.down', 'Nobody answers at {{url}} (Grafana says {{status}}).', plain),
      t(
        'readiness.service.down-do',
        'Check that the service runs, and that Grafana can reach this address from where it runs: inside a container, localhost is the container itself.',
      ),
    );
  }
  if (status === 401 || status === 403) {
    return failed(
      'plugin',
      t('readiness.plugin.refused', 'Grafana does not let you call the service.'),
      t('readiness.plugin.refused-do', 'An admin of Grafana can give you access to the app.'),
    );
  }
  if (status === 404 && /route match/i.test(messageIn(answer))) {
    return failed(
      'plugin',
      t('readiness.plugin.no-route', 'Grafana knows no route to the service: another version of the app is loaded.'),
      t('readiness.plugin.no-route-do', 'Restart Grafana, so that it reads plugin.json again.'),
    );
  }
  if (status === 500 && messageIn(answer) !== '') {
    return failed(
      'plugin',
      t('readiness.plugin.unmade', 'Grafana could not make the call: {{message}}', {
        ...plain,
        message: messageIn(answer),
      }),
      t('readiness.plugin.unmade-do', 'Check that the URL of the service begins with http:// or https://.'),
    );
  }
  return failed(
    'service',
    t('readiness.service.stranger', 'What answers at {{url}} is not Tocsin (status {{status}}).', plain),
    t('readiness.service.stranger-do', 'Write the address of the service itself, without a path and with its port.'),
  );
}

function failed(at: WayHop, why: string, whatToDo: string): Found {
  return { at, hop: { state: 'failed', why, whatToDo } };
}

function versionIn({ data }: GrafanaAnswer): string {
  return isObject(data) && typeof data['version'] === 'string' ? data['version'] : '';
}

function reportIn(data: unknown): DoctorReport | null {
  // Tested against the contract on the other side; a page of something else has no such list.
  return isObject(data) && Array.isArray(data['checks']) ? (data as unknown as DoctorReport) : null;
}
