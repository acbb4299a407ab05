import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { ClipboardButton, Text, useStyles2 } from '@grafana/ui';

export interface SecretRowProps {
  readonly label: string;
  /** Null: hidden. */
  readonly value: string | null;
  /** What stands there while it is hidden. */
  readonly masked: string;
}

/** One thing that a sender must know; to be copied once it is shown. */
export function SecretRow({ label, value, masked }: SecretRowProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.row}>
      <Text variant="bodySmall" color="secondary">
        {label}
      </Text>
      <div className={styles.value}>
        <code className={styles.code}>{value ?? masked}</code>
        {value !== null && (
          <ClipboardButton
            icon="copy"
            variant="secondary"
            fill="text"
            aria-label={t('integrations.secrets.copy', 'Copy: {{label}}', { label })}
            getText={() => value}
          />
        )}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.25), minWidth: 0 }),
  value: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), minHeight: theme.spacing(4) }),
  code: css({
    padding: theme.spacing(0.5, 1),
    margin: 0,
    background: theme.colors.background.canvas,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    // Long, without a place to break it: it must never widen a phone's page.
    overflowWrap: 'anywhere',
    whiteSpace: 'normal',
    minWidth: 0,
  }),
});
