import { css, cx } from '@emotion/css';
import { colorManipulator } from '@grafana/data';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { MINUTE_MS } from '../../../server/core/time/instant.ts';
import type { Interval } from '../../../server/core/time/instant.ts';
import { useNow } from '../../app/clock.tsx';
import { percentAt } from './bars.ts';
import { dayAt, hoursOf } from '../calendar.ts';
import type { Day, Span } from '../calendar.ts';
import type { DayNote } from './day-notes.ts';
import { noteSentence, shortNote } from './note-text.ts';
import { dayText } from './day-text.ts';
import { textAt } from '../zone-text.ts';

export interface TimelineHeadProps {
  readonly days: readonly Day[];
  readonly window: Interval;
  readonly zone: string;
  readonly span: Span;
  readonly notes?: readonly DayNote[];
}

/** Hours between two marks on the scale, where a day is wide enough for some. */
const HOURS: Readonly<Partial<Record<Span, number>>> = { day: 2, week: 6 };

/** The days above the rows: today, holidays, and those on which the clocks change. */
export function TimelineHead({ days, window, zone, span, notes = [] }: TimelineHeadProps) {
  const styles = useStyles2(getStyles);
  const today = dayAt(useNow(MINUTE_MS), zone);
  const every = HOURS[span];
  return (
    <div className={cx(styles.head, every !== undefined && styles.headWithHours)} aria-hidden>
      {days.map((day, index) => {
        const note = notes.find(({ interval }) => {
          // A holiday elsewhere lies over two days here: it stands on the one that has most of it.
          const middle = (interval.start + interval.end) / 2;
          return day.interval.start <= middle && middle < day.interval.end;
        });
        return (
          <span
            key={day.day}
            className={cx(styles.day, day.day === today && styles.today)}
            style={placeOf(day.interval, window)}
            title={note === undefined ? undefined : noteSentence(note, zone)}
          >
            <DayName day={day} zone={zone} isFirst={index === 0} />
            {note !== undefined && <Note note={note} />}
          </span>
        );
      })}
      {every !== undefined && <Hours {...{ days, window, zone, every }} />}
    </div>
  );
}

function Hours({ days, window, zone, every }: Omit<TimelineHeadProps, 'span'> & { readonly every: number }) {
  const styles = useStyles2(getStyles);
  return (
    <>
      {days.flatMap((day) =>
        hoursOf(day, zone, every).map((at) => {
          if (at < window.start || at >= window.end) return null;
          return (
            <span key={at} className={styles.hour} style={{ left: `${percentAt(at, window)}%` }}>
              {every < 6 ? textAt(at, zone, 'time') : textAt(at, zone, 'time').slice(0, 2)}
            </span>
          );
        }),
      )}
    </>
  );
}

/** The same time on the other clock: where its days begin, or its hours. */
export function SecondScale({ days, window, zone, span }: TimelineHeadProps) {
  const styles = useStyles2(getStyles);
  if (span === 'day') {
    return (
      <div className={styles.second} aria-hidden>
        <Hours {...{ days, window, zone, every: 2 }} />
      </div>
    );
  }
  return (
    <div className={styles.second} aria-hidden>
      {days.map((day) => (
        <span key={day.day} className={styles.secondDay} style={placeOf(day.interval, window)}>
          <span className={styles.secondText}>
            {dayText(day, zone, false).weekday} {dayText(day, zone, false).day}
          </span>
        </span>
      ))}
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

/** "23 h" on a day on which the clocks go forward, or the name of a holiday. */
function Note({ note }: { readonly note: DayNote }) {
  const styles = useStyles2(getStyles);
  const isHoliday = note.kind === 'holiday';
  return (
    <span className={cx(styles.note, isHoliday ? styles.holiday : styles.change)}>
      <Icon name={isHoliday ? 'star' : 'clock-nine'} size="xs" />{' '}
      <span className={styles.noteText}>{shortNote(note)}</span>
    </span>
  );
}

/** Weekends, holidays and midnights behind the rows. */
export function TimelineGrid({ days, window, notes = [] }: Pick<TimelineHeadProps, 'days' | 'window' | 'notes'>) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.grid} aria-hidden>
      {days.map((day) => (
        <div
          key={day.day}
          className={cx(styles.column, day.isWeekend && styles.weekend)}
          style={placeOf(day.interval, window)}
        />
      ))}
      {notes.map((note) => (
        <div
          key={`${note.kind}${note.interval.start}`}
          className={note.kind === 'holiday' ? styles.shadeHoliday : styles.shadeChange}
          style={placeOf(note.interval, window)}
        />
      ))}
    </div>
  );
}

