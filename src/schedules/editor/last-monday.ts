import { weekdayIndexOf } from '../../../server/core/time/calendar.ts';
import { DAY_MS } from '../../../server/core/time/instant.ts';
import type { Instant } from '../../../server/core/time/instant.ts';
import { formatLocalDateTime, parseLocalDateTime } from '../../../server/core/time/wall-time.ts';
import { wallMsAt } from '../../../server/core/time/zone.ts';

/** `2026-11-16T09:00`: the last Monday with this time that is not to come, so that a new rotation begins without a gap. */
export function lastMonday(time: string, now: Instant, zone: string): string {
  const wallMs = wallMsAt(zone, now);
  const today = Math.floor(wallMs / DAY_MS);
  const monday = today - weekdayIndexOf(today);
  const textOf = (day: number): string => `${formatLocalDateTime(day * DAY_MS).slice(0, 10)}T${time}`;
  const start = parseLocalDateTime(textOf(monday));
  return textOf(start.ok && start.wallMs > wallMs ? monday - 7 : monday);
}
