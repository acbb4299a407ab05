import type { Configuration } from 'webpack';

/** What Grafana gives to every plugin at run time; none of it is bundled. */
export const externals: Configuration['externals'] = [
  // How a module learns where it was loaded from.
  { 'amd-module': 'module' },
  'lodash',
  'jquery',
  'moment',
  '@emotion/react',
  '@emotion/css',
  'react',
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
  'react-dom',
  'rxjs',
  'i18next',
  'react-router',
  /^@grafana\/ui/i,
  /^@grafana\/runtime/i,
  /^@grafana\/data/i,
];
