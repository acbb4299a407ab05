import { dateTimeForTimeZone } from '@grafana/data';
import { t } from '@grafana/i18n';
import { HOUR_MS, MINUTE_MS } from '../../server/core/time/instant.ts';
import type { Instant } from '../../server/core/time/instant.ts';
import type { Deed } from '../api/alert-groups.ts';
import { shortDuration } from '../ui/duration.ts';

export interface SnoozeChoice {
  readonly label: string;
  readonly deed: Deed;
}

const LENGTHS: readonly { readonly for: string; readonly ms: number }[] = [
  { for: '15m', ms: 15 * MINUTE_MS },
  { for: '30m', ms: 30 * MINUTE_MS },
  { for: '1h', ms: HOUR_MS },
  { for: '2h', ms: 2 * HOUR_MS },
  { for: '4h', ms: 4 * HOUR_MS },
];
const MORNING_HOUR = 9;

/** Lengths, and the next two mornings at nine in the zone of the reader: what people say when they hand on a night. */
export function snoozeChoices(now: Instant, timeZone: string): readonly SnoozeChoice[] {
  const lengths = LENGTHS.map((one) => ({
    label: t('alert-groups.snooze.for', 'For {{duration}}', { duration: shortDuration(one.ms) }),
    deed: { action: 'snooze' as const, for: one.for },
  }));
  const mornings = [0, 1, 2]
    .map((days) => dateTimeForTimeZone(timeZone, now).add(days, 'days').startOf('day').add(MORNING_HOUR, 'hours'))
    .filter((morning) => morning.valueOf() > now)
    .slice(0, 2)
    .map((morning) => ({
      label: t('alert-groups.snooze.until', 'Until {{time}}', { time: morning.format('ddd HH:mm') }),
      deed: { action: 'snooze' as const, until: morning.toDate().toISOString() },
    }));
  return [...lengths, ...mornings];
}
