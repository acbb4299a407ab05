import type { MatcherProblem } from './matcher-text.ts';

const SIMPLE = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['\\', '\\'],
  ['"', '"'],
]);

/** `\n` and the like, or `\u0041`, `\U0001F642`, or a run of bytes `\xf0\x9f` / `\360\237` that is UTF-8 when joined. */
const ESCAPE =
  /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|((?:x[0-9A-Fa-f]{2}|[0-3][0-7]{2})(?:\\(?:x[0-9A-Fa-f]{2}|[0-3][0-7]{2}))*)|([^]))/gu;

/** Undoes the escapes of a Go string literal (https://go.dev/ref/spec#String_literals), its quotes already removed. */
export function unquote(inner: string): string | MatcherProblem {
  let problem: MatcherProblem | null = null;
  const value = inner.replace(ESCAPE, (all, ...found: unknown[]) => {
    const [short, long, bytes, simple] = found as (string | undefined)[]; // groups come first in a replacer's arguments
    const position = found[4] as number; // then the offset
    const plain = unescaped(short ?? long, bytes, simple);
    if (plain === null) problem ??= { message: `${all} is not an escape; write \\\\ for a backslash`, position };
    return plain ?? '';
  });
  if (problem === null && inner.includes('\n')) {
    return { message: 'a quoted value cannot span lines; write \\n', position: inner.indexOf('\n') };
  }
  return problem ?? value;
}

function unescaped(hex: string | undefined, bytes: string | undefined, simple: string | undefined): string | null {
  if (hex !== undefined) {
    const code = Number.parseInt(hex, 16);
    const isSurrogate = code >= 0xd800 && code <= 0xdfff;
    return code > 0x10ffff || isSurrogate ? null : String.fromCodePoint(code);
  }
  if (bytes !== undefined) return utf8Text(bytes);
  return SIMPLE.get(simple ?? '') ?? null;
}

/** Null if the bytes are not UTF-8. `decodeURIComponent` is the only strict decoder that plain ECMAScript has. */
function utf8Text(escapes: string): string | null {
  const bytes = escapes
    .split('\\')
    .map((one) => (one.startsWith('x') ? Number.parseInt(one.slice(1), 16) : Number.parseInt(one, 8)));
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return null;
  }
}
