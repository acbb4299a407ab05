import * as emotionCss from '@emotion/css';
import * as emotionReact from '@emotion/react';
import * as grafanaData from '@grafana/data';

import * as grafanaRuntime from '@grafana/runtime';
import * as grafanaUi from '@grafana/ui';
import * as grafanaUiUnstable from '@grafana/ui/unstable';
import i18next from 'i18next';
import jquery from 'jquery';
import lodash from 'lodash';
import moment from 'moment';
import React from 'react';
import ReactDOM from 'react-dom';
import * as jsxRuntime from 'react/jsx-runtime';
import * as reactRouter from 'react-router';
import * as rxjs from 'rxjs';
import * as rxjsOperators from 'rxjs/operators';

/** What a plugin may name in `define`, by name; the plugin's build leaves exactly these out. */
export const providedModules: Readonly<Record<string, () => unknown>> = {
  '@emotion/css': () => emotionCss,
  '@emotion/react': () => emotionReact,
  '@grafana/data': () => grafanaData,
  '@grafana/runtime': () => grafanaRuntime,
  '@grafana/ui': () => grafanaUi,
  '@grafana/ui/unstable': () => grafanaUiUnstable,
  // Not the module but the one instance, so that texts of plugins are in the language of the page.
  i18next: () => i18next,
  jquery: () => jquery,
  lodash: () => lodash,
  moment: () => moment,
  react: () => React,
  'react-dom': () => ReactDOM,
  'react/jsx-runtime': () => jsxRuntime,
  'react/jsx-dev-runtime': () => jsxRuntime,
  // The same instance as the host's own, or the plugin would not know where it is.
  'react-router': () => reactRouter,
  rxjs: () => rxjs,
  'rxjs/operators': () => rxjsOperators,
};
