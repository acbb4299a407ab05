import { describe, expect, it } from 'vitest';
import { hmacHex, sameSecret } from './signing.ts';

describe('signing', () => {
  // RFC 4231, test case 2.
  it('is HMAC-SHA-256 in hex', () => {
    expect(hmacHex('Jefe', 'what do ya want ', 'for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  it('takes bytes as they are', () => {
    expect(hmacHex('key', new TextEncoder().encode('é'))).toBe(hmacHex('key', 'é'));
  });

  it.each([
    ['abc', 'abc', true],
    ['abc', 'abd', false],
    ['abc', 'abcd', false],
    ['', 'a', false],
  ])('%s and %s are the same: %s', (given, expected, same) => expect(sameSecret(given, expected)).toBe(same));
});
