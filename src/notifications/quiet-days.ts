import type { Weekday } from '../../server/core/time/calendar.ts';

export const WEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** In the order of the week, whatever the order of the clicks. */
export function toggled(days: readonly Weekday[], day: Weekday): readonly Weekday[] {
  return WEEK.filter((one) => (one === day ? !days.includes(day) : days.includes(one)));
}
