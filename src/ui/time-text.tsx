import { dateTimeFormat, getTimeZone } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Tooltip } from '@grafana/ui';
import { useNow } from '../app/clock.tsx';
import type { Instant } from '../../server/core/time/instant.ts';
import { SECOND_MS } from '../../server/core/time/instant.ts';
import { instantOf, shortDuration } from './duration.ts';

const NOW_MS = 10 * SECOND_MS;

/** How long ago, or in how long; the exact time with its zone on hover and focus. */
export function TimeText({ at }: { readonly at: Instant | string }) {
  const instant = instantOf(at);
  const now = useNow(NOW_MS);
  return (
    <Tooltip content={exactTime(instant)}>
      {/* Reached by the keyboard, or the exact time would be for those with a mouse only. */}
      <time dateTime={new Date(instant).toISOString()} tabIndex={0}>
        {relativeTime(instant, now)}
      </time>
    </Tooltip>
  );
}

/** The same in a list of hundreds, where a tooltip for each row is most of the work of scrolling. */
export function ListedTime({ at }: { readonly at: Instant | string }) {
  const instant = instantOf(at);
  const now = useNow(NOW_MS);
  return (
    <time dateTime={new Date(instant).toISOString()} title={exactTime(instant)}>
      {relativeTime(instant, now)}
    </time>
  );
}

/** In the zone that the reader chose in Grafana, which is named. */
export function exactTime(at: Instant): string {
  const timeZone = getTimeZone();
  const format = { timeZone, format: 'ddd YYYY-MM-DD HH:mm:ss z' };
  return dateTimeFormat(at, format);
}

function relativeTime(at: Instant, now: Instant): string {
  const distance = at - now;
  if (Math.abs(distance) < 5 * SECOND_MS) return t('ui.time.now', 'now');
  // Seconds stop mattering after some minutes, and would make the text jump.
  const roughly = Math.abs(distance) > 600 * SECOND_MS ? 60 * SECOND_MS : SECOND_MS;
  const duration = shortDuration(Math.round(Math.abs(distance) / roughly) * roughly);
  return distance < 0
    ? t('ui.time.ago', '{{duration}} ago', { duration })
    : t('ui.time.in', 'in {{duration}}', { duration });
}
