import type { ReactNode } from 'react';
import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

export interface LabelledTrackProps {
  readonly label: ReactNode;
  /** Whether a line follows. */
  readonly isRuled?: boolean;
  /** Without air above and below. */
  readonly isFlush?: boolean;
  readonly children: ReactNode;
}

/** One line of the timeline: its label, which stays in sight, and what is drawn beside it. */
export function LabelledTrack({ label, isRuled = false, isFlush = false, children }: LabelledTrackProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={cx(styles.row, isRuled && styles.ruled)}>
      <div className={styles.label}>{label}</div>
      <div className={cx(styles.track, isFlush && styles.flush)}>{children}</div>
    </div>
  );
}

interface RowLabelProps {
  readonly name: ReactNode;
  readonly more?: string | null;
  /** What can be done here with a mouse. */
  readonly hint?: string | null;
}

/** The name of a row, and what more there is to say about it, in one line each. */
export function RowLabel({ name, more = null, hint = null }: RowLabelProps) {
  const styles = useStyles2(getStyles);
  return (
    <>
      <div className={styles.name}>{name}</div>
      {more !== null && (
        <div className={styles.more} title={more}>
          {more}
        </div>
      )}
      {hint !== null && <div className={cx(styles.more, styles.hint)}>{hint}</div>}
    </>
  );
}

/** Below this the labels stand above their rows. */
export const NARROW = '@container timeline (max-width: 700px)';

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    // Above the shades of weekends, which lie behind all rows.
    ...{ position: 'relative', display: 'grid', alignItems: 'stretch' },
    gridTemplateColumns: 'var(--timeline-label) minmax(0, 1fr)',
    [NARROW]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  }),
  ruled: css({ borderBottom: `1px solid ${theme.colors.border.medium}` }),
  label: css({
    ...{ position: 'sticky', left: 0, zIndex: 5, padding: theme.spacing(0.5, 1), minWidth: 0, overflow: 'hidden' },
    ...{ background: theme.colors.background.primary, borderRight: `1px solid ${theme.colors.border.weak}` },
    ...{ display: 'flex', flexDirection: 'column', justifyContent: 'center' },
    [NARROW]: {
      ...{ width: '100cqw', maxWidth: '100%', background: 'transparent', borderRight: 'none', zIndex: 3 },
      ...{ padding: theme.spacing(0.5, 1, 0), pointerEvents: 'none' },
    },
  }),
  name: css({
    ...{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
    ...{ fontSize: theme.typography.bodySmall.fontSize, fontWeight: theme.typography.fontWeightMedium },
  }),
  more: css({
    ...{ overflow: 'hidden', display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical' },
    ...{ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize, lineHeight: 1.35 },
    [NARROW]: { WebkitLineClamp: 1 },
  }),
  hint: css({ '@media (hover: none)': { display: 'none' }, [NARROW]: { display: 'none' } }),
  track: css({
    ...{ position: 'relative', display: 'flex', flexDirection: 'column', justifyContent: 'center' },
    padding: theme.spacing(0.5, 0),
  }),
  flush: css({ padding: 0 }),
});
