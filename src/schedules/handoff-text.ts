import { t } from '@grafana/i18n';
import { weekdayIndexOf, WEEKDAYS } from '../../server/core/time/calendar.ts';
import { DAY_MS } from '../../server/core/time/instant.ts';
import type { Instant } from '../../server/core/time/instant.ts';
import { parseLocalDateTime } from '../../server/core/time/wall-time.ts';
import { instantOfWall, wallMsAt } from '../../server/core/time/zone.ts';
import type { RotationDocument } from './editor/draft-parts.ts';
import { isSameClock, textAt } from './zone-text.ts';

/**
 * The next hand-off as the reader's own clock will show it: "Mon 23 Nov, 03:00 for you". Null where both clocks agree, or
 * the time cannot be read yet.
 */
export function handoffElsewhere(rotation: RotationDocument, zone: string, mine: string, now: Instant): string | null {
  const start = parseLocalDateTime(rotation.start);
  if (!start.ok) return null;
  const time = start.wallMs - Math.floor(start.wallMs / DAY_MS) * DAY_MS;
  const today = Math.floor(wallMsAt(zone, now) / DAY_MS);
  const wanted =
    rotation.turn === 'weekly' ? WEEKDAYS.indexOf(rotation.handoffDay ?? 'mon') : weekdayIndexOf(today + 1);
  const ahead = (wanted - weekdayIndexOf(today) + 7) % 7;
  const at = instantOfWall(zone, (today + (ahead === 0 ? 7 : ahead)) * DAY_MS + time);
  if (isSameClock(zone, mine, at)) return null;
  return t('schedules.rotation.for-you', '{{when}} for you', {
    when: textAt(at, mine, rotation.turn === 'weekly' ? 'moment' : 'time'),
    interpolation: { escapeValue: false },
  });
}
