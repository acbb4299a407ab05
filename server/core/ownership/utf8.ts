import { unreadable } from './matcher-text.ts';
import type { MatcherProblem, MatcherText, Reading } from './matcher-text.ts';
import { unquote } from './unquote.ts';

type Token =
  | { readonly kind: 'text'; readonly value: string; readonly at: number; readonly innerAt: number }
  | { readonly kind: 'operator'; readonly value: MatcherText['operator']; readonly at: number }
  | { readonly kind: '{' | '}' | ','; readonly at: number }
  | { readonly kind: 'end'; readonly at: number };

/** Alertmanager's UTF-8 grammar (0.27 and later): names and values are unquoted words or Go string literals. */
export function readUtf8(text: string): Reading {
  const scanned = scan(text);
  if ('message' in scanned) return { ok: false, problem: scanned };
  const tokens = scanned[Symbol.iterator]();
  const end: Token = { kind: 'end', at: text.length };
  const next = (): Token => tokens.next().value ?? end;
  let token = next();
  const hasBrace = token.kind === '{';
  if (hasBrace) token = next();

  const parts: MatcherText[] = [];
  while (token.kind !== 'end' && token.kind !== '}') {
    const [name, operator, value] = [token, next(), next()];
    if (name.kind !== 'text') return unreadable('a label name belongs here, such as severity="critical"', name.at);
    if (operator.kind !== 'operator') return unreadable('one of =, !=, =~ and !~ belongs here', operator.at);
    if (value.kind !== 'text') return unreadable('a value belongs here; write "" for an empty one', value.at);
    if (name.value === '') return unreadable('a label name cannot be empty', name.at);
    parts.push({ name: name.value, operator: operator.value, value: value.value, valueAt: value.innerAt });
    token = next();
    if (token.kind === ',') token = next();
    else if (token.kind !== 'end' && token.kind !== '}') {
      return unreadable('a comma belongs here; quote a value that contains spaces or any of {}!=~,"\'`', token.at);
    }
  }
  if (hasBrace && token.kind !== '}') return unreadable('the { at the start has no } at the end', token.at);
  if (!hasBrace && token.kind === '}') return unreadable('this } has no { at the start', token.at);
  const rest = hasBrace ? next() : end;
  return rest.kind === 'end' ? { ok: true, parts } : unreadable('nothing may follow the closing }', rest.at);
}

/** Sticky: matches only where the scanner stands. `\s` here is what Go calls white space. */
const PIECE = /\s+|([{},])|(=~|!~|!=|=)|"((?:[^"\\]|\\[^])*)"|([^\s{}!=~,"'`]+)/uy;

function scan(text: string): Token[] | MatcherProblem {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    PIECE.lastIndex = at;
    const found = PIECE.exec(text);
    if (found === null) return { message: strayMessage(text.charAt(at)), position: at };
    const [all, mark, operator, inner, word] = found;
    if (mark !== undefined) tokens.push({ kind: mark as '{' | '}' | ',', at }); // the group allows nothing else
    if (operator !== undefined) tokens.push({ kind: 'operator', value: operator as MatcherText['operator'], at }); // likewise
    if (word !== undefined) tokens.push({ kind: 'text', value: word, at, innerAt: at });
    if (inner !== undefined) {
      const value = unquote(inner);
      if (typeof value !== 'string') return { message: value.message, position: at + 1 + value.position };
      tokens.push({ kind: 'text', value, at, innerAt: at + 1 });
    }
    at += all.length;
  }
  return tokens;
}

function strayMessage(character: string): string {
  if (character === '"') return 'this " has no closing "; write \\" for a quote inside of a value';
  return `${character} is reserved here; put double quotes around the value`;
}
