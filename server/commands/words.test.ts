import { describe, expect, it } from 'vitest';
import { Refused } from './command.ts';
import { readWords } from './words.ts';

const refusalOf = (run: () => unknown): readonly string[] => {
  try {
    run();
  } catch (error) {
    if (error instanceof Refused) return error.sentences;
    throw error;
  }
  return [];
};
const shape = { positionals: ['file', 'folder?'], options: ['name', 'expires?'] };
const read = (...words: string[]) => readWords(words, 'copy <file>', shape);

describe('the words behind a command', () => {
  it('are found by place and by name, in any order', () => {
    expect(read('--name', 'x', 'a.db', '--expires=90d')).toEqual({
      positionals: ['a.db'],
      options: { name: 'x', expires: '90d' },
    });
    expect(read('a.db', 'folder', '--name=x').positionals).toEqual(['a.db', 'folder']);
  });

  it('are refused with everything that is missing, and how to write it', () => {
    expect(refusalOf(() => read())).toEqual(['<file> is missing.', '--name is missing.', 'Usage: tocsin copy <file>']);
  });

  it('are refused where nobody asked for them', () => {
    expect(refusalOf(() => read('a', 'b', 'c', '--name', 'x'))).toContain('"c" is one word too many.');
    expect(refusalOf(() => read('a', '--nmae', 'x', '--name', 'y'))).toEqual([
      'There is no option --nmae.',
      'Usage: tocsin copy <file>',
    ]);
    expect(refusalOf(() => read('a', '--name', 'y', '--name'))).toContain('--name wants a value behind it.');
  });
});
