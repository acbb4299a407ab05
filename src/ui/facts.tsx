import type { ReactNode } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

/** What matters most about a thing, in one row below its title, as Grafana shows it for an alert rule. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const styles = useStyles2(getStyles);
  return (
    <dl className={styles.row}>
      {facts.map(({ name, value }) => (
        <div key={name} className={styles.fact}>
          <dt className={styles.name}>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', flexWrap: 'wrap', rowGap: theme.spacing(1.5), margin: 0 }),
  fact: css({
    padding: theme.spacing(0, 2),
    borderLeft: `1px solid ${theme.colors.border.medium}`,
    minHeight: theme.spacing(5),
    '&:first-of-type': { paddingLeft: 0, borderLeft: 'none' },
    [theme.breakpoints.down('sm')]: { flex: '1 1 40%', paddingLeft: 0, borderLeft: 'none' },
  }),
  name: css({ ...theme.typography.bodySmall, color: theme.colors.text.secondary }),
});
