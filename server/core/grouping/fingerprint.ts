import type { Labels } from './alert.ts';

/** Ends each name and each value; a byte that UTF-8 never has, so that nothing can run into its neighbour. */
const SEPARATOR = 0xff;
const SEPARATOR_CODE = -1;

/**
 * 16 hex digits, for senders that give no fingerprint of their own: FNV-1a with 64 bits over names and values in order of
 * names, as Prometheus does it (https://pkg.go.dev/github.com/prometheus/common/model#LabelSet.Fingerprint), so that
 * equal labels have equal fingerprints in both.
 */
export function fingerprintOf(labels: Labels): string {
  const hash = createHash();
  for (const name of Object.keys(labels).sort()) {
    for (const text of [name, labels[name] ?? '']) {
      for (const character of text) hash.add(character.codePointAt(0) ?? 0);
      hash.add(SEPARATOR_CODE);
    }
  }
  return hash.hex();
}

interface Hash {
  add(code: number): void;
  hex(): string;
}

/** 64 bits as two halves: numbers of JavaScript hold 53, and BigInt would cost twenty times as much. */
function createHash(): Hash {
  let high = 0xcbf29ce4;
  let low = 0x84222325;

  // The prime is 2^40 + 0x1b3: a multiplication by 0x1b3 and a shift by 40, both modulo 2^64.
  const byte = (value: number) => {
    const mixed = (low ^ value) >>> 0;
    const product = mixed * 0x1b3;
    const carry = Math.floor(product / 0x1_0000_0000);
    high = (high * 0x1b3 + carry + mixed * 0x100) % 0x1_0000_0000;
    low = product % 0x1_0000_0000;
  };

  return {
    add: (code) => {
      if (code === SEPARATOR_CODE) byte(SEPARATOR);
      else if (code < 0x80) byte(code);
      else utf8(code).forEach(byte);
    },
    hex: () => hex(high) + hex(low),
  };
}

function utf8(code: number): number[] {
  if (code < 0x800) return [0xc0 | (code >> 6), tail(code)];
  if (code < 0x10000) return [0xe0 | (code >> 12), tail(code >> 6), tail(code)];
  return [0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code)];
}

function tail(code: number): number {
  return 0x80 | (code & 0x3f);
}

function hex(half: number): string {
  return (half >>> 0).toString(16).padStart(8, '0');
}
