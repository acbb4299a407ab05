import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLink, signLink } from './links.ts';

const NOW = Date.UTC(2026, 10, 21);
const link = { groupId: '1m7y0qrw0ff4bh29vb5', personId: 'ana', channel: 'email', expiresAt: NOW + 60_000 };

describe('a link in a message', () => {
  const token = signLink('secret', link);

  it('says whose it is, until it expires', () => {
    const { groupId, personId, channel } = link;
    expect(readLink('secret', token, NOW)).toEqual({ kind: 'valid', groupId, personId, channel });
    expect(readLink('secret', token, NOW + 59_999)).toMatchObject({ kind: 'valid' });
    expect(readLink('secret', token, NOW + 60_000)).toEqual({ kind: 'expired' });
  });

  it('is safe in a URL path and short enough for a text message', () => {
    expect(token).toMatch(/^[\w.-]+$/);
    expect(token.length).toBeLessThan(80);
  });

  it('of another installation is forged', () => {
    expect(readLink('other', token, NOW)).toEqual({ kind: 'forged' });
  });

  it('with anything changed in it is forged, expired or not', () => {
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...'abc019.-_'), (at, letter) => {
        const changed = token.slice(0, at) + letter + token.slice(at + 1);
        // The last letter of base64url carries four bits that mean nothing.
        fc.pre(changed !== token && at < token.length - 1);
        expect(readLink('secret', changed, NOW + 120_000)).toEqual({ kind: 'forged' });
      }),
    );
  });

  it('never throws, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readLink('secret', text, NOW)).toEqual({ kind: 'forged' });
      }),
    );
  });
});
