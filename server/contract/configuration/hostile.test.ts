import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../../core/directory/kind.ts';
import type { Kind, Path } from '../../core/directory/kind.ts';
import { readDocument } from './document.ts';

const valid: { readonly [K in Kind]: unknown } = {
  team: { id: 'shop', name: 'Shop', members: ['ana'], fallback: [{ person: 'ana' }] },
  person: {
    id: 'ana',
    name: 'Ana',
    contactMethods: [{ channel: 'email', address: 'ana@example.org' }],
    notificationRules: { high: [{ use: 'email', after: '5m' }] },
  },
  service: { id: 's', name: 'S', team: 'shop', owns: ['service="s"'], urgency: { warning: 'low' }, groupBy: ['a'] },
  schedule: {
    id: 'p',
    name: 'P',
    zone: 'Europe/Berlin',
    layers: [
      {
        rotations: [
          {
            start: '2026-01-05T09:00',
            turn: 'weekly',
            people: ['ana', ['ben', 'cem']],
            windows: [{ from: '09:00', to: '17:00' }],
          },
        ],
      },
    ],
    overrides: [{ start: '2026-01-05T09:00', end: '2026-01-06T09:00:00Z', people: ['ana'] }],
  },
  'holiday-list': { id: 'berlin', name: 'Berlin', days: [{ date: '2026-12-25', name: 'Christmas' }] },
  'escalation-chain': {
    id: 'c',
    name: 'C',
    steps: [{ page: { team: 'shop', each: '5m' } }, { wait: '1h' }, { repeat: 1 }],
  },
  integration: {
    id: 'g',
    name: 'G',
    type: 'grafana',
    token: 'abc',
    auth: { hmac: { secret: 'x' } },
    labels: { a: 'b' },
  },
  settings: {
    fallback: [{ team: 'shop' }],
    alarms: [{ channel: 'email', address: 'a@example.org' }],
    limits: { teams: 1 },
  },
};

/** Every place of a document, the document itself first. */
function places(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Array.isArray(value)
    ? value.flatMap((item: unknown, index) => places(item, [...path, index]))
    : Object.entries(value).flatMap(([key, item]) => places(item, [...path, key]));
  return [path, ...inner];
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === key ? replaced(item, rest, by) : item));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, item]: [string, unknown]) => [
      name,
      name === key ? replaced(item, rest, by) : item,
    ]),
  );
}

const anything = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    '',
    ' ',
    '0',
    '-5m',
    '99999999999w',
    'x'.repeat(10_000),
    '=',
    '{',
    'a=~"(((("',
    '\u0000',
    '2026-13-99T99:99',
  ),
  fc.constantFrom(-1, 0, 1e308, NaN, Infinity, 0.1),
  fc.array(fc.jsonValue({ maxDepth: 1 }), { minLength: 20, maxLength: 60 }),
);

describe.each(KINDS)('%s', (kind) => {
  it('is read as it is written here', () => {
    expect(readDocument(kind, valid[kind], 1).ok).toBe(true);
  });

  it('answers anything at all with mistakes and never with an exception', () => {
    fc.assert(
      fc.property(anything, (document) => {
        const read = readDocument(kind, document, 1);
        expect(read.ok || read.mistakes.length > 0).toBe(true);
      }),
    );
  });

  it('with anything at any one place is still a document, or a mistake that says something at a place that is there', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places(valid[kind])), anything, (path, by) => {
        const read = readDocument(kind, replaced(valid[kind], path, by), 1);
        if (read.ok) return;
        for (const mistake of read.mistakes) {
          expect(mistake.message).not.toMatch(/^(Invalid|Too|Unrecognized)|undefined|\[object/);
          expect(mistake.message.length).toBeLessThan(11_000);
          expect(mistake.path.every((part) => typeof part === 'string' || Number.isInteger(part))).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('with a key too many names the key', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^x[a-z]{3,12}$/), (key) => {
        const read = readDocument(kind, { ...(valid[kind] as object), [key]: 1 }, 1);
        expect(read.ok ? [] : read.mistakes.map(({ path }) => path)).toEqual([[key]]);
      }),
    );
  });
});
