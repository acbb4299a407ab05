import { complement, LAST_CODE, PERL_CLASSES, POSIX_CLASSES, rangeSource } from './ranges.ts';
import type { ClassSource } from './ranges.ts';
import type { Cursor, RegexNode } from './syntax.ts';
import { atEnd, fail, take, takeCode } from './syntax.ts';

const NAMED_ESCAPES = new Map([
  ['a', 0x07],
  ['f', 0x0c],
  ['t', 0x09],
  ['n', 0x0a],
  ['r', 0x0d],
  ['v', 0x0b],
]);

export function charNode(cursor: Cursor, code: number): RegexNode {
  const text = String.fromCodePoint(code);
  const hasCase = text.toLowerCase() !== text.toUpperCase();
  // Without case variants a plain comparison is the same answer and much cheaper.
  if (!cursor.flags.ignoreCase || !hasCase) return { kind: 'char', code };
  return classNode(cursor, rangeSource([[code, code]]), false);
}

export function dotNode(cursor: Cursor): RegexNode {
  // JavaScript's dot also stops at \r, U+2028 and U+2029, RE2's only at \n: hence classes instead of a dot.
  return { kind: 'class', accepts: cursor.flags.dotAll ? /[^]/u : /[^\n]/u };
}

function classNode(cursor: Cursor, source: ClassSource, negated: boolean): RegexNode {
  // The one thing handed to the engine of JavaScript, because a one-character class cannot backtrack.
  return {
    kind: 'class',
    accepts: new RegExp(`^[${negated ? '^' : ''}${source}]$`, cursor.flags.ignoreCase ? 'iu' : 'u'),
  };
}

/** `\d`, `\pL`, `\P{Greek}` …: the cursor stands on the letter after the backslash. Null: not a class, nothing taken. */
function classEscape(cursor: Cursor): ClassSource | null {
  const letter = cursor.text.charAt(cursor.at);
  const ranges = PERL_CLASSES.get(letter.toLowerCase());
  if (ranges !== undefined) {
    cursor.at += 1;
    return rangeSource(letter === letter.toLowerCase() ? ranges : complement(ranges));
  }
  if (letter !== 'p' && letter !== 'P') return null;
  const start = cursor.at - 1;
  cursor.at += 1;
  let negated = letter === 'P';
  let name = String.fromCodePoint(Math.max(takeCode(cursor), 0));
  if (name === '{') {
    const end = cursor.text.indexOf('}', cursor.at);
    name = end < 0 ? '' : cursor.text.slice(cursor.at, end);
    cursor.at = end < 0 ? cursor.text.length : end + 1;
  }
  if (name.startsWith('^')) {
    negated = !negated;
    name = name.slice(1);
  }
  return unicodeSource(name, negated) ?? unknownUnicode(cursor, name, start);
}

function unknownUnicode(cursor: Cursor, name: string, start: number): ClassSource {
  fail(
    cursor,
    `unknown Unicode class "${name}"; use a general category such as \\p{L} or a script such as \\p{Greek}`,
    start,
  );
  return '';
}

function unicodeSource(name: string, negated: boolean): ClassSource | null {
  if (name === 'Any') return negated ? rangeSource(complement([[0, LAST_CODE]])) : rangeSource([[0, LAST_CODE]]);
  if (!/^[A-Za-z_]+$/.test(name)) return null;
  const letter = negated ? 'P' : 'p';
  // RE2 writes a script by its bare name, JavaScript as Script=name; general categories are alike.
  for (const source of [`\\${letter}{gc=${name}}`, `\\${letter}{Script=${name}}`]) {
    if (compiles(source)) return source;
  }
  return null;
}

