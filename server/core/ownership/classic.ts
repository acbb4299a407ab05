import { unreadable } from './matcher-text.ts';
import type { MatcherText, Reading, Unreadable } from './matcher-text.ts';

const MATCHER = /^\s*([A-Za-z_][A-Za-z0-9_]*)\s*(=~|=|!=|!~)\s*([^]*?)\s*$/u;

/**
 * Alertmanager's classic grammar: tolerant, values may contain anything but an unescaped quote or, outside of quotes, a
 * comma. Braces around the list are optional one by one, so that `{a=b}}` has the value `b}`.
 */
export function readClassic(text: string): Reading {
  const opening = /^\s*\{?/.exec(text)?.[0].length ?? 0;
  const closing = Math.max(opening, /\}?\s*$/.exec(text)?.index ?? text.length);
  const pieces = split(text.slice(opening, closing), opening);
  const parts: MatcherText[] = [];
  for (const [index, piece] of pieces.entries()) {
    const isTrailing = index === pieces.length - 1 && piece.text.trim() === '';
    // `{}` and one comma after the last matcher are fine; `{,}` is not.
    if (isTrailing && (pieces.length === 1 || index > 0)) break;
    const part = readOne(piece);
    if (!('name' in part)) return part;
    parts.push(part);
  }
  return { ok: true, parts };
}

interface Piece {
  readonly text: string;
  readonly at: number;
}

function split(text: string, offset: number): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '"') isQuoted = !isQuoted;
    else if (character === ',' && !isQuoted) {
      pieces.push({ text: text.slice(start, at), at: offset + start });
      start = at + 1;
    }
  }
  return [...pieces, { text: text.slice(start), at: offset + start }];
}

function readOne(piece: Piece): MatcherText | Unreadable {
  const found = MATCHER.exec(piece.text);
  if (found === null) return unreadable('write name="value" with one of =, !=, =~ and !~', piece.at);
  const [, name = '', operator = '', raw = ''] = found;
  const isQuoted = raw.length >= 2 && raw.startsWith('"') && raw.endsWith('"');
  const inner = isQuoted ? raw.slice(1, -1) : raw;
  const valueAt = piece.at + piece.text.lastIndexOf(raw) + (isQuoted ? 1 : 0);
  const value = unescaped(inner);
  if (value === null) return unreadable('a quote inside of a value is written \\"', valueAt);
  return { name, operator: operator as MatcherText['operator'], value, valueAt }; // only what the pattern allows
}

/** OpenMetrics escapes: \" \\ \n; any other backslash stands for itself. Null: a quote without a backslash. */
function unescaped(text: string): string | null {
  const bare = text.replace(/\\[^]/gu, '');
  if (bare.includes('"')) return null;
  return text.replace(/\\(["\\n])/gu, (_all, character: string) => (character === 'n' ? '\n' : character));
}
