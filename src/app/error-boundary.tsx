import type { ReactNode } from 'react';
import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { Alert, Button, ErrorBoundary as Boundary, Stack } from '@grafana/ui';

/** A mistake of ours takes one page down and says so; the navigation goes on working. */
export function ErrorBoundary({ children }: { readonly children: ReactNode }) {
  return (
    <Boundary>
      {({ error }) =>
        error ? (
          <PluginPage>
            <Alert severity="error" title={t('app.crashed.title', 'This page met a mistake in Tocsin')}>
              <Stack direction="column" gap={2} alignItems="flex-start">
                <span>{error.message}</span>
                <Button variant="secondary" icon="sync" onClick={() => window.location.reload()}>
                  {t('app.crashed.reload', 'Load the page again')}
                </Button>
              </Stack>
            </Alert>
          </PluginPage>
        ) : (
          children
        )
      }
    </Boundary>
  );
}
