import { getTimeZone } from '@grafana/data';
import type { Instant, Interval } from '../../server/core/time/instant.ts';
import { MINUTE_MS } from '../../server/core/time/instant.ts';
import { isZone, wallMsAt } from '../../server/core/time/zone.ts';

type Style = 'time' | 'moment' | 'date';

const OPTIONS: Readonly<Record<Style, Intl.DateTimeFormatOptions>> = {
  time: { hour: '2-digit', minute: '2-digit' },
  date: { weekday: 'short', day: 'numeric', month: 'short' },
  moment: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
};

const formatters = new Map<Style, Intl.DateTimeFormat>();

/** What the clocks of a zone read at an instant: "Sat, 21 Nov, 03:00". */
export function textAt(at: Instant, zone: string, style: Style = 'moment'): string {
  let formatter = formatters.get(style);
  if (formatter === undefined) {
    // The core counts the zone: the browser's own tables may differ. English, as the texts around it are.
    formatter = new Intl.DateTimeFormat('en-GB', { ...OPTIONS[style], timeZone: 'UTC', hourCycle: 'h23' });
    formatters.set(style, formatter);
  }
  return formatter.format(wallMsAt(zone, at));
}

/** "Sat, 21 Nov, 22:00 – 06:00", or with both days where they differ. */
export function stretchText({ start, end }: Interval, zone: string): string {
  const isSameDay = textAt(start, zone, 'date') === textAt(end, zone, 'date');
  return `${textAt(start, zone)} – ${textAt(end, zone, isSameDay ? 'time' : 'moment')}`;
}

/** The zone that the reader chose in Grafana, by its IANA name. */
export function readersZone(): string {
  const chosen = getTimeZone();
  if (chosen === 'utc') return 'UTC';
  const name = chosen === 'browser' ? Intl.DateTimeFormat().resolvedOptions().timeZone : chosen;
  return isZone(name) ? name : 'UTC';
}

/** Whether both zones read the same at an instant: then one of them is enough on the screen. */
export function isSameClock(a: string, b: string, at: Instant): boolean {
  return a === b || wallMsAt(a, at) === wallMsAt(b, at);
}

/** `UTC+01:00` */
export function offsetText(zone: string, at: Instant): string {
  const minutes = Math.round((wallMsAt(zone, at) - at) / MINUTE_MS);
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `UTC${minutes < 0 ? '−' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
