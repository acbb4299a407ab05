import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { initPluginTranslations } from '@grafana/i18n';
import { PLUGIN_ID } from './plugin.ts';

/** Texts are loaded once, before anything is drawn: what is drawn before would stay in English. */
const Ready = lazy(async () => {
  await initPluginTranslations(PLUGIN_ID);
  return { default: ({ children }: { readonly children: ReactNode }) => <>{children}</> };
});

export function Translated({ children }: { readonly children: ReactNode }) {
  return (
    <Suspense fallback={null}>
      <Ready>{children}</Ready>
    </Suspense>
  );
}