/** Where now is. Draws itself each minute, and nothing else with it. */
export function NowLine({ window, hasDot = false }: { readonly window: Interval; readonly hasDot?: boolean }) {
  const styles = useStyles2(getStyles);
  const now = useNow(MINUTE_MS);
  if (now < window.start || now >= window.end) return null;
  return (
    <div className={styles.now} style={{ left: `${percentAt(now, window)}%` }} aria-hidden>
      {hasDot && <span className={styles.nowDot} />}
    </div>
  );
}

/** Its name in the head, with the time. */
export function NowMark({ window, zone }: { readonly window: Interval; readonly zone: string }) {
  const styles = useStyles2(getStyles);
  const now = useNow(MINUTE_MS);
  if (now < window.start || now >= window.end) return null;
  return (
    <span className={styles.nowText} style={{ left: `${percentAt(now, window)}%` }} aria-hidden>
      {t('schedules.timeline.now-at', 'now {{time}}', { time: textAt(now, zone, 'time') })}
    </span>
  );
}

function placeOf(interval: Interval, window: Interval): { readonly left: string; readonly width: string } {
  const left = percentAt(interval.start, window);
  return { left: `${left}%`, width: `${percentAt(interval.end, window) - left}%` };
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({ position: 'relative', height: theme.spacing(5), fontSize: theme.typography.bodySmall.fontSize }),
  headWithHours: css({ height: theme.spacing(6.5), '& > span': { paddingBottom: theme.spacing(2) } }),
  day: css({
    ...{ position: 'absolute', top: 0, bottom: 0, padding: theme.spacing(0.5, 0.5, 0.25), overflow: 'hidden' },
    ...{ whiteSpace: 'nowrap', color: theme.colors.text.secondary, lineHeight: 1.25 },
    ...{ display: 'flex', flexDirection: 'column', justifyContent: 'flex-end', containerType: 'inline-size' },
    borderLeft: `1px solid ${theme.colors.border.weak}`,
  }),
  text: css({ overflow: 'hidden', textOverflow: 'clip' }),
  weekday: css({ '@container (max-width: 42px)': { display: 'none' } }),
  weekdayBeforeMonth: css({ '@container (max-width: 66px)': { display: 'none' } }),
  month: css({ '@container (max-width: 40px)': { display: 'none' } }),
  today: css({ color: theme.colors.text.primary, fontWeight: theme.typography.fontWeightMedium }),
  hour: css({
    ...{ position: 'absolute', bottom: 0, padding: theme.spacing(0, 0, 0.25, 0.5), lineHeight: 1.25 },
    ...{ color: theme.colors.text.secondary, borderLeft: `1px solid ${theme.colors.border.weak}` },
    '&&': { paddingBottom: theme.spacing(0.25) },
  }),
  note: css({ display: 'inline-flex', gap: theme.spacing(0.25), alignItems: 'center', order: -1, minWidth: 0 }),
  noteText: css({
    ...{ overflow: 'hidden', textOverflow: 'ellipsis' },
    '@container (max-width: 42px)': { display: 'none' },
  }),
  change: css({ color: theme.colors.warning.text }),
  holiday: css({ color: theme.colors.info.text }),
  second: css({
    ...{ position: 'relative', height: theme.spacing(2.5), fontSize: theme.typography.bodySmall.fontSize },
  }),
  secondText: css({ '@container (max-width: 36px)': { display: 'none' } }),
  secondDay: css({
    ...{
      containerType: 'inline-size',
      position: 'absolute',
      top: 0,
      bottom: 0,
      paddingLeft: theme.spacing(0.5),
      overflow: 'hidden',
    },
    ...{
      whiteSpace: 'nowrap',
      color: theme.colors.text.secondary,
      borderLeft: `1px solid ${theme.colors.border.medium}`,
    },
  }),
  grid: css({ position: 'absolute', inset: 0, pointerEvents: 'none' }),
  column: css({
    ...{ position: 'absolute', top: 0, bottom: 0, borderLeft: `1px solid ${theme.colors.border.weak}` },
  }),
  weekend: css({
    background: theme.isDark ? theme.colors.background.canvas : colorManipulator.alpha(theme.colors.text.primary, 0.04),
  }),
  shadeHoliday: css({ position: 'absolute', top: 0, bottom: 0, background: theme.colors.info.transparent }),
  shadeChange: css({ position: 'absolute', top: 0, bottom: 0, background: theme.colors.warning.transparent }),
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
    ...{ position: 'absolute', top: 0, transform: 'translateX(-50%)', zIndex: 2, lineHeight: 1.4 },
    ...{ padding: theme.spacing(0, 0.5), borderRadius: theme.shape.radius.default, whiteSpace: 'nowrap' },
    ...{ fontSize: theme.typography.bodySmall.fontSize },
    ...{ background: theme.colors.error.main, color: theme.colors.error.contrastText },
  }),
});
