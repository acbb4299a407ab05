/** Pieces of a parsed regular expression. Greedy and lazy are one: only *whether* a text matches is ever asked. */
export type RegexNode =
  | { readonly kind: 'empty' }
  | { readonly kind: 'char'; readonly code: number }
  | { readonly kind: 'class'; readonly accepts: RegExp }
  | { readonly kind: 'assert'; readonly what: Assertion }
  | { readonly kind: 'sequence'; readonly parts: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly options: readonly RegexNode[] }
  | { readonly kind: 'repeat'; readonly node: RegexNode; readonly min: number; readonly max: number | null };

export type Assertion = 'text-start' | 'text-end' | 'line-start' | 'line-end' | 'word-edge' | 'no-word-edge';

export interface SyntaxProblem {
  readonly message: string;
  readonly position: number;
}

export interface Flags {
  readonly ignoreCase: boolean;
  readonly multiLine: boolean;
  readonly dotAll: boolean;
}

/** Where the parser stands. After the first problem it jumps to the end, so every loop over the text terminates. */
export interface Cursor {
  readonly text: string;
  at: number;
  flags: Flags;
  depth: number;
  problem: SyntaxProblem | null;
}

export function fail(cursor: Cursor, message: string, position: number): void {
  cursor.problem ??= { message, position };
  cursor.at = cursor.text.length;
}

export function atEnd(cursor: Cursor): boolean {
  return cursor.at >= cursor.text.length;
}

export function takeCode(cursor: Cursor): number {
  const code = cursor.text.codePointAt(cursor.at);
  if (code === undefined) return -1;
  cursor.at += code > 0xffff ? 2 : 1;
  return code;
}

export function take(cursor: Cursor, expected: string): boolean {
  if (!cursor.text.startsWith(expected, cursor.at)) return false;
  cursor.at += expected.length;
  return true;
}
