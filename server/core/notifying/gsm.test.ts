import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipGsm, septetsOf, toGsm } from './gsm.ts';

describe('the alphabet of SMS', () => {
  it.each([
    ['Größe: 5 € [ok]', 'Größe: 5 € [ok]'],
    ['u\u0308ber', 'über'],
    ['Łódź “quoted” – it’s 5≥4…', 'Lodz "quoted" - it\'s 5>=4...'],
    ['İstanbul ığ', 'Istanbul ig'],
    ['日本語 down', '? down'],
    ['🔥🔥 on fire', '? on fire'],
  ])('%s → %s', (text, plain) => {
    expect(toGsm(text)).toBe(plain);
  });

  it('counts brackets and the euro twice, as providers do', () => {
    expect(septetsOf('abc')).toBe(3);
    expect(septetsOf('[€]')).toBe(6);
  });

  it('writing it down again changes nothing, and a cut always fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, room) => {
        const plain = toGsm(text);
        expect(toGsm(plain)).toBe(plain);
        expect(septetsOf(clipGsm(plain, room))).toBeLessThanOrEqual(room);
      }),
    );
  });

  it('marks a cut', () => {
    expect(clipGsm('a long title', 9)).toBe('a long...');
    expect(clipGsm('short', 9)).toBe('short');
    expect(clipGsm('a long title', 2)).toBe('');
  });
});
