import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Labels } from '../grouping/alert.ts';
import { formatMatchers, matchesAll, parseMatchers } from './matcher.ts';

function read(text: string): string[] {
  const result = parseMatchers(text);
  if (!result.ok) throw new Error(`${text}: ${result.problem.message}`);
  return result.matchers.map(({ name, operator, value }) => `${name}${operator}${value}`);
}

function problemOf(text: string): { message: string; position: number } {
  const result = parseMatchers(text);
  if (result.ok) throw new Error(`${text} was accepted: ${formatMatchers(result.matchers)}`);
  return result.problem;
}

function holds(text: string, labels: Labels): boolean {
  const result = parseMatchers(text);
  return result.ok && matchesAll(result.matchers, labels);
}

describe('both grammars', () => {
  it.each<[text: string, parts: string[]]>([
    ['{}', []],
    [' { } ', []],
    ['severity="critical"', ['severity=critical']],
    ['severity=critical', ['severity=critical']],
    ['{foo="bar"}', ['foo=bar']],
    ['{foo="bar",}', ['foo=bar']],
    ['foo="bar",', ['foo=bar']],
    ['{foo = "bar", dings != "bums", }', ['foo=bar', 'dings!=bums']],
    ['foo=bar,dings!=bums', ['foo=bar', 'dings!=bums']],
    ['{foo="bar", baz!~"quux.*", derp=~"w|t"}', ['foo=bar', 'baz!~quux.*', 'derp=~w|t']],
    ['{foo="bar,quux", job="job1"}', ['foo=bar,quux', 'job=job1']],
    ['{foo=""}', ['foo=']],
    ['statuscode=~"5.."', ['statuscode=~5..']],
    ['x=~"\\\\d+"', ['x=~\\d+']],
    ['quote="She said: \\"Hi, all! That\'s it…\\""', ['quote=She said: "Hi, all! That\'s it…"']],
    ['a="1\\n2"', ['a=1\n2']],
    ['a="\\\\"', ['a=\\']],
    ['a="🙂", b=🙂', ['a=🙂', 'b=🙂']],
    ['a="1", a="2"', ['a=1', 'a=2']],
    ['contains_quote != "\\"" , contains_comma !~ "foo,bar" , ', ['contains_quote!="', 'contains_comma!~foo,bar']],
  ])('%s', (text, parts) => {
    expect(read(text)).toEqual(parts);
  });
});

describe('only the UTF-8 grammar', () => {
  it.each<[text: string, parts: string[]]>([
    ['"foo.bar"=~"x"', ['foo.bar=~x']],
    ['{"k8s.io/name"="a", b="c"}', ['k8s.io/name=a', 'b=c']],
    ['foo.bar=x', ['foo.bar=x']],
    ['region-name!=eu', ['region-name!=eu']],
    ['🙂="ok"', ['🙂=ok']],
    ['"a\\"b"="1"', ['a"b=1']],
    ['"\\xf0\\x9f\\x99\\x82"="\\u0041\\U0001F642\\101"', ['🙂=A🙂A']],
  ])('%s', (text, parts) => {
    expect(read(text)).toEqual(parts);
  });
});

describe('only the classic grammar', () => {
  it.each<[text: string, parts: string[]]>([
    ['job=', ['job=']],
    ['job!=', ['job!=']],
    ['job=~', ['job=~']],
    ['foo=a b', ['foo=a b']],
    ['{foo=~(a|b){2}}', ['foo=~(a|b){2}']],
    ["{foo='}", ["foo='"]],
    ['{foo=`}', ['foo=`']],
    ['tricky=~~~', ['tricky=~~~']],
    ['trickier==\\\\=\\=\\"', ['trickier==\\=\\="']],
    ['x=~"\\d+"', ['x=~\\d+']],
    ['foo=\\"', ['foo="']],
    ['{foo=bar}}', ['foo=bar}']],
    ['{foo=,bar=}}', ['foo=', 'bar=}']],
    ['{foo=', ['foo=']],
    ['{foo="bar"', ['foo=bar']],
    ['{foo=}b', ['foo=}b']],
    ['a="1\n2"', ['a=1\n2']],
  ])('%s', (text, parts) => {
    expect(read(text)).toEqual(parts);
  });

  it('wins where the two differ, as in the default mode of Alertmanager', () => {
    expect(read('a="x\\ty"')).toEqual(['a=x\\ty']);
    expect(read('a=x\\\\y')).toEqual(['a=x\\y']);
  });
});

