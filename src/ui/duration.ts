import { t } from '@grafana/i18n';
import type { Instant } from '../../server/core/time/instant.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../server/core/time/instant.ts';

/** The two largest units, as somebody would say it: `4 min 10 s`, `2 h`, `3 d 4 h`. A dash where there is nothing. */
export function shortDuration(ms: number | null): string {
  if (ms === null) return '—';
  const whole = Math.max(0, Math.round(ms / SECOND_MS)) * SECOND_MS;
  const parts = [
    { unitMs: DAY_MS, write: (n: number) => t('ui.duration.days', '{{n}} d', { n }) },
    { unitMs: HOUR_MS, write: (n: number) => t('ui.duration.hours', '{{n}} h', { n }) },
    { unitMs: MINUTE_MS, write: (n: number) => t('ui.duration.minutes', '{{n}} min', { n }) },
    { unitMs: SECOND_MS, write: (n: number) => t('ui.duration.seconds', '{{n}} s', { n }) },
  ];
  const largest = parts.findIndex(({ unitMs }) => whole >= unitMs);
  if (largest === -1) return parts[3]?.write(0) ?? '';
  let rest = whole;
  const said: string[] = [];
  for (const { unitMs, write } of parts.slice(largest, largest + 2)) {
    const n = Math.floor(rest / unitMs);
    rest -= n * unitMs;
    if (n > 0) said.push(write(n));
  }
  return said.join(' ');
}

/** `0:42`, `12:05`, `1:02:09`: what a countdown shows. Never negative. */
export function clockDuration(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / SECOND_MS));
  const two = (n: number): string => String(n).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** As the wire writes an instant, or as the core counts it. */
export function instantOf(at: Instant | string): Instant {
  return typeof at === 'number' ? at : Date.parse(at);
}
