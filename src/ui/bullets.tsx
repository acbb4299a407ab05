import type { ReactNode } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

/** A list with its dots inside of the box that it stands in: Grafana takes the indent away from every list. */
export function Bullets({ children }: { readonly children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return <ul className={styles.list}>{children}</ul>;
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ paddingLeft: theme.spacing(2.5), li: { marginBottom: theme.spacing(0.25) } }),
});
