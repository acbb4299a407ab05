import type { PluginPageProps } from '@grafana/runtime';

/** The frame of Grafana's pages, without what surrounds it: its stand-in in the package draws neither title nor actions. */
export function Frame({ children, actions, renderTitle }: PluginPageProps) {
  return (
    <>
      {renderTitle?.('')}
      {actions}
      {children}
    </>
  );
}