function compiles(source: string): boolean {
  try {
    return new RegExp(source, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/** A backslash outside of brackets has been taken; assertions and quotations were handled before. */
export function escapeNode(cursor: Cursor): RegexNode {
  const source = classEscape(cursor);
  if (source !== null) return cursor.problem === null ? classNode(cursor, source, false) : { kind: 'empty' };
  return charNode(cursor, escapedCode(cursor));
}

function escapedCode(cursor: Cursor): number {
  const start = cursor.at - 1;
  const code = takeCode(cursor);
  const letter = code < 0 ? '' : String.fromCodePoint(code);
  const named = NAMED_ESCAPES.get(letter);
  if (named !== undefined) return named;
  if (letter === 'x') return hexCode(cursor, start);
  if (letter >= '0' && letter <= '7' && letter.length === 1) return octalCode(cursor, letter, start);
  if (letter === '8' || letter === '9') return backReference(cursor, start);
  if (letter === '') fail(cursor, 'ends with a lone backslash; write \\\\ for a backslash', start);
  else if (code >= 0x80 || /[A-Za-z]/.test(letter))
    fail(cursor, `\\${letter} is not an escape of this syntax; write ${letter} without the backslash`, start);
  return code < 0 ? 0 : code;
}

function backReference(cursor: Cursor, start: number): number {
  fail(cursor, 'back-references such as \\1 cannot be matched in bounded time; spell the repetition out', start);
  return 0;
}

function octalCode(cursor: Cursor, first: string, start: number): number {
  const digits = /^[0-7]{0,2}/.exec(cursor.text.slice(cursor.at, cursor.at + 2))?.[0] ?? '';
  if (first !== '0' && digits === '') return backReference(cursor, start);
  cursor.at += digits.length;
  return Number.parseInt(first + digits, 8);
}

function hexCode(cursor: Cursor, start: number): number {
  const found = /^(?:\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{2}))/.exec(cursor.text.slice(cursor.at, cursor.at + 8));
  const code = Number.parseInt(found?.[1] ?? found?.[2] ?? '', 16);
  if (found === null || code > LAST_CODE) {
    fail(cursor, 'write \\x as \\x7f or \\x{10ffff}', start);
    return 0;
  }
  cursor.at += found[0].length;
  return code;
}

export function bracketNode(cursor: Cursor): RegexNode {
  const start = cursor.at - 1;
  const negated = take(cursor, '^');
  let source: ClassSource = '';
  // Directly after the opening bracket a `]` stands for itself.
  for (let isFirst = true; isFirst || !take(cursor, ']'); isFirst = false) {
    if (atEnd(cursor)) {
      fail(cursor, 'this [ has no closing ]; add it, or write \\[ for a bracket', start);
      return { kind: 'empty' };
    }
    source += posixClass(cursor) ?? bracketItem(cursor);
  }
  return cursor.problem === null ? classNode(cursor, source, negated) : { kind: 'empty' };
}

function posixClass(cursor: Cursor): ClassSource | null {
  const found = /^\[:(\^?)([a-zA-Z]*):\]/.exec(cursor.text.slice(cursor.at, cursor.at + 14));
  if (found === null) return null;
  const ranges = POSIX_CLASSES.get(found[2] ?? '');
  if (ranges === undefined) {
    fail(cursor, `unknown class ${found[0]}; known are ${[...POSIX_CLASSES.keys()].join(', ')}`, cursor.at);
    return '';
  }
  cursor.at += found[0].length;
  return rangeSource(found[1] === '^' ? complement(ranges) : ranges);
}

function bracketItem(cursor: Cursor): ClassSource {
  const start = cursor.at;
  const low = bracketCode(cursor);
  if (typeof low === 'string') return low;
  const isRange =
    cursor.text[cursor.at] === '-' && cursor.at + 1 < cursor.text.length && cursor.text[cursor.at + 1] !== ']';
  if (!isRange) return rangeSource([[low, low]]);
  cursor.at += 1;
  const high = bracketCode(cursor);
  if (typeof high === 'string' || high < low) {
    fail(
      cursor,
      `the range ${cursor.text.slice(start, cursor.at)} runs backwards or ends in a class; write \\- for a dash`,
      start,
    );
    return '';
  }
  return rangeSource([[low, high]]);
}

function bracketCode(cursor: Cursor): number | ClassSource {
  if (!take(cursor, '\\')) return takeCode(cursor);
  return classEscape(cursor) ?? escapedCode(cursor);
}
