import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { config } from '@grafana/runtime';
import { ClipboardButton, Text, useStyles2 } from '@grafana/ui';
import { environmentText } from './connection.ts';

/** The other half of the connection: what has to be set for the service. */
export function ServiceEnvironment({ secret }: { readonly secret: string | null }) {
  const styles = useStyles2(getStyles);
  const text = environmentText({ secret, grafanaUrl: config.appUrl });
  const label = t('readiness.environment.title', 'What the service needs');
  return (
    <div className={styles.frame}>
      <div className={styles.head}>
        <Text weight="medium" variant="bodySmall">
          {label}
        </Text>
        <ClipboardButton icon="copy" size="sm" variant="secondary" getText={() => text}>
          {t('readiness.environment.copy', 'Copy')}
        </ClipboardButton>
      </div>
      <pre className={styles.text} aria-label={label}>
        {text}
      </pre>
      <Text color="secondary" variant="bodySmall">
        {t(
          'readiness.environment.text',
          'Set these variables and start it again. TOCSIN_GRAFANA_URL is how the service reaches this Grafana; where Grafana publishes no keys, set TOCSIN_GRAFANA_IDENTITY=context instead of it.',
        )}
      </Text>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5), minWidth: 0 }),
  head: css({ display: 'flex', justifyContent: 'space-between', alignItems: 'center' }),
  text: css({
    margin: 0,
    padding: theme.spacing(1.5),
    fontSize: theme.typography.bodySmall.fontSize,
    // Long lines are broken where they are shown; what is copied has none of these breaks.
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    background: theme.colors.background.canvas,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
});
