import { labelOf } from '../grouping/alert.ts';
import type { Labels } from '../grouping/alert.ts';
import { readClassic } from './classic.ts';
import { compileRegex } from './regex/regex.ts';
import type { Regex } from './regex/regex.ts';
import { readUtf8 } from './utf8.ts';
import { unreadable } from './matcher-text.ts';
import type { MatcherText, Reading, Unreadable } from './matcher-text.ts';

export type Matcher =
  | { readonly operator: '=' | '!='; readonly name: string; readonly value: string }
  | { readonly operator: '=~' | '!~'; readonly name: string; readonly value: string; readonly regex: Regex };

/** All must match. None at all (written `{}`) matches every alert. */
export type Matchers = readonly Matcher[];

export type MatcherResult = { readonly ok: true; readonly matcher: Matcher } | Unreadable;
export type MatchersResult = { readonly ok: true; readonly matchers: Matchers } | Unreadable;

/**
 * Reads `severity="critical"`, `a=b, c!~"d|e"` or `{a="b", c=~"d|e",}` as Alertmanager does in its default mode
 * (https://prometheus.io/docs/alerting/latest/configuration/#label-matchers): the UTF-8 grammar first, the classic one
 * where that fails; where both read it but differ (`a="\t"`), the classic reading counts, because it is what
 * existing configurations meant.
 */
export function parseMatchers(text: string): MatchersResult {
  if (text.trim() === '') return unreadable('there is no matcher here; write {} to match every alert', 0);
  const reading = chosen(readUtf8(text), readClassic(text));
  if (!reading.ok) return reading;
  const matchers: Matcher[] = [];
  for (const part of reading.parts) {
    const result = compiled(part);
    if (!result.ok) return result;
    matchers.push(result.matcher);
  }
  return { ok: true, matchers };
}

/** A missing label counts as an empty value; regular expressions cover the whole value. */
function matches(matcher: Matcher, labels: Labels): boolean {
  const value = labelOf(labels, matcher.name);
  switch (matcher.operator) {
    case '=':
      return value === matcher.value;
    case '!=':
      return value !== matcher.value;
    case '=~':
      return matcher.regex.matches(value);
    case '!~':
      return !matcher.regex.matches(value);
  }
}

export function matchesAll(matchers: Matchers, labels: Labels): boolean {
  return matchers.every((matcher) => matches(matcher, labels));
}

export function formatMatchers(matchers: Matchers): string {
  return `{${matchers.map(formatMatcher).join(', ')}}`;
}

export function formatMatcher({ name, operator, value }: Matcher): string {
  return `${/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : quoted(name)}${operator}${quoted(value)}`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

function chosen(utf8: Reading, classic: Reading): Reading {
  if (!classic.ok) return utf8;
  if (!utf8.ok) return classic;
  return sameParts(utf8.parts, classic.parts) ? utf8 : classic;
}

function sameParts(a: readonly MatcherText[], b: readonly MatcherText[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ name, operator, value }, index) => {
      const other = b[index];
      return name === other?.name && operator === other.operator && value === other.value;
    })
  );
}

function compiled({ name, operator, value, valueAt }: MatcherText): MatcherResult {
  if (operator === '=' || operator === '!=') return { ok: true, matcher: { operator, name, value } };
  const result = compileRegex(value);
  if (result.ok) return { ok: true, matcher: { operator, name, value, regex: result.regex } };
  const { message, position } = result.problem;
  return unreadable(`the regular expression of ${name}: ${message}`, valueAt + position);
}
