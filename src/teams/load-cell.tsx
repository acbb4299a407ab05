import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import type { Load } from '../../server/core/schedule/load.ts';
import { shortDuration } from '../ui/duration.ts';

export interface LoadCellProps {
  readonly load: Load | undefined;
  /** What the fullest bar of the table stands for, in ms: loads are there to be compared. */
  readonly mostMs: number;
}

/** Time on call as a bar and in words, with the nights and weekends in it; a dash where there is none. */
export function LoadCell({ load, mostMs }: LoadCellProps) {
  const styles = useStyles2(getStyles);
  if (load === undefined || load.onCallMs === 0) return <>—</>;
  const { onCallMs, nights, weekendDays } = load;
  return (
    <div className={styles.load}>
      <span className={styles.hours}>{shortDuration(onCallMs)}</span>
      <span className={styles.bar} aria-hidden="true">
        <span className={styles.part} style={{ width: `${(onCallMs / Math.max(mostMs, onCallMs)) * 100}%` }} />
      </span>
      <span className={styles.rest}>
        {t('teams.load.nights', '{{count}} nights', { count: nights })}
        {' · '}
        {t('teams.load.weekend-days', '{{count}} weekend days', { count: weekendDays })}
      </span>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  load: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5), maxWidth: theme.spacing(24) }),
  hours: css({ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }),
  bar: css({
    display: 'block',
    height: theme.spacing(0.5),
    borderRadius: theme.shape.radius.pill,
    background: theme.colors.border.weak,
    overflow: 'hidden',
  }),
  part: css({ display: 'block', height: '100%', background: theme.colors.primary.main }),
  rest: css({ ...theme.typography.bodySmall, color: theme.colors.text.secondary }),
});
