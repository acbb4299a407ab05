import { randomBytes } from 'node:crypto';
import type { Instant } from '../core/time/instant.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Sorts by time (9 characters of milliseconds), safe in URLs, 50 random bits so that replicas never collide. */
export function newId(now: Instant): string {
  let time = '';
  for (let rest = now, i = 0; i < 9; i += 1, rest = Math.floor(rest / 32)) time = ALPHABET.charAt(rest % 32) + time;
  return time + Array.from(randomBytes(10), (byte) => ALPHABET.charAt(byte % 32)).join('');
}

export const newSecret = (): string => randomBytes(32).toString('base64url');
