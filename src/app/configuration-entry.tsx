import type { AppPluginMeta, PluginConfigPageProps } from '@grafana/data';
import { Providers } from './app.tsx';
import type { AppSettings } from './settings.ts';

/** The page of the plugin's own settings, where Grafana shows it: outside of the app, so it brings what pages stand on. */
export function ConfigurationEntry({ plugin }: PluginConfigPageProps<AppPluginMeta<AppSettings>>) {
  return <Providers>{plugin.meta.id}</Providers>;
}
