import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';

/** "03:12", in the reader's own zone; with the day where that is not today's for the reader. */
export function clockTime(at: Instant, now: Instant, zone: string): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at);
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short' });
  return day.format(at) === day.format(now) ? time : `${day.format(at)}, ${time}`;
}

/** "12 min", "3 h 5 min", "2 days": as much as somebody half awake wants to read. */
export function spanText(spanMs: number): string {
  if (spanMs < MINUTE_MS) return 'less than a minute';
  if (spanMs < HOUR_MS) return `${Math.floor(spanMs / MINUTE_MS)} min`;
  if (spanMs >= 2 * DAY_MS) return `${Math.floor(spanMs / DAY_MS)} days`;
  const minutes = Math.floor((spanMs % HOUR_MS) / MINUTE_MS);
  return `${Math.floor(spanMs / HOUR_MS)} h${minutes > 0 ? ` ${minutes} min` : ''}`;
}

/** "12 min ago", "in 4 min", "now". A minute either way is now: the page itself takes as long to read. */
export function relativeTime(at: Instant, now: Instant): string {
  const awayMs = at - now;
  if (Math.abs(awayMs) < MINUTE_MS) return awayMs > 0 ? 'in less than a minute' : 'just now';
  return awayMs > 0 ? `in ${spanText(awayMs)}` : `${spanText(-awayMs)} ago`;
}

/** The city of a zone is what people recognise: "Europe/Berlin" is "Berlin time". */
export function zoneText(zone: string): string {
  if (zone === 'UTC' || zone.startsWith('Etc/')) return 'UTC';
  return `${(zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')} time`;
}
