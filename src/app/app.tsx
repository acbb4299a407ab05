import { useState } from 'react';
import type { ReactNode } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import type { AppRootProps } from '@grafana/data';
import { LiveProvider } from '../api/live.tsx';
import { browserClock, ClockProvider } from './clock.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Pages } from './pages.tsx';
import { createQueryClient } from './query.ts';
import type { AppSettings } from './settings.ts';
import { Translated } from './translated.tsx';

/** Everything that every page stands on. */
export function App(_props: AppRootProps<AppSettings>) {
  return (
    <Providers>
      <LiveProvider>
        <ErrorBoundary>
          <Pages />
        </ErrorBoundary>
      </LiveProvider>
    </Providers>
  );
}

export function Providers({ children }: { readonly children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return (
    <ClockProvider clock={browserClock}>
      <QueryClientProvider client={client}>
        <Translated>{children}</Translated>
      </QueryClientProvider>
    </ClockProvider>
  );
}
