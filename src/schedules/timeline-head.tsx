import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { HOUR_MS, MINUTE_MS } from '../../server/core/time/instant.ts';
import type { Interval } from '../../server/core/time/instant.ts';
import { useNow } from '../app/clock.tsx';
import { percentAt } from './bars.ts';
import { dayAt, hoursOf } from './calendar.ts';
import type { Day, Span } from './calendar.ts';
import { dayText } from './timeline-frame.ts';
import { textAt } from './zone-text.ts';

export interface TimelineHeadProps {
  readonly days: readonly Day[];
  readonly window: Interval;
  readonly zone: string;
  readonly span: Span;
}

/** The days above the rows: today, weekends, and those on which the clocks change. */
export function TimelineHead({ days, window, zone, span }: TimelineHeadProps) {
  const styles = useStyles2(getStyles);
  const today = dayAt(useNow(MINUTE_MS), zone);
  const [only] = days;
  if (span === 'day' && only !== undefined) {
    return (
      <div className={styles.head} aria-hidden>
        {hoursOf(only, zone, 2).map((at) => (
          <span key={at} className={styles.hour} style={{ left: `${percentAt(at, window)}%` }}>
            {textAt(at, zone, 'time')}
          </span>
        ))}
      </div>
    );
  }
  return (
    <div className={styles.head} aria-hidden>
      {days.map((day, index) => {
        const left = percentAt(day.interval.start, window);
        const style = { left: `${left}%`, width: `${percentAt(day.interval.end, window) - left}%` };
        return (
          <span key={day.day} className={cx(styles.day, day.day === today && styles.today)} style={style}>
            <DayName day={day} zone={zone} isFirst={index === 0} />
            {day.extraMs !== 0 && <ClockChange extraMs={day.extraMs} />}
          </span>
        );
      })}
    </div>
  );
}

/** "Sat 21", on the first "Sun 1 Nov"; where that is too long, the number says enough. */
function DayName({ day, zone, isFirst }: { readonly day: Day; readonly zone: string; readonly isFirst: boolean }) {
  const styles = useStyles2(getStyles);
  const { weekday, day: number, month } = dayText(day, zone, isFirst);
  return (
    <span className={styles.text}>
      <span className={month === null ? styles.weekday : styles.weekdayBeforeMonth}>{weekday} </span>
      {number}
      {month !== null && <span className={styles.month}> {month}</span>}
    </span>
  );
}

/** "23 h": a day on which the clocks go forward; "25 h": back. */
function ClockChange({ extraMs }: { readonly extraMs: number }) {
  const styles = useStyles2(getStyles);
  const hours = 24 + extraMs / HOUR_MS;
  const title =
    extraMs < 0
      ? t('schedules.clock-change.forward', 'The clocks go forward: this day has {{hours}} hours', { hours })
      : t('schedules.clock-change.back', 'The clocks go back: this day has {{hours}} hours', { hours });
  return (
    <span className={styles.change} title={title}>
      <Icon name="clock-nine" size="xs" /> {t('schedules.clock-change.hours', '{{hours}} h', { hours })}
    </span>
  );
}

/** Weekends and midnights behind the rows. */
export function TimelineGrid({ days, window }: Pick<TimelineHeadProps, 'days' | 'window'>) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.grid} aria-hidden>
      {days.map((day) => {
        const left = percentAt(day.interval.start, window);
        const style = { left: `${left}%`, width: `${percentAt(day.interval.end, window) - left}%` };
        return <div key={day.day} className={cx(styles.column, day.isWeekend && styles.weekend)} style={style} />;
      })}
    </div>
  );
}

/** Where now is. Draws itself each minute, and nothing else with it. */
export function NowLine({ window, isNamed = false }: { readonly window: Interval; readonly isNamed?: boolean }) {
  const styles = useStyles2(getStyles);
  const now = useNow(MINUTE_MS);
  if (now < window.start || now >= window.end) return null;
  return (
    <div className={styles.now} style={{ left: `${percentAt(now, window)}%` }} aria-hidden>
      {isNamed ? (
        <span className={styles.nowText}>{t('schedules.timeline.now', 'now')}</span>
      ) : (
        <span className={styles.nowDot} />
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({ position: 'relative', height: theme.spacing(5), fontSize: theme.typography.bodySmall.fontSize }),
  day: css({
    ...{ position: 'absolute', top: 0, bottom: 0, padding: theme.spacing(0.5, 0.5, 0), overflow: 'hidden' },
    ...{ whiteSpace: 'nowrap', color: theme.colors.text.secondary, lineHeight: 1.25 },
    ...{ display: 'flex', flexDirection: 'column', justifyContent: 'flex-end', containerType: 'inline-size' },
  }),
  text: css({ overflow: 'hidden', textOverflow: 'clip' }),
  weekday: css({ '@container (max-width: 42px)': { display: 'none' } }),
  weekdayBeforeMonth: css({ '@container (max-width: 66px)': { display: 'none' } }),
  month: css({ '@container (max-width: 40px)': { display: 'none' } }),
  today: css({ color: theme.colors.text.primary, fontWeight: theme.typography.fontWeightMedium }),
  hour: css({ position: 'absolute', bottom: 0, paddingLeft: theme.spacing(0.5), color: theme.colors.text.secondary }),
  change: css({ color: theme.colors.warning.text, display: 'inline-flex', gap: theme.spacing(0.25), order: -1 }),
  grid: css({ position: 'absolute', inset: 0, pointerEvents: 'none' }),
  column: css({
    ...{ position: 'absolute', top: 0, bottom: 0, borderLeft: `1px solid ${theme.colors.border.weak}` },
  }),
  weekend: css({ background: theme.colors.background.canvas }),
  now: css({
    ...{ position: 'absolute', top: theme.spacing(4.5), bottom: 0, width: 0, zIndex: 4, pointerEvents: 'none' },
    borderLeft: `2px solid ${theme.colors.error.border}`,
  }),
  nowDot: css({
    ...{ position: 'absolute', top: theme.spacing(-0.5), left: -1, transform: 'translateX(-50%)' },
    ...{ width: theme.spacing(1), height: theme.spacing(1), borderRadius: theme.shape.radius.circle },
    background: theme.colors.error.border,
  }),
  nowText: css({
    ...{ position: 'absolute', top: theme.spacing(-4.5), left: 0, transform: 'translateX(-50%)' },
    ...{ padding: theme.spacing(0, 0.5), borderRadius: theme.shape.radius.default, lineHeight: 1.4 },
    ...{ fontSize: theme.typography.bodySmall.fontSize, whiteSpace: 'nowrap' },
    ...{ background: theme.colors.error.main, color: theme.colors.error.contrastText },
  }),
});
