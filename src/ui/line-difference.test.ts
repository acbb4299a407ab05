import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineDifference } from './line-difference.ts';

const signs = { same: ' ', added: '+', removed: '-' } as const;
const written = (before: readonly string[], after: readonly string[]): string[] =>
  lineDifference(before, after).map(({ kind, text }) => signs[kind] + text);

describe('the difference of two lists of lines', () => {
  it('names what went before what came in its place', () => {
    expect(written(['a', 'b', 'c'], ['a', 'x', 'c'])).toEqual([' a', '-b', '+x', ' c']);
  });

  it('keeps what stands on both sides', () => {
    expect(written(['page', 'wait', 'repeat'], ['page', 'wait', 'team', 'repeat'])).toEqual([
      ' page',
      ' wait',
      '+team',
      ' repeat',
    ]);
    expect(written([], ['a'])).toEqual(['+a']);
    expect(written(['a'], [])).toEqual(['-a']);
    expect(written([], [])).toEqual([]);
  });

  it('leads from one to the other', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const difference = lineDifference(before, after);
        const without = (kind: string) => difference.filter((line) => line.kind !== kind).map(({ text }) => text);
        expect(without('added')).toEqual(before);
        expect(without('removed')).toEqual(after);
      }),
    );
  });
});
