import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from './fingerprint.ts';

/** The textbook form, with numbers as large as they need to be. */
function textbook(labels: Record<string, string>): string {
  let hash = 0xcbf29ce484222325n;
  for (const name of Object.keys(labels).sort()) {
    for (const byte of [...Buffer.from(name), 0xff, ...Buffer.from(labels[name] ?? ''), 0xff]) {
      hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
    }
  }
  return hash.toString(16).padStart(16, '0');
}

describe('fingerprintOf', () => {
  it('is what Alertmanager sent for the same labels', () => {
    const labels = { alertname: 'DiskFull', instance: 'db1', service: 'db', severity: 'critical' };
    expect(fingerprintOf(labels)).toBe('d40fc7db1abbc59f');
    expect(fingerprintOf({ ...labels, instance: 'db2', severity: 'warning' })).toBe('13658dec206676c5');
  });

  it('does not depend on the order of labels', () => {
    expect(fingerprintOf({ a: '1', b: '2' })).toBe(fingerprintOf({ b: '2', a: '1' }));
  });

  it('keeps names and values apart', () => {
    expect(fingerprintOf({ a: 'bc' })).not.toBe(fingerprintOf({ ab: 'c' }));
    expect(fingerprintOf({})).toBe('cbf29ce484222325');
  });

  it('is FNV-1a of the UTF-8 bytes', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.dictionary(text, text), (labels) => {
        // Sorting by UTF-16 and by bytes differ beyond U+FFFF; with one name there is nothing to sort.
        const [first] = Object.entries(labels);
        const one = first === undefined ? {} : { [first[0]]: first[1] };
        expect(fingerprintOf(one)).toBe(textbook(one));
      }),
    );
  });
});
