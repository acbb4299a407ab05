import { formatTimeOfDay } from '../time/time-of-day.ts';
import type { Instant } from '../time/instant.ts';
import { wallClock } from '../time/zone.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * "03:05 Europe/Berlin", with the date in front where that is another day than `now`'s for the reader. The zone is
 * spelled out, because a reader who travels cannot guess it and its short names are ambiguous.
 */
export function localTime(at: Instant, now: Instant, zone: string): string {
  const there = wallClock(zone, at);
  const today = wallClock(zone, now);
  const time = `${formatTimeOfDay(there.minutes)} ${zone}`;
  const isToday = there.year === today.year && there.month === today.month && there.day === today.day;
  return isToday ? time : `${there.day} ${MONTHS[there.month - 1] ?? ''} ${time}`;
}
