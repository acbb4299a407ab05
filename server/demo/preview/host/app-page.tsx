import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useLocation, useParams } from 'react-router';
import { PluginContextProvider } from '@grafana/data';
import type { AppPlugin, AppPluginMeta, PluginConfigPage } from '@grafana/data';
import { locationSearchToObject } from '@grafana/runtime';
import { Alert, LoadingPlaceholder } from '@grafana/ui';
import { backend } from './backend.ts';
import { loadPlugin } from './load-plugin.ts';
import { Page } from './page.tsx';
import { hasRole, told } from './told.ts';

interface Ready {
  readonly plugin: AppPlugin;
  readonly meta: AppPluginMeta;
}

type State =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly why: string }
  | ({ readonly kind: 'ready' } & Ready);

/** The app with what Grafana knows about it: its plugin.json, whether it is enabled, its settings. */
function useApp(id: string): State {
  const [state, setState] = useState<State>({ kind: 'loading' });
  useEffect(() => {
    let isGone = false;
    const show = (next: State): void => {
      if (!isGone) setState(next);
    };
    loadApp(id).then(
      (ready) => show({ kind: 'ready', ...ready }),
      (error: unknown) => show({ kind: 'failed', why: error instanceof Error ? error.message : 'It is not there.' }),
    );
    return () => void (isGone = true);
  }, [id]);
  return state;
}

async function loadApp(id: string): Promise<Ready> {
  const json = told.plugins.find((plugin) => plugin.id === id);
  if (json === undefined) throw new Error(`There is no plugin ${id} in dist/: run npm run build.`);
  const meta = await backend.get<AppPluginMeta>(`/api/plugins/${id}/settings`);
  const plugin = await loadPlugin<AppPlugin>(json);
  plugin.meta = meta;
  plugin.init(meta);
  return { plugin, meta };
}

/** Everything below `/a/<id>/`. */
export function AppPage() {
  const { pluginId = '' } = useParams();
  const location = useLocation();
  const state = useApp(pluginId);
  if (state.kind !== 'ready') return <Waiting state={state} />;
  const { plugin, meta } = state;
  const include = meta.includes?.find(({ path }) => path === location.pathname);
  const needs = include?.role === 'Admin' || include?.role === 'Editor' ? include.role : 'Viewer';
  if (meta.enabled === false) return <Notice title="This app is disabled" text="An administrator can enable it." />;
  if (!hasRole(told.user, needs) || plugin.root === undefined) {
    return <Notice title="Access denied" text="You do not have permission to see this page." />;
  }
  const Root = plugin.root;
  return (
    <PluginContextProvider meta={meta}>
      <Root
        meta={meta}
        basename={`/a/${pluginId}`}
        onNavChanged={() => {}}
        query={locationSearchToObject(location.search)}
        path={location.pathname}
      />
    </PluginContextProvider>
  );
}

/** What Grafana shows of a plugin at `/plugins/<id>`: here, the pages of its configuration. */
export function PluginDetails() {
  const { pluginId = '' } = useParams();
  const { search } = useLocation();
  const state = useApp(pluginId);
  if (state.kind !== 'ready') return <Waiting state={state} />;
  const { plugin, meta } = state;
  if (!hasRole(told.user, 'Admin')) {
    return <Notice title="Access denied" text="Only an administrator of Grafana may configure plugins." />;
  }
  const pages: PluginConfigPage<AppPluginMeta>[] = plugin.configPages ?? [];
  const query = locationSearchToObject(search);
  const shown = pages.find(({ id }) => id === query['page']) ?? pages[0];
  const tabs = pages.map(({ id, title, icon }) => {
    return { id, text: title, icon, url: `/plugins/${pluginId}?page=${id}`, active: id === shown?.id };
  });
  const pageNav = { text: meta.name, subTitle: meta.info.description, url: `/plugins/${pluginId}`, children: tabs };
  return (
    <Page pageNav={pageNav}>
      <PluginContextProvider meta={meta}>{shown && <shown.body plugin={plugin} query={query} />}</PluginContextProvider>
    </Page>
  );
}

function Waiting({ state }: { readonly state: Exclude<State, Ready> }) {
  if (state.kind === 'failed') return <Notice title="The plugin cannot be loaded" text={state.why} />;
  return <Framed>{<LoadingPlaceholder text="Loading ..." />}</Framed>;
}

export function Notice({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <Framed>
      <Alert severity="warning" title={title}>
        {text}
      </Alert>
    </Framed>
  );
}

function Framed({ children }: { readonly children: ReactNode }) {
  return <Page>{children}</Page>;
}
