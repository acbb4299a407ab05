import { DataSourcePlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { PLUGIN_ID } from '../app/plugin.ts';
import { ConfigEditor } from './config-editor.tsx';
import { TocsinDataSource } from './datasource.ts';
import type { TocsinQuery } from './query.ts';
import { QueryEditor } from './query-editor.tsx';

// Texts are those of the app. Nothing waits for them: what is drawn in the meantime is drawn in English.
void initPluginTranslations(PLUGIN_ID);

export const plugin = new DataSourcePlugin<TocsinDataSource, TocsinQuery>(TocsinDataSource)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor);
