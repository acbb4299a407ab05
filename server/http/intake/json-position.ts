/** Where a text stops being JSON, as a human counts: lines and columns from 1; `offset` in UTF-16 units from 0. */
export interface JsonPosition {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const SPACE = /[ \t\n\r]*/y;
/** As much of a string as is well-formed: its end is where the mistake stands. */
const STRING_START = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;

/** What may come next. `first` is the state right behind an opening bracket, where the closing one is allowed too. */
type Expected = 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'comma';

/**
 * Finds the first mistake in a text that JSON.parse refused; null when there is none. V8 itself names a position for
 * some mistakes only, and in words that change with its version. A loop rather than a recursion: the text comes from
 * outside, and a megabyte of `[` must not end the process.
 */
export function findJsonMistake(text: string): JsonPosition | null {
  const open: string[] = [];
  // Widened by hand: the closures below change it, which narrowing does not see.
  let expected = 'value' as Expected;
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const close = (bracket: string): boolean => {
    if (text[at] !== bracket || open.pop() !== bracket) return false;
    at += 1;
    expected = 'comma';
    return true;
  };
  const enter = (bracket: string, next: Expected): void => {
    open.push(bracket);
    at += 1;
    expected = next;
  };

  for (;;) {
    take(SPACE);
    const char = text[at];
    if (expected === 'comma' && open.length === 0) return char === undefined ? null : positionOf(text, at);
    if (expected === 'comma') {
      if (char === ',') {
        at += 1;
        expected = open.at(-1) === '}' ? 'key' : 'value';
      } else if (char === undefined || char !== open.at(-1) || !close(char)) return positionOf(text, at);
    } else if (expected === 'colon') {
      if (char !== ':') return positionOf(text, at);
      at += 1;
      expected = 'value';
    } else if (expected === 'key' || expected === 'first-key') {
      if (expected === 'first-key' && char === '}' && close('}')) continue;
      if (!take(STRING)) return mistakeInString(text, at);
      expected = 'colon';
    } else if (char === '{') enter('}', 'first-key');
    else if (char === '[') enter(']', 'first-value');
    else if (expected === 'first-value' && char === ']' && close(']')) continue;
    else if (take(STRING) || take(NUMBER) || take(WORD)) expected = 'comma';
    else return mistakeInString(text, at);
  }
}

function mistakeInString(text: string, at: number): JsonPosition {
  STRING_START.lastIndex = at;
  return positionOf(text, STRING_START.test(text) ? STRING_START.lastIndex : at);
}

function positionOf(text: string, offset: number): JsonPosition {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { offset, line: before.split('\n').length, column: offset - lineStart + 1 };
}
