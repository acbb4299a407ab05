import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { getTagColorsFromName, useStyles2, useTheme2 } from '@grafana/ui';

export interface LabelTagsProps {
  readonly labels: Readonly<Record<string, string>>;
  /** For filters: called with the label that was chosen. */
  readonly onClick?: (name: string, value: string) => void;
}

/** Labels as Grafana's alerting shows them: key and value side by side, in the colour of the key. */
export function LabelTags({ labels, onClick }: LabelTagsProps) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  return (
    <ul className={styles.list}>
      {Object.entries(labels).map(([name, value]) => {
        const { color } = getTagColorsFromName(name);
        // The colours of tags are made for white letters, in both themes.
        const keyStyle = { background: color, borderColor: color, color: theme.colors.getContrastText(color) };
        const content = (
          <>
            <span className={styles.key} style={keyStyle}>
              {name}
            </span>
            <span className={styles.value} style={{ borderColor: color }}>
              {value}
            </span>
          </>
        );
        return (
          <li key={name}>
            {onClick ? (
              <button type="button" className={styles.button} onClick={() => onClick(name, value)}>
                {content}
              </button>
            ) : (
              <span className={styles.label}>{content}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const label = { display: 'inline-flex', maxWidth: '100%', ...theme.typography.bodySmall };
  const piece = { padding: theme.spacing(0.125, 0.75), overflow: 'hidden', textOverflow: 'ellipsis' } as const;
  return {
    list: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5), listStyle: 'none', minWidth: 0 }),
    label: css(label),
    button: css({ ...label, background: 'none', border: 'none', padding: 0, minHeight: theme.spacing(3) }),
    key: css({
      ...piece,
      border: '1px solid',
      borderRadius: `${theme.shape.radius.default} 0 0 ${theme.shape.radius.default}`,
    }),
    value: css({
      ...piece,
      border: '1px solid',
      borderLeft: 'none',
      color: theme.colors.text.primary,
      background: theme.colors.background.primary,
      borderRadius: `0 ${theme.shape.radius.default} ${theme.shape.radius.default} 0`,
      overflowWrap: 'anywhere',
    }),
  };
};