describe('refused, with what to do', () => {
  it.each<[text: string, message: RegExp, position: number]>([
    ['', /write \{\}/, 0],
    ['  ', /write \{\}/, 0],
    ['{,}', /label name belongs here/, 1],
    ['a="1",,b="2"', /label name belongs here/, 6],
    ['severity', /one of =, !=, =~ and !~/, 8],
    ['="x"', /label name belongs here/, 0],
    ['""="x"', /cannot be empty/, 0],
    ['job="value', /no closing "/, 4],
    ['job=value"', /no closing "/, 9],
    ['a="1" b="2"', /comma belongs here/, 6],
    ['"foo=\\"bar\\""', /one of =/, 13],
    ['{{foo=', /label name belongs here/, 1],
    ['"a.b"="1"}', /no \{ at the start/, 9],
    ['{"a.b"="1"', /no \} at the end/, 10],
    ['{"a.b"="1"} x', /nothing may follow/, 12],
    ['"a.b"="\\w"', /not an escape/, 7],
    ['"a.b"="\\xff"', /not an escape/, 7],
    ['"a.b"="\\ud800"', /not an escape/, 7],
    ['"a.b"="1\n2"', /cannot span lines/, 8],
    ['"a.b"', /one of =/, 5],
    ['a.b=', /value belongs here/, 4],
    ["a.b='x'", /double quotes/, 4],
    ['foo=~a{1,2}', /comma belongs here/, 6],
    ['foo=~"invalid[regexp"', /expression of foo: this \[ has no closing/, 13],
    ['a=b, c=~"x(?=y)"', /expression of c: look-ahead/, 10],
  ])('%s', (text, message, position) => {
    const problem = problemOf(text);
    expect(problem.message).toMatch(message);
    expect(problem.position).toBe(position);
  });
});

describe('matching', () => {
  it.each<[text: string, labels: Labels, isMatch: boolean]>([
    ['a="1"', { a: '1' }, true],
    ['a="1"', {}, false],
    ['a=""', {}, true],
    ['a=""', { a: '' }, true],
    ['a!=""', {}, false],
    ['a!=""', { a: 'x' }, true],
    ['a!="1"', {}, true],
    ['a=~""', {}, true],
    ['a=~""', { a: 'x' }, false],
    ['a=~".+"', {}, false],
    ['a=~".*"', {}, true],
    ['a!~".+"', {}, true],
    ['a=~"out"', { a: 'checkout' }, false],
    ['a=~"check|out"', { a: 'checkout' }, false],
    ['a!~"1|2"', { a: '3' }, true],
    ['a="1", a="2"', { a: '1' }, false],
    ['a!="1", a!="2"', { a: '3' }, true],
    ['{}', {}, true],
    ['constructor=""', {}, true],
    ['toString=~".+"', {}, false],
  ])('%s on %j: %s', (text, labels, isMatch) => {
    expect(holds(text, labels)).toBe(isMatch);
  });
});

describe('properties', () => {
  const name = fc.oneof(fc.stringMatching(/^[a-z_]{1,5}$/), fc.string({ minLength: 1, unit: 'grapheme' }));
  const value = fc.string({
    unit: fc.constantFrom('a', '"', '\\', '\n', ',', '{', '}', '=', '~', '🙂', ' ', 'n', 't'),
  });

  it('a formatted matcher reads back as itself', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.constantFrom('=' as const, '!=' as const), value)), (parts) => {
        const matchers = parts.map(([label, operator, text]) => ({ name: label, operator, value: text }));
        expect(parseMatchers(formatMatchers(matchers))).toEqual({ ok: true, matchers });
      }),
    );
  });

  it('any text is read or refused at a position inside of it, never a crash', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab{}!=~,"\'`\\ \n(|)+🙂') });
    fc.assert(
      fc.property(text, (input) => {
        const result = parseMatchers(input);
        if (!result.ok) expect(result.problem.position).toBeLessThanOrEqual(input.length);
      }),
      { numRuns: 3_000 },
    );
  });
});
