import type { GrafanaRole } from './users.ts';

/** One of `routes` in plugin.json, as far as Grafana's plugin proxy reads them for an app without a token source. */
export interface PluginRoute {
  readonly path: string;
  readonly method?: string;
  readonly reqRole?: GrafanaRole | '';
  readonly url: string;
  readonly headers?: readonly { readonly name: string; readonly content: string }[];
}

export interface PluginSettings {
  readonly jsonData: Readonly<Record<string, unknown>>;
  readonly secureJsonData: Readonly<Record<string, string>>;
}

export type Routed =
  | { readonly kind: 'no-match' }
  | { readonly kind: 'denied' }
  | {
      readonly kind: 'routed';
      readonly url: string;
      readonly path: string;
      readonly headers: readonly (readonly [name: string, value: string])[];
    };

/**
 * Where a call goes: the first route whose method and path match decides, also when it refuses. `path` is what stands
 * behind `/api/plugin-proxy/<id>/`, decoded, without a query.
 */
export function routeOf(
  routes: readonly PluginRoute[],
  call: { readonly method: string; readonly path: string },
  hasRole: (role: GrafanaRole) => boolean,
  settings: PluginSettings,
): Routed {
  for (const route of routes) {
    const { method = '*', reqRole = '' } = route;
    if (method !== '' && method !== '*' && method !== call.method) continue;
    const rest = restOf(route.path, call.path);
    if (rest === null) continue;
    if (reqRole !== '' && !hasRole(reqRole)) return { kind: 'denied' };
    const headers = (route.headers ?? []).map(({ name, content }) => [name, filledIn(content, settings)] as const);
    return { kind: 'routed', url: filledIn(route.url, settings), path: rest, headers };
  }
  return { kind: 'no-match' };
}

/**
 * What `*` stood for, empty where the pattern has none, null where it does not match. A `*` stands for something only as
 * a segment of its own at the end: Grafana takes `tokens*` for the letters as written.
 */
function restOf(pattern: string, path: string): string | null {
  const wanted = segmentsOf(pattern);
  const asked = segmentsOf(path);
  const isOpen = wanted.at(-1) === '*';
  const fixed = isOpen ? wanted.slice(0, -1) : wanted;
  if (fixed.some((segment, index) => segment !== asked[index])) return null;
  const rest = asked.slice(fixed.length);
  if (isOpen) return rest.length === 0 ? null : rest.join('/');
  return rest.length === 0 ? '' : null;
}

function segmentsOf(path: string): string[] {
  return path.replace(/^\//, '').replace(/\/$/, '').split('/');
}

/** The two sources that templates of an app may name. What is not there is written as Go's templates write it. */
function filledIn(template: string, { jsonData, secureJsonData }: PluginSettings): string {
  return template.replace(
    /\{\{\s*\.(JsonData|SecureJsonData)\.(\w+)\s*\}\}/g,
    (_whole, source: string, name: string) => {
      const value = source === 'JsonData' ? jsonData[name] : secureJsonData[name];
      return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? String(value)
        : '<no value>';
    },
  );
}
