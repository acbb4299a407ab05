import type { DataSource } from './data-sources.ts';
import { GRAFANA_VERSION } from './grafana-api.ts';
import type { BuiltPlugin } from './plugin-files.ts';
import { PREVIEW_USERS } from './users.ts';
import type { PreviewUser } from './users.ts';

export const THEMES = ['dark', 'light'] as const;
export type PreviewTheme = (typeof THEMES)[number];

export interface Visit {
  readonly user: PreviewUser;
  readonly theme: PreviewTheme;
  readonly plugins: readonly BuiltPlugin[];
  readonly dataSources: readonly DataSource[];
  readonly address: string;
}

/** The page that every address leads to; the rest is drawn by the host in the browser, as Grafana does it. */
export function hostPage(visit: Visit): string {
  const { user, theme } = visit;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Grafana</title>
<base href="/">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/public/build/host.css">
<style>body { margin: 0 } #reactRoot { display: flex; flex-direction: column; min-height: 100vh }</style>
<script>
window.__grafana_public_path__ = 'public/';
window.grafanaBootData = ${asScript(bootData(visit))};
window.tocsinPreview = ${asScript({ user, theme, users: PREVIEW_USERS, plugins: visit.plugins.map(({ json }) => json) })};
</script>
<script type="module" src="/public/build/host.js"></script>
</head>
<body class="theme-${theme} app-grafana">
<div id="reactRoot"></div>
</body>
</html>
`;
}

/** A title of ours could end the script otherwise. */
function asScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** What Grafana tells its own pages before the first request. */
function bootData({ user, theme, plugins, dataSources, address }: Visit) {
  const apps = plugins.filter(({ json }) => json.type === 'app').map(({ json }) => [json.id, appOf(json.id)] as const);
  return {
    user: {
      ...{ isSignedIn: true, id: user.id, uid: user.uid, login: user.login, email: user.email, name: user.name },
      ...{ orgCount: 1, orgId: 1, orgName: 'Main Org.', orgRole: user.role, isGrafanaAdmin: user.role === 'Admin' },
      ...{ theme, lightTheme: theme === 'light', language: 'en-US', regionalFormat: 'en-US', locale: 'en-US' },
      ...{ timezone: 'browser', weekStart: '', gravatarUrl: '', helpFlags1: 0, hasEditPermissionInFolders: false },
      ...{ permissions: { 'plugins.app:access': true, ...(user.role === 'Admin' ? { 'plugins:write': true } : {}) } },
      ...{ authenticatedBy: 'password', externalUserId: '', analytics: { identifier: '' } },
    },
    settings: {
      ...{ appUrl: `${address}/`, appSubUrl: '', namespace: 'default', apps: Object.fromEntries(apps) },
      ...{
        datasources: Object.fromEntries(dataSources.map((one) => [one.name, one])),
        panels: {},
        featureToggles: {},
        licenseInfo: {},
        auth: {},
        liveEnabled: false,
      },
      ...{ buildInfo: { version: GRAFANA_VERSION, commit: 'preview', env: 'production', edition: 'Open Source' } },
      ...{ windowTitlePrefix: 'Grafana - ', unifiedAlertingEnabled: true, analytics: { enabled: false } },
    },
    navTree: [],
    assets: { dark: '', light: '' },
  };
}

function appOf(id: string) {
  const none = { dependencies: { grafanaVersion: '', plugins: [], extensions: { exposedComponents: [] } } };
  const extensions = { addedLinks: [], addedComponents: [], exposedComponents: [], extensionPoints: [] };
  return { id, path: `public/plugins/${id}/module.js`, version: '', preload: false, ...none, extensions };
}
