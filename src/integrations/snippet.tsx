import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { ClipboardButton, useStyles2 } from '@grafana/ui';

export interface SnippetProps {
  readonly label: string;
  /** As it is shown, with dots where secrets are hidden. */
  readonly text: string;
  /** What is copied: null while there are dots in it, because nobody could use those. */
  readonly copied: string | null;
}

/** Something to put somewhere else: a file, or a command. */
export function Snippet({ label, text, copied }: SnippetProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.frame}>
      <pre className={styles.text} aria-label={label}>
        {text}
      </pre>
      <div className={styles.copy}>
        <ClipboardButton
          icon="copy"
          size="sm"
          variant="secondary"
          disabled={copied === null}
          tooltip={copied === null ? t('integrations.snippet.hidden', 'Show the URL and secrets first.') : ''}
          getText={() => copied ?? ''}
        >
          {t('integrations.snippet.copy', 'Copy')}
        </ClipboardButton>
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({ position: 'relative', minWidth: 0 }),
  text: css({
    margin: 0,
    padding: theme.spacing(2),
    paddingTop: theme.spacing(5),
    fontSize: theme.typography.bodySmall.fontSize,
    // Long lines are broken where they are shown; what is copied has none of these breaks.
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    background: theme.colors.background.canvas,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
  copy: css({ position: 'absolute', top: theme.spacing(0.75), right: theme.spacing(0.75) }),
});
