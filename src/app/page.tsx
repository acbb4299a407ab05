import type { ReactNode } from 'react';
import { PluginPage } from '@grafana/runtime';
import { Stack, Text } from '@grafana/ui';
import type { NavModelItem } from '@grafana/data';

export interface PageProps {
  readonly title: string;
  /** One grey sentence under the title: what this page is for. */
  readonly subTitle?: ReactNode;
  /** At the right of the title; one of them primary. */
  readonly actions?: ReactNode;
  /** Beside the title: a status, a badge. */
  readonly beside?: ReactNode;
  /** What the last word of the breadcrumb is, where it differs from the page that the navigation knows. */
  readonly crumb?: NavModelItem;
  readonly children: ReactNode;
}

/** The one skeleton of every page. */
export function Page({ title, subTitle, actions, beside, crumb, children }: PageProps) {
  return (
    <PluginPage
      {...(crumb === undefined ? {} : { pageNav: crumb })}
      renderTitle={() => (
        <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
          <Text element="h1" variant="h1">
            {title}
          </Text>
          {beside}
        </Stack>
      )}
      subTitle={subTitle}
      actions={actions}
    >
      {children}
    </PluginPage>
  );
}
