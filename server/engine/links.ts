import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../core/time/instant.ts';
import type { Engine } from './engine.ts';

type Link = ReturnType<Engine['readLink']>;

/** 16 bytes of HMAC-SHA256: short enough for a text message, far beyond guessing. */
const MAC_BYTES = 16;

/** Single-purpose: the word is signed too, so a token made for something else never answers an alert group. */
const PURPOSE = 'answer/1';

function mac(secret: string, claim: string): Buffer {
  return createHmac('sha256', secret).update(`${PURPOSE}\n${claim}`).digest().subarray(0, MAC_BYTES);
}

/** `<group>.<person>.<channel>.<expiry, base 36 seconds>.<mac>`; every part is safe in a URL path. */
export function signLink(
  secret: string,
  link: { groupId: string; personId: string; channel: string; expiresAt: Instant },
): string {
  const claim = [link.groupId, link.personId, link.channel, Math.ceil(link.expiresAt / 1_000).toString(36)].join('.');
  return `${claim}.${mac(secret, claim).toString('base64url')}`;
}

export function readLink(secret: string, token: string, now: Instant): Link {
  const cut = token.lastIndexOf('.');
  const claim = token.slice(0, Math.max(0, cut));
  const given = Buffer.from(token.slice(cut + 1), 'base64url');
  const expected = mac(secret, claim);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return { kind: 'forged' };
  const [groupId, personId, channel, expiry] = claim.split('.');
  if (!groupId || !personId || !channel || !expiry) return { kind: 'forged' };
  if (Number.parseInt(expiry, 36) * 1_000 <= now) return { kind: 'expired' };
  return { kind: 'valid', groupId, personId, channel };
}
