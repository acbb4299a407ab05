import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The one script and the one sheet by their hashes; a title of an alert can bring no other. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `script-src ${hash(SCRIPT)}`,
  `style-src ${hash(STYLE)}`,
  "connect-src 'self'",
  "frame-src 'self'",
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A mail is shown as a mail program shows it: its own looks, and nothing that runs. */
export const MAIL_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "frame-ancestors 'self'",
  'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
].join('; ');

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * Whether a request is from this page's own reader. Any website that somebody has open can send requests to the loopback
 * too: under a name of its own that leads here, or as a form of its own.
 */
export function isOwn({ headers, method }: IncomingMessage): boolean {
  const { host = '', origin } = headers;
  if (!LOOPBACK.test(host)) return false;
  return method === 'GET' || origin === undefined || origin === `http://${host}`;
}
