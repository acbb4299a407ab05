import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonMistake } from './json-position.ts';

function offsetOf(text: string): number | null {
  return findJsonMistake(text)?.offset ?? null;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('findJsonMistake', () => {
  it.each([
    ['', 0],
    ['{', 1],
    ['{"a":1', 6],
    ['{"a":1,}', 7],
    ['{"a" 1}', 5],
    ['[1,2,]', 5],
    ['[1 2]', 3],
    ['{"a":1}}', 7],
    ['[1}', 2],
    ['nul', 0],
    ['"abc', 4],
    ['"a\nb"', 2],
    ['"\\x"', 1],
    ['01', 1],
    ["{'a':1}", 1],
    ['{"a":NaN}', 5],
  ])('%j stops at %i', (text, offset) => {
    expect(offsetOf(text)).toBe(offset);
  });

  it.each(['{}', '[]', ' [1, -2.5e3, "x\\u00e9", {"a": [null, true, false]}]\n', '"\\"\\\\\\/"', '0', '[[[]]]'])(
    '%j is JSON',
    (text) => {
      expect(findJsonMistake(text)).toBeNull();
    },
  );

  it('counts lines and columns from 1, as editors do', () => {
    expect(findJsonMistake('{\n  "a": 1,\n  b: 2\n}')).toEqual({ offset: 14, line: 3, column: 3 });
  });

  it('survives a megabyte of brackets', () => {
    expect(offsetOf('['.repeat(1_000_000))).toBe(1_000_000);
  });

  it('survives a megabyte of text that never ends', () => {
    expect(offsetOf(`"${'a'.repeat(1_000_000)}`)).toBe(1_000_001);
  });

  it('agrees with JSON.parse about every value', () => {
    fc.assert(fc.property(fc.json(), (text) => findJsonMistake(text) === null));
  });

  it('agrees with JSON.parse about damaged values', () => {
    const damaged = fc.tuple(fc.json(), fc.nat(), fc.constantFrom('', '"', '{', ']', ',', ':', '\\', '0', '\n', 'e'));
    fc.assert(
      fc.property(damaged, ([text, place, put]) => {
        const at = place % (text.length + 1);
        const broken = text.slice(0, at) + put + text.slice(at + 1);
        expect(findJsonMistake(broken) === null).toBe(isJson(broken));
      }),
      { numRuns: 2_000 },
    );
  });

  it('agrees with JSON.parse about text that only looks like JSON', () => {
    const piece = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', '-', '.5', 'true', ' ', '"', '\\u12', 'e9');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect(findJsonMistake(text) === null).toBe(isJson(text));
      }),
      { numRuns: 2_000 },
    );
  });
});
