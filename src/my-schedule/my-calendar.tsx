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
import { hueNames } from '../schedules/person-colors.ts';
import { weekdayName } from '../schedules/weekday-name.ts';
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
    </Section>
  );
}

interface DayCellProps extends Pick<PartProps, 'shifts' | 'zone'> {
  readonly day: Day;
  readonly isToday: boolean;
  readonly hues: ReadonlyMap<string, string>;
}

function DayCell({ day, isToday, shifts, zone, hues }: DayCellProps) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const own = shiftsOn(shifts, day.interval);
  const names = [...new Set(own.map(({ scheduleId }) => scheduleId))];
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
        {names.map((id) => (
          <span
            key={id}
            className={styles.mark}
            style={{ background: theme.visualization.getColorByName(hues.get(id) ?? 'blue') }}
          />
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
  marks: css({ display: 'flex', justifyContent: 'center', gap: theme.spacing(0.25), minHeight: theme.spacing(0.5) }),
  mark: css({ width: theme.spacing(1.5), height: theme.spacing(0.5), borderRadius: theme.shape.radius.pill }),
});
