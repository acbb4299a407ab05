import pluginJson from '../plugin.json';

export const PLUGIN_ID = pluginJson.id;

/** Where the pages of the app live in Grafana. */
export const PLUGIN_ROOT = `/a/${PLUGIN_ID}`;
