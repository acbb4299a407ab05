import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRegex } from './regex.ts';

function matches(source: string, text: string): boolean {
  const result = compileRegex(source);
  if (!result.ok) throw new Error(`${source}: ${result.problem.message}`);
  return result.regex.matches(text);
}

function problemOf(source: string): { message: string; position: number } {
  const result = compileRegex(source);
  if (result.ok) throw new Error(`${source} compiled`);
  return result.problem;
}

describe('what matches', () => {
  it.each<[source: string, yes: string[], no: string[]]>([
    ['', [''], ['a']],
    ['a|b', ['a', 'b'], ['ab', '', 'ca']],
    ['check.*', ['check', 'checkout'], ['acheck', 'check\nout']],
    ['(?s)check.*', ['check\nout'], []],
    ['5..', ['500', '5🙂x'], ['50', '5000']],
    ['^foo$', ['foo'], ['foo\n']],
    ['a{2,3}', ['aa', 'aaa'], ['a', 'aaaa']],
    ['a{2}', ['aa'], ['aaa']],
    ['a{2,}?', ['aa', 'aaaaa'], ['a']],
    ['a{,2}', ['a{,2}'], ['aa']],
    ['{x}', ['{x}'], ['x']],
    ['(?i)Check[o-p]ut', ['CHECKOUT', 'checkout'], ['chec']],
    ['(?i:a)b', ['Ab', 'ab'], ['aB']],
    ['(?i)a(?-i)b', ['Ab'], ['AB']],
    ['(?i)é', ['É'], ['e']],
    ['(?P<env>prod|dev)-\\d+', ['prod-1', 'dev-22'], ['prod-', 'prod-x']],
    ['(?<env>prod)', ['prod'], ['dev']],
    ['[^a-c]', ['d', '\n', '🙂'], ['a', 'dd']],
    ['[]a]', [']', 'a'], ['b']],
    ['[a\\-z]', ['-', 'a', 'z'], ['m']],
    ['[a-]', ['-', 'a'], ['b']],
    ['[[:alpha:]_]+', ['ab_C'], ['a1']],
    ['[[:^digit:]]', ['a'], ['1']],
    ['\\w+\\.\\w+', ['foo.bar'], ['foobar', 'é.a']],
    ['\\W\\D\\S', ['-a.'], ['a-a', '-1a', '-a ']],
    ['\\s', [' ', '\t'], ['\v', '\u00a0']],
    ['\\pL\\p{Greek}\\P{Nd}', ['aλx'], ['1λx', 'aax', 'aλ1']],
    ['\\p{^L}', ['1'], ['a']],
    ['\\x41\\x{1F642}\\101\\n', ['A🙂A\n'], []],
    ['\\Qa.b*\\Ec*', ['a.b*', 'a.b*cc'], ['axb*']],
    ['foo\\b.bar', ['foo-bar'], ['fooxbar']],
    ['foo\\B.bar', ['fooxbar'], ['foo-bar']],
    ['(?m)a$\\n^b', ['a\nb'], ['a b']],
    ['\\Aa\\z', ['a'], ['aa']],
    ['(a*)*|(b?)+', ['', 'aaa', 'bbb'], ['ab']],
    ['a\\|b', ['a|b'], ['a']],
    ['café', ['café'], ['cafe']],
    ['shop-.*', ['shop-', 'shop-7'], ['shop', 'xshop-7']],
  ])('%s', (source, yes, no) => {
    for (const text of yes) expect([text, matches(source, text)]).toEqual([text, true]);
    for (const text of no) expect([text, matches(source, text)]).toEqual([text, false]);
  });
});

