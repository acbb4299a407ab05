import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';

/** Grey rows where rows will be. */
export function LoadingRows({ rows }: { readonly rows: number }) {
  const styles = useStyles2(getStyles);
  return (
    <div role="status" aria-label={t('ui.loading', 'Loading')} className={styles.rows}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles.row} />
      ))}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  rows: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), paddingTop: theme.spacing(1) }),
  row: css({
    height: theme.spacing(5),
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
    '@media (prefers-reduced-motion: no-preference)': {
      animation: 'tocsin-loading 1.6s ease-in-out infinite alternate',
      '@keyframes tocsin-loading': { from: { opacity: 1 }, to: { opacity: 0.45 } },
    },
  }),
});
