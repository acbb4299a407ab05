import { t } from '@grafana/i18n';
import { DAY_MS, HOUR_MS } from '../../server/core/time/instant.ts';
import type { Instant } from '../../server/core/time/instant.ts';
import { instantOfWall, wallMsAt } from '../../server/core/time/zone.ts';

/** When to look: a word that keeps its meaning tomorrow, or an instant as it stands in the address. */
export type PreviewTime = string;

export const PREVIEW_TIMES = ['now', 'tonight', 'weekend', 'working-hours'] as const;

const NIGHT_HOUR = 3;
const NOON_HOUR = 12;
const OFFICE_HOUR = 10;

/** The next such instant after now, by the wall clock of the zone. */
export function instantOfTime(time: PreviewTime, now: Instant, zone: string): Instant {
  switch (time) {
    case 'now':
      return now;
    case 'tonight':
      return next(now, zone, NIGHT_HOUR, () => true);
    case 'weekend':
      return next(now, zone, NOON_HOUR, (weekday) => weekday === 6);
    case 'working-hours':
      return next(now, zone, OFFICE_HOUR, (weekday) => weekday >= 1 && weekday <= 5);
    default: {
      const at = Date.parse(time);
      return Number.isNaN(at) ? now : at;
    }
  }
}

export function timeName(time: (typeof PREVIEW_TIMES)[number]): string {
  switch (time) {
    case 'now':
      return t('escalation-chains.time.now', 'Now');
    case 'tonight':
      return t('escalation-chains.time.tonight', 'Tonight at 03:00');
    case 'weekend':
      return t('escalation-chains.time.weekend', 'Saturday at 12:00');
    case 'working-hours':
      return t('escalation-chains.time.working-hours', 'Next working day at 10:00');
  }
}

/** `weekday` counts from 0, which is Sunday. */
function next(now: Instant, zone: string, hour: number, fits: (weekday: number) => boolean): Instant {
  const today = Math.floor(wallMsAt(zone, now) / DAY_MS);
  for (let day = today; day <= today + 8; day += 1) {
    // 1970-01-01 was a Thursday.
    const weekday = (((day + 4) % 7) + 7) % 7;
    const at = instantOfWall(zone, day * DAY_MS + hour * HOUR_MS);
    if (at > now && fits(weekday)) return at;
  }
  return now;
}
