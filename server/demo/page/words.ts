import { html } from '../../http/answer/html.ts';
import type { Html } from '../../http/answer/html.ts';
import { clockTime, relativeTime } from '../../http/answer/times.ts';
import type { Instant } from '../../core/time/instant.ts';

/** Under which circumstances a piece of the page is written. */
export interface Scene {
  readonly now: Instant;
  /** In which times are written: that of the machine, and so of whoever looks. */
  readonly zone: string;
}

/** "12 min ago", which the page's script keeps true. */
export function ago(at: Instant, { now, zone }: Scene): Html {
  const iso = new Date(at).toISOString();
  return html`<time datetime="${iso}" title="${clockTime(at, now, zone)}" data-ago>${relativeTime(at, now)}</time>`;
}

/** "12:08 (in 4 min)", with a countdown where the script runs. */
export function until(at: Instant, { now, zone }: Scene): Html {
  const iso = new Date(at).toISOString();
  const away = html`<span class="count" data-until="${iso}">${relativeTime(at, now)}</span>`;
  return html`<time datetime="${iso}">${clockTime(at, now, zone)}</time> (${away})`;
}

export function clock(at: Instant, { now, zone }: Scene): Html {
  return html`<time datetime="${new Date(at).toISOString()}">${clockTime(at, now, zone)}</time>`;
}

const HUES = 8;

/** Two letters in a colour of one's own: faster to find in a list than a name. */
export function avatar({ id, name }: { readonly id: string; readonly name: string }): Html {
  const letters = name
    .split(/\s+/)
    .flatMap((word) => [...word].slice(0, 1))
    .slice(0, 2)
    .join('')
    .toUpperCase();
  const hue = [...id].reduce((sum, letter) => sum * 31 + (letter.codePointAt(0) ?? 0), 7) % HUES;
  return html`<span class="avatar hue${hue}" aria-hidden="true">${letters}</span>`;
}

/** Number and unit belong together, also at the end of a line. */
const quantity = (amount: number | string, unit: string): string => `${amount}\u00a0${unit}`;

/** "40 ms", "8.2 s", "3 min 5 s", "1 h 4 min": how long people took. */
export function span(ms: number): string {
  if (ms < 1_000) return quantity(Math.round(ms), 'ms');
  if (ms < 9_950) return quantity((ms / 1_000).toFixed(1), 's');
  const seconds = Math.round(ms / 1_000);
  if (seconds < 60) return quantity(seconds, 's');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return seconds % 60 === 0 ? quantity(minutes, 'min') : `${quantity(minutes, 'min')} ${quantity(seconds % 60, 's')}`;
  }
  return `${quantity(Math.floor(minutes / 60), 'h')} ${quantity(minutes % 60, 'min')}`;
}

const PATHS = {
  chat: 'M4 4h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H9l-5 4v-4a2 2 0 0 1-2-2V6c0-1.1.9-2 2-2Z',
  mail: 'M3 5h18a1 1 0 0 1 1 1v.6l-10 6.3L2 6.6V6a1 1 0 0 1 1-1Zm-1 4 10 6.3L22 9v9a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1Z',
  text: 'M7 1h10a2 2 0 0 1 2 2v18a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V3c0-1.1.9-2 2-2Zm0 4v13h10V5Zm5 14.2a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4Z',
  webhook: 'M8.5 6 2.5 12l6 6 1.4-1.4L5.3 12l4.6-4.6Zm7 0-1.4 1.4 4.6 4.6-4.6 4.6 1.4 1.4 6-6Z',
  next: 'M4 5v14l8-7Zm8 0v14l8-7Z',
} as const;

export function glyph(name: keyof typeof PATHS): Html {
  return {
    html: `<svg class="glyph" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true"><path d="${PATHS[name]}"/></svg>`,
  };
}
