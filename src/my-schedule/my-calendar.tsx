import { useMemo, useState } from 'react';
import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { weekdayIndexOf, WEEKDAYS } from '../../server/core/time/calendar.ts';
import { DAY_MS } from '../../server/core/time/instant.ts';
import { instantOfWall } from '../../server/core/time/zone.ts';
import { useClock } from '../app/clock.tsx';
import { dayAt, daysIn } from '../schedules/calendar.ts';
import type { Day } from '../schedules/calendar.ts';
import { hueNames } from '../schedules/timeline/person-colors.ts';
import { weekdayName } from '../schedules/editor/weekday-name.ts';
import { stretchText, textAt } from '../schedules/zone-text.ts';
import { Section } from '../ui/section.tsx';
import { shiftsOn } from './my-shifts.ts';
import type { PartProps } from './part.ts';

const WEEKS = 5;

/** Five weeks at a glance: the days with a shift, a mark for each schedule. */
export function MyCalendar({ shifts, zone, reads }: PartProps) {
  const styles = useStyles2(getStyles);
  const clock = useClock();
  const [today] = useState(() => dayAt(clock.now(), zone));
  const hues = useMemo(() => hueNames(reads.map(({ id }) => id)), [reads]);
  const weeks = useMemo(() => weeksFrom(today, zone), [today, zone]);
  return (
    <Section title={t('my-schedule.calendar.title', 'Five weeks')}>
      <table className={styles.table}>
        <thead>
          <tr>
            {WEEKDAYS.map((day) => (
              <th key={day} scope="col" abbr={weekdayName(day)}>
                {weekdayName(day).slice(0, 2)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((days) => (
            <tr key={days[0]?.day}>
              {days.map((day) => (
                <DayCell key={day.day} day={day} isToday={day.day === today} {...{ shifts, zone, hues }} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Legend shifts={shifts} hues={hues} />
    </Section>
  );
}

/** Which mark is whose; a hollow one is seen and not paged. */
function Legend({ shifts, hues }: Pick<DayCellProps, 'shifts' | 'hues'>) {
  const styles = useStyles2(getStyles);
  const schedules = new Map(shifts.map(({ scheduleId, scheduleName }) => [scheduleId, scheduleName]));
  return (
    <ul className={styles.legend}>
      {[...schedules].map(([id, name]) => (
        <li key={id} className={styles.entry}>
          <Mark hue={hues.get(id)} isShadow={false} /> {name}
        </li>
      ))}
      {shifts.some(({ isShadow }) => isShadow) && (
        <li className={styles.entry}>
          <Mark hue={undefined} isShadow /> {t('my-schedule.calendar.shadow', 'Shadow')}
        </li>
      )}
    </ul>
  );
}

function Mark({ hue, isShadow }: { readonly hue: string | undefined; readonly isShadow: boolean }) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const color = hue === undefined ? theme.colors.text.secondary : theme.visualization.getColorByName(hue);
  return (
    <span
      aria-hidden="true"
      className={styles.mark}
      style={{ borderColor: color, background: isShadow ? 'transparent' : color }}
    />
  );
}

interface DayCellProps extends Pick<PartProps, 'shifts' | 'zone'> {
  readonly day: Day;
  readonly isToday: boolean;
  readonly hues: ReadonlyMap<string, string>;
}

function DayCell({ day, isToday, shifts, zone, hues }: DayCellProps) {
  const styles = useStyles2(getStyles);
  const own = shiftsOn(shifts, day.interval);
  const marks = new Map(
    own.map(({ scheduleId, isShadow }) => [`${scheduleId} ${String(isShadow)}`, { scheduleId, isShadow }]),
  );
  const sentences = own.map(({ scheduleName, interval }) => `${scheduleName}: ${stretchText(interval, zone)}`);
  return (
    <td
      className={cx(styles.day, own.length > 0 && styles.busy)}
      title={sentences.join('\n')}
      aria-current={isToday ? 'date' : undefined}
    >
      <span aria-hidden="true" className={cx(isToday && styles.today)}>
        {textAt(day.interval.start, zone, 'date').replace(/\D+/g, '')}
      </span>
      <span className="sr-only">
        {textAt(day.interval.start, zone, 'date')} {sentences.join(', ')}
      </span>
      <span className={styles.marks} aria-hidden="true">
        {[...marks].map(([key, { scheduleId, isShadow }]) => (
          <Mark key={key} hue={hues.get(scheduleId)} isShadow={isShadow} />
        ))}
      </span>
    </td>
  );
}

/** From the Monday of this week on; a day that never was is no cell, as in Samoa in 2011. */
function weeksFrom(today: number, zone: string): readonly (readonly Day[])[] {
  const monday = today - weekdayIndexOf(today);
  return Array.from({ length: WEEKS }, (_, week) => {
    const at = (day: number): number => instantOfWall(zone, day * DAY_MS);
    return daysIn({ start: at(monday + 7 * week), end: at(monday + 7 * week + 7) }, zone);
  });
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({
    ...{ width: '100%', tableLayout: 'fixed', borderCollapse: 'separate', borderSpacing: theme.spacing(0.25) },
    th: { ...theme.typography.bodySmall, color: theme.colors.text.secondary, textAlign: 'center' },
  }),
  day: css({
    ...{ height: theme.spacing(5), textAlign: 'center', verticalAlign: 'top', padding: theme.spacing(0.5, 0) },
    ...{ borderRadius: theme.shape.radius.default, color: theme.colors.text.secondary },
  }),
  busy: css({
    ...{ background: theme.colors.background.secondary, color: theme.colors.text.primary },
    fontWeight: theme.typography.fontWeightMedium,
  }),
  today: css({ textDecoration: 'underline', textDecorationThickness: 2, textUnderlineOffset: 3 }),
  marks: css({ display: 'flex', justifyContent: 'center', gap: theme.spacing(0.25), minHeight: theme.spacing(0.75) }),
  mark: css({
    ...{ display: 'inline-block', width: theme.spacing(1.5), height: theme.spacing(0.75), flexShrink: 0 },
    ...{ borderRadius: theme.shape.radius.pill, border: '1px solid' },
  }),
  legend: css({
    ...{ listStyle: 'none', display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 2), marginTop: theme.spacing(1) },
    ...theme.typography.bodySmall,
  }),
  entry: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.75) }),
});
