import type { Random } from '../../../demo/traffic/random.ts';

/** Values at which somebody's parser, database or clock once broke. */
const NASTY: readonly unknown[] = [
  null,
  true,
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202eevil',
  '💥'.repeat(50),
  'x'.repeat(5_000),
  '__proto__',
  'constructor',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999999Z',
  '+275760-09-13T00:00:00.001Z',
  '-271821-04-20T00:00:00Z',
  '2026-02-30T25:61:61Z',
  "'; DROP TABLE alerts; --",
  '%s%n%x',
  'javascript:alert(1)',
  'file:///etc/passwd',
  '<script>',
  0,
  -0,
  -1,
  1e308,
  -1e308,
  2 ** 53,
  -(2 ** 63),
  1.5,
  [],
  {},
  [[]],
  { length: 1e9 },
  { toString: 1 },
];

export function randomJson(random: Random, depth = 3): unknown {
  const kind = random.whole(0, depth > 0 ? 6 : 3);
  if (kind <= 1) return random.pick(NASTY);
  if (kind === 2) return random.between(-1e12, 1e12);
  if (kind === 3) return randomText(random, 40);
  const size = random.whole(0, 4);
  if (kind === 4) return Array.from({ length: size }, () => randomJson(random, depth - 1));
  return Object.fromEntries(
    Array.from({ length: size }, () => [random.pick(KEYS), randomJson(random, depth - 1)] as const),
  );
}

const KEYS = ['alerts', 'labels', 'status', 'title', 'startsAt', 'values', 'id', '__proto__', 'toString', '', 'a.b'];

export function randomText(random: Random, longest: number): string {
  const length = random.whole(0, longest);
  let text = '';
  for (let i = 0; i < length; i += 1)
    text += String.fromCharCode(random.happens(0.8) ? random.whole(32, 126) : random.whole(0, 0xffff));
  return text;
}

/** The same document with some of its parts replaced, removed, doubled or renamed. */
export function mutated(random: Random, value: unknown, chance = 0.06): unknown {
  if (random.happens(chance)) return randomJson(random, 2);
  if (Array.isArray(value)) {
    const items = value.flatMap((item) => (random.happens(chance) ? [] : [mutated(random, item, chance)]));
    return random.happens(chance) ? [...items, ...items] : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, item]) => {
    if (random.happens(chance)) return [];
    return [[random.happens(chance) ? random.pick(KEYS) : key, mutated(random, item, chance)] as const];
  });
  return Object.fromEntries(entries);
}

/** Damage below the level of JSON: flipped bytes, missing ends, parts that stand twice. */
export function damaged(random: Random, bytes: Buffer): Buffer {
  const cut = (): number => random.whole(0, bytes.length);
  switch (random.whole(0, 3)) {
    case 0:
      return bytes.subarray(0, cut());
    case 1: {
      const from = cut();
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(Math.min(from, cut()))]);
    }
    case 2:
      return Buffer.from(bytes.toString('latin1').replaceAll('"', random.pick(["'", '""', '\\"', ' '])), 'latin1');
    default: {
      const copy = Buffer.from(bytes);
      for (let i = random.whole(1, 8); i > 0 && copy.length > 0; i -= 1)
        copy[random.whole(0, copy.length - 1)] = random.whole(0, 255);
      return copy;
    }
  }
}

export function randomBytes(random: Random, longest: number): Buffer {
  return Buffer.from(Array.from({ length: random.whole(0, longest) }, () => random.whole(0, 255)));
}
