/** Cuts to at most `max` UTF-16 units, the mark included, and never through the middle of a character. */
export function clip(text: string, max: number, mark = '…'): string {
  if (text.length <= max) return text;
  const room = Math.max(0, max - mark.length);
  const kept = text.slice(0, room).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.trimEnd()}${mark}`.slice(0, max);
}

/** Only these become links: labels and annotations are written by others, and `javascript:` is a URL as well. */
export function isWebLink(link: string | null): link is string {
  return link !== null && /^https?:\/\/[^\s<>"]+$/i.test(link);
}

/** For HTML and XML, in text and in quoted attributes. Control characters go, because XML cannot carry them at all. */
export function escapeMarkup(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])/g, '')
    .replace(/(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
