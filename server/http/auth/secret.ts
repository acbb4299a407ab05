import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Tells scanners for leaked secrets, and people, what they have found. */
export const TOKEN_PREFIX = 'toc_';

/** 256 random bits: nobody guesses it, so that a fast hash is enough to store it by. */
export function newSecret(): string {
  return TOKEN_PREFIX + randomBytes(32).toString('base64url');
}

export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** In constant time. Both are digests of one length, so that not even the length of a secret shows. */
export function isSameHash(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
