import { SOURCE_DIR } from './constants.ts';
import { getPluginJson, nestedPlugins } from './utils.ts';

const { info } = getPluginJson();
const logos = [...new Set([info.logos.large, info.logos.small])];
const screenshots = (info.screenshots ?? []).map(({ path }) => path);

/** What lies beside the bundle. Logos of nested plugins are not found by Grafana unless they are copied as well. */
export const copyFilePatterns = [
  // Its own: Grafana shows it beside the plugin, where links into the repository lead nowhere.
  { from: 'README.md', to: '.', force: true },
  { from: '../LICENSE', to: '.' },
  { from: '../CHANGELOG.md', to: '.', force: true },
  // The file itself, not the link to it in the sources: the cache looks at the link, which never changes.
  { from: '../plugin.json', to: '.' },
  { from: '**/*.json', to: '.', globOptions: { ignore: ['**/test/**', '**/e2e/**', `**/${SOURCE_DIR}/plugin.json`] } },
  ...[...logos, ...screenshots].map((file) => ({ from: file, to: file })),
  ...nestedPlugins().map((folder) => ({ from: `${folder}/img`, to: `${folder}/img`, noErrorOnMissing: true })),
];
