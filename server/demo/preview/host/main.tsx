import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Navigate, Route, Routes } from 'react-router';
import { createTheme, EventBusSrv, ThemeContext } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import {
  config,
  locationService,
  LocationServiceProvider,
  setAppEvents,
  setBackendSrv,
  setCurrentUser,
  setEchoSrv,
  setLocationSrv,
  setPluginComponentHook,
  setPluginComponentsHook,
  setPluginLinksHook,
  setReturnToPreviousHook,
} from '@grafana/runtime';
import { setPanelRenderer } from 'inside-runtime/PanelRenderer.mjs';
import { setPluginPage } from 'inside-runtime/PluginPage.mjs';
import { GlobalStyles, ModalRoot, PortalContainer } from '@grafana/ui';
import { AppPage, Notice, PluginDetails } from './app-page.tsx';
import { backend } from './backend.ts';
import { Chrome } from './chrome.tsx';
import { DashboardPage } from './dashboard-page.tsx';
import { takeDefinitions } from './load-plugin.ts';
import { navigationOf } from './navigation.ts';
import { Page } from './page.tsx';
import { PanelRenderer } from './panel-renderer.tsx';
import { HistoryRouter } from './router.tsx';
import { told } from './told.ts';
import { Toasts } from './toasts.tsx';

function Preview() {
  const first = navigationOf(told)[0]?.children?.[0]?.url;
  return (
    <ThemeContext.Provider value={config.theme2}>
      <GlobalStyles />
      <LocationServiceProvider service={locationService}>
        <HistoryRouter>
          <Chrome>
            <Routes>
              <Route path="/a/:pluginId/*" element={<AppPage />} />
              <Route path="/d/:uid/*" element={<DashboardPage />} />
              <Route path="/plugins/:pluginId" element={<PluginDetails />} />
              <Route path="/" element={first === undefined ? <NotBuilt /> : <Navigate to={first} replace />} />
              <Route path="*" element={<Notice title="Page not found" text="Grafana would have a page here." />} />
            </Routes>
          </Chrome>
          <Toasts />
          <ModalRoot />
          <PortalContainer />
        </HistoryRouter>
      </LocationServiceProvider>
    </ThemeContext.Provider>
  );
}

function NotBuilt() {
  return <Notice title="There is no app yet" text="dist/ is empty: run npm run build." />;
}

async function start(): Promise<void> {
  // Inter and Roboto Mono are part of Grafana and of none of its packages; asking for them would be an error on every page.
  const fonts = { fontFamily: "'Helvetica Neue', Arial, sans-serif", fontFamilyMonospace: 'monospace' };
  config.theme2 = createTheme({ colors: { mode: told.theme }, typography: fonts });
  await initPluginTranslations('grafana');
  setBackendSrv(backend);
  setAppEvents(new EventBusSrv());
  setLocationSrv(locationService);
  setCurrentUser({ ...config.bootData.user });
  setEchoSrv({ addBackend: () => {}, addEvent: () => {}, flush: () => {} });
  setPluginPage(Page);
  setPanelRenderer(PanelRenderer);
  setReturnToPreviousHook(() => () => {});
  setPluginLinksHook(() => ({ isLoading: false, links: [] }));
  setPluginComponentHook(() => ({ isLoading: false, component: null }));
  setPluginComponentsHook(() => ({ isLoading: false, components: [] }));
  takeDefinitions();
  const root = document.getElementById('reactRoot');
  if (root !== null) createRoot(root).render(createElement(Preview));
}

void start();
