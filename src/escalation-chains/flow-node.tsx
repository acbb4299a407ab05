import type { ReactNode } from 'react';
import { css, cx } from '@emotion/css';
import type { GrafanaTheme2, IconName } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';

export interface FlowNodeProps {
  readonly icon: IconName;
  /** What comes after the chain itself stands back. */
  readonly isMuted?: boolean;
  readonly isLast?: boolean;
  readonly children: ReactNode;
}

/** One station of the vertical flow: a sign on the line, and what happens there beside it. */
export function FlowNode({ icon, isMuted = false, isLast = false, children }: FlowNodeProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.node}>
      <div className={styles.rail} aria-hidden="true">
        <span className={cx(styles.sign, isMuted && styles.muted)}>
          <Icon name={icon} size="md" />
        </span>
        {!isLast && <span className={styles.line} />}
      </div>
      <div className={styles.body}>{children}</div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  node: css({ display: 'flex', gap: theme.spacing(1.5), minWidth: 0 }),
  rail: css({ display: 'flex', flexDirection: 'column', alignItems: 'center', flex: `0 0 ${theme.spacing(4)}` }),
  sign: css({
    display: 'grid',
    placeItems: 'center',
    width: theme.spacing(4),
    height: theme.spacing(4),
    borderRadius: theme.shape.radius.circle,
    color: theme.colors.primary.contrastText,
    background: theme.colors.primary.main,
  }),
  muted: css({ color: theme.colors.text.secondary, background: theme.colors.background.secondary }),
  line: css({ flex: 1, width: '2px', minHeight: theme.spacing(2), background: theme.colors.border.medium }),
  body: css({ flex: 1, minWidth: 0, padding: theme.spacing(0.5, 0, 2.5) }),
});
