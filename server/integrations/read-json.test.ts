import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from './read-json.ts';

describe('the body of a request', () => {
  it('is read as it is', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        fc.pre(!/\\u(?:0000|d[89a-f])/i.test(text));
        expect(readJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('has no character in any name or value that a table would change', () => {
    const anything = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) });
    const bodies = fc.dictionary(anything, fc.oneof(anything, fc.array(anything), fc.dictionary(anything, anything)));
    fc.assert(
      fc.property(bodies, (body) => {
        const read = JSON.stringify(readJson(JSON.stringify(body)));
        expect(read).not.toMatch(/\\u0000|\\ud[89a-f]/);
      }),
    );
  });

  it('keeps characters beyond the first plane, however they are written', () => {
    expect(readJson(String.raw`{"title": "\ud83d\udd14 \u0000"}`)).toEqual({ title: '🔔 \ufffd' });
    expect(readJson(String.raw`["\ud83d", "\udd14\ud83d"]`)).toEqual(['\ufffd', '\ufffd\ufffd']);
  });

  it('throws what JSON.parse throws', () => {
    expect(() => readJson('{"a": "\\u0000"')).toThrow(SyntaxError);
    expect(() => readJson('')).toThrow(SyntaxError);
  });
});
