import { bracketNode, charNode, dotNode, escapeNode } from './characters.ts';
import type { Assertion, Cursor, Flags, RegexNode, SyntaxProblem } from './syntax.ts';
import { atEnd, fail, take, takeCode } from './syntax.ts';

/**
 * In characters. Longer ones are lists of names that belong into several matcher sets, and would take unbounded time to
 * compile.
 */
const MAX_LENGTH = 10_000;
/** RE2's own cap on a counted repetition. */
const MAX_REPEAT = 1_000;
/** Groups nest by recursion; without a cap a config file could overflow the stack. */
const MAX_DEPTH = 100;

const EMPTY: RegexNode = { kind: 'empty' };
const NO_FLAGS: Flags = { ignoreCase: false, multiLine: false, dotAll: false };
const ASSERTION_ESCAPES = new Map<string, Assertion>([
  ['A', 'text-start'],
  ['z', 'text-end'],
  ['b', 'word-edge'],
  ['B', 'no-word-edge'],
]);

/** Parses RE2 syntax (https://github.com/google/re2/wiki/Syntax), the one that Prometheus and Alertmanager accept. */
export function parseRegex(text: string): { node: RegexNode; problem: SyntaxProblem | null } {
  const cursor: Cursor = { text, at: 0, flags: NO_FLAGS, depth: 0, problem: null };
  if (text.length > MAX_LENGTH) {
    fail(cursor, `is longer than ${MAX_LENGTH} characters; split it into several matcher sets`, MAX_LENGTH);
  }
  const node = alternatives(cursor);
  if (!atEnd(cursor)) fail(cursor, 'this ) closes nothing; remove it, or write \\) for a parenthesis', cursor.at);
  return { node, problem: cursor.problem };
}

function alternatives(cursor: Cursor): RegexNode {
  const options = [sequence(cursor)];
  while (take(cursor, '|')) options.push(sequence(cursor));
  return options.length === 1 ? (options[0] ?? EMPTY) : { kind: 'choice', options };
}

function sequence(cursor: Cursor): RegexNode {
  const parts: RegexNode[] = [];
  while (!atEnd(cursor) && !cursor.text.startsWith('|', cursor.at) && !cursor.text.startsWith(')', cursor.at)) {
    const start = cursor.at;
    if (repetition(cursor) !== null) {
      fail(cursor, `${cursor.text.charAt(start)} repeats nothing; put something before it, or a backslash`, start);
    }
    if (take(cursor, '\\Q')) parts.push(...quotation(cursor));
    else parts.push(repeated(cursor, atom(cursor)));
  }
  return parts.length === 1 ? (parts[0] ?? EMPTY) : { kind: 'sequence', parts };
}

/** `\Q…\E`: everything in between stands for itself; without `\E` up to the end. */
function quotation(cursor: Cursor): RegexNode[] {
  const end = cursor.text.indexOf('\\E', cursor.at);
  const stop = end < 0 ? cursor.text.length : end;
  const parts: RegexNode[] = [];
  while (cursor.at < stop) parts.push(charNode(cursor, takeCode(cursor)));
  if (end >= 0) cursor.at = end + 2;
  const last = parts.pop();
  return last === undefined ? [] : [...parts, repeated(cursor, last)];
}

function atom(cursor: Cursor): RegexNode {
  const start = cursor.at;
  const code = takeCode(cursor);
  switch (code < 0 ? '' : String.fromCodePoint(code)) {
    case '':
      return EMPTY;
    case '.':
      return dotNode(cursor);
    case '^':
      return { kind: 'assert', what: cursor.flags.multiLine ? 'line-start' : 'text-start' };
    case '$':
      return { kind: 'assert', what: cursor.flags.multiLine ? 'line-end' : 'text-end' };
    case '[':
      return bracketNode(cursor);
    case '(':
      return group(cursor, start);
    case '\\':
      return backslash(cursor);
    default:
      return charNode(cursor, code);
  }
}

function backslash(cursor: Cursor): RegexNode {
  const what = ASSERTION_ESCAPES.get(cursor.text.charAt(cursor.at));
  if (what === undefined) return escapeNode(cursor);
  cursor.at += 1;
  return { kind: 'assert', what };
}

function group(cursor: Cursor, start: number): RegexNode {
  if (cursor.depth >= MAX_DEPTH) fail(cursor, `groups nest deeper than ${MAX_DEPTH}; flatten the expression`, start);
  const outer = cursor.flags;
  if (take(cursor, '?')) {
    const isOpen = groupKind(cursor, start);
    // `(?i)` on its own counts up to the end of the group around it, not for what follows that.
    if (!isOpen) return EMPTY;
  }
  cursor.depth += 1;
  const node = alternatives(cursor);
  cursor.depth -= 1;
  cursor.flags = outer;
  if (!take(cursor, ')')) fail(cursor, 'this ( has no closing ); add it, or write \\( for a parenthesis', start);
  return node;
}

/** What follows `(?`. True: a group begins; false: only flags were set. */
function groupKind(cursor: Cursor, start: number): boolean {
  const rest = cursor.text.slice(cursor.at, cursor.at + 200);
  if (/^(?:[=!]|<[=!])/.test(rest)) {
    fail(cursor, 'look-ahead and look-behind are not part of this syntax; use a second matcher with !~ instead', start);
    return true;
  }
  const name = /^P?<(\w+)>/.exec(rest);
  if (name !== null) {
    cursor.at += name[0].length;
    return true;
  }
  const flags = /^([imsU]*)(?:-([imsU]+))?([:)])/.exec(rest);
  if (flags === null || flags[0] === ')') {
    fail(cursor, 'unknown kind of group; known are (…), (?:…), (?P<name>…), (?i) and (?s)', start);
    return true;
  }
  cursor.at += flags[0].length;
  cursor.flags = changed(changed(cursor.flags, flags[1] ?? '', true), flags[2] ?? '', false);
  return flags[3] === ':';
}

function changed(flags: Flags, letters: string, isOn: boolean): Flags {
  return {
    ignoreCase: letters.includes('i') ? isOn : flags.ignoreCase,
    multiLine: letters.includes('m') ? isOn : flags.multiLine,
    dotAll: letters.includes('s') ? isOn : flags.dotAll,
  };
}

function repeated(cursor: Cursor, node: RegexNode): RegexNode {
  const start = cursor.at;
  const bounds = repetition(cursor);
  if (bounds === null) return node;
  if (bounds.min > MAX_REPEAT || (bounds.max ?? 0) > MAX_REPEAT || bounds.min > (bounds.max ?? bounds.min)) {
    fail(cursor, `repeat counts go from small to large and up to ${MAX_REPEAT}`, start);
  }
  if (repetition(cursor) !== null) {
    fail(
      cursor,
      `two repetitions follow each other (${cursor.text.slice(start, start + 6)}); put a group around the first`,
      start,
    );
  }
  return { kind: 'repeat', node, ...bounds };
}

/** Any `{` that is no `{2}`, `{2,}` or `{2,5}` stands for itself, as in RE2, instead of being an error. */
function repetition(cursor: Cursor): { min: number; max: number | null } | null {
  const found = /^(?:([*+?])|\{(\d{1,9})(?:(,)(\d{0,9}))?\})\??/.exec(cursor.text.slice(cursor.at, cursor.at + 24));
  if (found === null) return null;
  cursor.at += found[0].length;
  if (found[1] !== undefined) return { min: found[1] === '+' ? 1 : 0, max: found[1] === '?' ? 1 : null };
  const min = Number(found[2]);
  if (found[3] === undefined) return { min, max: min };
  return { min, max: found[4] === '' ? null : Number(found[4]) };
}
