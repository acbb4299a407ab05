import { PanelPlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { PLUGIN_ID } from '../../app/plugin.ts';
import { ResponseTimesPanel } from './panel.tsx';

// As in the data source: the texts are those of the app, and nothing waits for them.
void initPluginTranslations(PLUGIN_ID);

export const plugin = new PanelPlugin(ResponseTimesPanel).setNoPadding();
