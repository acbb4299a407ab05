import { dateTimeFormat, getTimeZone } from '@grafana/data';
import { Tooltip } from '@grafana/ui';
import type { Instant } from '../../server/core/time/instant.ts';
import { exactTime } from '../ui/time-text.tsx';

export interface ClockTimeProps {
  /** As the wire has it. */
  readonly at: string;
  readonly withSeconds?: boolean;
  readonly className?: string;
}

/** What a clock shows at that time, in the reader's zone; the day and the zone on hover. */
export function ClockTime({ at, withSeconds = false, className }: ClockTimeProps) {
  const instant = Date.parse(at);
  return (
    <Tooltip content={exactTime(instant)}>
      <time dateTime={at} tabIndex={0} {...(className === undefined ? {} : { className })}>
        {dateTimeFormat(instant, { timeZone: getTimeZone(), format: withSeconds ? 'HH:mm:ss' : 'HH:mm' })}
      </time>
    </Tooltip>
  );
}

/** For the inside of a sentence. */
export function localTime(at: Instant, isNear: boolean): string {
  return dateTimeFormat(at, { timeZone: getTimeZone(), format: isNear ? 'HH:mm' : 'ddd YYYY-MM-DD HH:mm' });
}
