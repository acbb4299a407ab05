import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Whether two texts are equal, in a time that depends neither on where they first differ nor on the length of the secret:
 * both are hashed, because a comparison in constant time needs equal lengths.
 */
export function isSameSecret(given: string | Buffer, expected: string | Buffer): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string | Buffer): Buffer {
  return createHash('sha256').update(text).digest();
}