describe('what is refused, and what to do', () => {
  it.each<[source: string, position: number, message: RegExp]>([
    ['a(?=b)', 1, /look-ahead/],
    ['(?!b)', 0, /second matcher with !~/],
    ['(?<=b)c', 0, /look-behind/],
    ['(?<!b)c', 0, /look-behind/],
    ['(a)\\1', 3, /back-reference/],
    ['\\9', 0, /back-reference/],
    ['invalid[regexp', 7, /no closing \]/],
    ['(a', 0, /no closing \)/],
    ['a)', 1, /closes nothing/],
    ['*a', 0, /repeats nothing/],
    ['a**', 1, /two repetitions/],
    ['a{3,2}', 1, /from small to large/],
    ['a{1001}', 1, /up to 1000/],
    ['(a{1000}){1000}', 0, /too large/],
    ['[z-a]', 1, /runs backwards/],
    ['[a-\\d]', 1, /ends in a class/],
    ['[[:nope:]]', 1, /unknown class/],
    ['\\y', 0, /not an escape/],
    ['\\', 0, /lone backslash/],
    ['\\x{110000}', 0, /\\x7f/],
    ['\\xg', 0, /\\x7f/],
    ['\\p{Klingon}', 0, /Unicode class "Klingon"/],
    ['(?z)', 0, /unknown kind of group/],
    ['(?', 0, /unknown kind of group/],
    ['('.repeat(200), 100, /nest deeper/],
    ['a'.repeat(10_001), 10_000, /longer than/],
  ])('%s', (source, position, message) => {
    const problem = problemOf(source);
    expect(problem.message).toMatch(message);
    expect(problem.position).toBe(position);
  });
});

describe('time', () => {
  // Each of these keeps a backtracking engine busy for longer than the universe is old.
  it.each(['(a+)+b', '(a|a)*b', '(a|aa)+b', '(.*)*x', '(?:a?){30}a{30}b', '.*.*.*.*.*.*x'])(
    '%s is linear',
    (source) => {
      expect(matches(source, 'a'.repeat(20_000))).toBe(false);
    },
  );

  it('forgets remembered steps without changing an answer', () => {
    const text = Array.from({ length: 2_500 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
    expect(matches('.*z', text)).toBe(false);
    expect(matches('.*z', `${text}z`)).toBe(true);
  });
});

describe('literals', () => {
  it.each<[source: string, literals: string[] | null]>([
    ['checkout|cart', ['checkout', 'cart']],
    ['shop-(?:eu|us)', ['shop-eu', 'shop-us']],
    ['a|', ['a', '']],
    ['\\Qa.b\\E', ['a.b']],
    ['a.*', null],
    ['(?i)a', null],
    ['a|b+', null],
  ])('%s', (source, literals) => {
    const result = compileRegex(source);
    expect(result.ok && result.regex.literals).toEqual(literals);
  });

  it('gives up on large products', () => {
    const digits = '(?:0|1|2|3|4|5|6|7|8|9)';
    const result = compileRegex(digits.repeat(3));
    expect(result.ok && result.regex.literals).toBeNull();
  });
});

const expression = fc.letrec<{ any: string; leaf: string }>((tie) => ({
  leaf: fc.constantFrom('a', 'b', 'c', '[ab]', '[^a]', '\\d', '\\w', '\\b', '1', '🙂', '(?:)'),
  any: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie('leaf'),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => a + b),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(?:${a}|${b})`),
    fc.tuple(tie('any'), fc.constantFrom('*', '+', '?', '{0,2}', '{2}')).map(([a, times]) => `(?:${a})${times}`),
  ),
})).any;

describe('properties', () => {
  it('agrees with JavaScript wherever both know the syntax', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', '1', '-', '🙂', '\n'), { maxLength: 6 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(expression, text, (source, input) => {
        expect(matches(source, input)).toBe(new RegExp(`^(?:${source})$`, 'u').test(input));
      }),
      { numRuns: 2_000 },
    );
  });

  it('never throws, whatever is written, and points into the text', () => {
    const piece = fc.constantFrom(...('()[]{}|*+?^$.\\-:<>=!ipPQEx01,a🙂'.match(/./gu) ?? []));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((all) => all.join('')),
        ),
        (source) => {
          const result = compileRegex(source);
          if (result.ok) expect(result.regex.matches(source)).toBeTypeOf('boolean');
          else expect(result.problem.position).toBeLessThanOrEqual(source.length);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('lists as literals exactly what matches', () => {
    fc.assert(
      fc.property(expression, (source) => {
        const result = compileRegex(source);
        if (result.ok)
          for (const literal of result.regex.literals ?? []) expect(result.regex.matches(literal)).toBe(true);
      }),
    );
  });
});
