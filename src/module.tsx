import { lazy, Suspense } from 'react';
import { AppPlugin } from '@grafana/data';
import type { AppPluginMeta, AppRootProps, PluginConfigPageProps } from '@grafana/data';
import type { AppSettings } from './app/settings.ts';

// Grafana may load this file on every page, whoever looks at it, so it holds nothing but the way to the rest.
const App = lazy(async () => ({ default: (await import('./app/app.tsx')).App }));
const Configuration = lazy(async () => ({
  default: (await import('./app/configuration-entry.tsx')).ConfigurationEntry,
}));

const RootPage = (props: AppRootProps<AppSettings>) => (
  <Suspense fallback={null}>
    <App {...props} />
  </Suspense>
);

const ConfigurationPage = (props: PluginConfigPageProps<AppPluginMeta<AppSettings>>) => (
  <Suspense fallback={null}>
    <Configuration {...props} />
  </Suspense>
);

export const plugin = new AppPlugin<AppSettings>()
  .setRootPage(RootPage)
  .addConfigPage({ title: 'Configuration', icon: 'cog', body: ConfigurationPage, id: 'configuration' });
