import type { AppPluginMeta, PluginConfigPageProps } from '@grafana/data';
import { OrgRole } from '@grafana/data';
import { config } from '@grafana/runtime';
import { ConfigurationPage } from '../readiness/configuration-page.tsx';
import { Providers } from './app.tsx';
import type { AppSettings } from './settings.ts';

/** The page of the plugin's own settings, where Grafana shows it: outside of the app, so it brings what pages stand on. */
export function ConfigurationEntry(_props: PluginConfigPageProps<AppPluginMeta<AppSettings>>) {
  const { orgRole, isGrafanaAdmin } = config.bootData.user;
  return (
    <Providers>
      <ConfigurationPage isAdmin={orgRole === OrgRole.Admin || isGrafanaAdmin} />
    </Providers>
  );
}
