import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Badge, useStyles2 } from '@grafana/ui';
import type { BadgeProps } from '@grafana/ui';

/** Grafana's badge. Its grey one is too pale to be read on white, so here its words have the colour of other text. */
export function ReadableBadge({ className, ...props }: BadgeProps) {
  const styles = useStyles2(getStyles);
  return <Badge {...props} className={cx(props.color === 'darkgrey' && styles.grey, className)} />;
}

const getStyles = (theme: GrafanaTheme2) => ({ grey: css({ color: theme.colors.text.primary }) });
