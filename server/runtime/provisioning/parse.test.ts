import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { parseFile } from './parse.ts';

const SEED_TEXT = [
  'teams:',
  '  - id: shop',
  '    name: Shop',
  '    members: [ana, ben]',
  'people:',
  '  - { id: ana, name: "Ana Ünal", contactMethods: [{ channel: sms, address: "+12025550101" }] }',
  'settings:',
  '  fallback: &anybody',
  '    - team: shop',
  '',
].join('\n');

const parse = (text: string) => parseFile({ name: 'a.yaml', text });

/** Somebody at a keyboard: text cut out, put in twice, or typed somewhere. */
const slip = fc.record({
  at: fc.nat(SEED_TEXT.length),
  length: fc.nat(12),
  typed: fc.oneof(
    fc.constantFrom('\t', ':', '- ', '{', ']', '"', '&a', '*a', '!x ', '---\n', '#', '\r\n', '<<: *a'),
    fc.string({ maxLength: 3 }),
  ),
});

describe('a file with slips of the keyboard', () => {
  it('never throws, and what it says lies inside the file', () => {
    fc.assert(
      fc.property(fc.array(slip, { minLength: 1, maxLength: 4 }), (slips) => {
        const text = slips.reduce(
          (so, { at, length, typed }) => so.slice(0, at) + typed + so.slice(at + length),
          SEED_TEXT,
        );
        const { entries, mistakes, whole } = parse(text);
        const lines = text.split('\n').length;
        for (const { line, column, message } of mistakes) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(message).not.toBe('');
        }
        // Nothing is dropped in silence: a file that was not read as a whole says why.
        expect(whole).toBe(mistakes.length === 0);
        for (const { source, path } of entries) expect(source.at(path).line).toBeLessThanOrEqual(lines);
      }),
      { numRuns: 300 },
    );
  });

  it('complains twenty times and no more', () => {
    const { mistakes } = parse('a: b\n'.repeat(100));
    expect(mistakes).toHaveLength(20);
  });
});

describe('what was written', () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      tie('list'),
      tie('map'),
    ),
    list: fc.array(tie('any'), { maxLength: 3 }),
    map: fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie('any'), { maxKeys: 3, noNullPrototype: true }),
  })).map;

  it('comes out as it went in', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 4 }), (people) => {
        const { entries, mistakes } = parse(stringify({ people }));
        expect(mistakes).toEqual([]);
        expect(entries.map((entry) => entry.value)).toEqual(people);
      }),
    );
  });
});

describe('a place in a file', () => {
  const text = [
    'escalationChains:', // 1
    '  - id: shop', // 2
    '    steps: &steps', // 3
    '      - page:', // 4
    '          people: [ana, ben]', // 5
    '      - wait: 5m', // 6
    '    team:', // 7
    '  - id: night', // 8
    '    steps: *steps', // 9
    '',
  ].join('\n');
  const source = parse(text).entries[0]?.source;
  const at = (path: (string | number)[], value: string | null = null) => {
    const place = source?.at(['escalationChains', ...path], value);
    return place === undefined ? '' : `${place.line}:${place.column}`;
  };

  it.each<[string, (string | number)[], string | null, string]>([
    ['of a text is the text', [0, 'id'], null, '2:9'],
    ['of a list is its key', [0, 'steps'], null, '3:5'],
    ['of an entry of a list is where it begins', [0, 'steps', 1], null, '6:9'],
    ['of a map is its key', [0, 'steps', 0, 'page'], null, '4:9'],
    ['deep inside', [0, 'steps', 0, 'page', 'people', 1], null, '5:25'],
    ['of nothing behind a key is the key', [0, 'team'], null, '7:5'],
    ['of a key that is missing is where its map begins', [0, 'name'], null, '2:5'],
    ['of a path that leads nowhere is how far it leads', [0, 'steps', 7, 'page'], null, '3:5'],
    ['of a word is the word below the path', [0, 'steps', 0, 'page'], 'ben', '5:25'],
    ['of a word that is not there is that of the path', [0, 'steps', 0, 'page'], 'zoe', '4:9'],
    ['behind an alias is where it leads', [1, 'steps', 1, 'wait'], null, '6:15'],
    ['of the second entry', [1], null, '8:5'],
  ])('%s', (_, path, value, place) => {
    expect(at(path, value)).toBe(place);
  });
});
