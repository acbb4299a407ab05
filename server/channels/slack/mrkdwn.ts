import type { Instant } from '../../core/time/instant.ts';
import { SECOND_MS } from '../../core/time/instant.ts';
import { clip, isWebLink } from '../text.ts';

const CUT = '… _(cut here)_';

/**
 * Text that others wrote, as Slack's mrkdwn of at most `max` characters. Escaped before it is cut, since escaping makes
 * it longer; unescaped, an alert named `<!channel>` would wake everybody in the channel.
 */
export function mrkdwn(text: string, max: number): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  if (escaped.length <= max) return escaped;
  // Half an entity left at the cut would be shown as it stands.
  return `${clip(escaped, max - CUT.length, '').replace(/&[a-z]{0,3}$/, '')}${CUT}`;
}

/** Empty for anything but a web address without `|` and `>`, which end the address in Slack's syntax. */
export function link(url: string | null, label: string): string {
  if (!isWebLink(url)) return '';
  return `<${url.replaceAll('|', '%7C').replaceAll('&', '&amp;')}|${label}>`;
}

/** Slack shows it in the zone of whoever reads it; only old clients show the text behind `|`. */
export function timeOfDay(at: Instant): string {
  return `<!date^${Math.floor(at / SECOND_MS)}^{time}|${new Date(at).toISOString().slice(11, 16)} UTC>`;
}
