import { t } from '@grafana/i18n';
import type { Weekday } from '../../../server/core/time/calendar.ts';

export function weekdayName(day: Weekday): string {
  const names: Readonly<Record<Weekday, string>> = {
    mon: t('schedules.weekday.mon', 'Monday'),
    tue: t('schedules.weekday.tue', 'Tuesday'),
    wed: t('schedules.weekday.wed', 'Wednesday'),
    thu: t('schedules.weekday.thu', 'Thursday'),
    fri: t('schedules.weekday.fri', 'Friday'),
    sat: t('schedules.weekday.sat', 'Saturday'),
    sun: t('schedules.weekday.sun', 'Sunday'),
  };
  return names[day];
}
