import { automaton } from './automaton.ts';
import { parseRegex } from './parse.ts';
import { compileProgram } from './program.ts';
import type { RegexNode, SyntaxProblem } from './syntax.ts';

export interface Regex {
  readonly source: string;
  /**
   * Every text that matches, where these are few and spelled out (`checkout|cart`), so that an index can skip the
   * expression; else null.
   */
  readonly literals: readonly string[] | null;
  /** Whether the whole text matches: anchored at both ends, as Prometheus and Alertmanager do. */
  readonly matches: (text: string) => boolean;
}

export type RegexResult =
  { readonly ok: true; readonly regex: Regex } | { readonly ok: false; readonly problem: SyntaxProblem };

const MAX_LITERALS = 200;

/**
 * Compiles RE2 syntax, fully anchored. JavaScript's RegExp is not used to match: it backtracks, so that one matcher like
 * `(a|a)*b` in a config file could stop all paging for minutes, and its syntax differs from what Alertmanager's users
 * know (flags, `(?P<name>`, classes). Here every expression takes time linear in the text. Look-around and
 * back-references do not exist in RE2 and are refused with what to write instead.
 */
export function compileRegex(source: string): RegexResult {
  const { node, problem } = parseRegex(source);
  if (problem !== null) return { ok: false, problem };
  const program = compileProgram(node);
  if (program === null) {
    return {
      ok: false,
      problem: { message: 'is too large once its repetitions are counted out; use * or +', position: 0 },
    };
  }
  const run = automaton(program);
  const prefix = prefixOf(node);
  // Most labels fail at the first characters; telling so without the automaton makes scanning thousands of matchers cheap.
  return {
    ok: true,
    regex: { source, literals: literalsOf(node), matches: (text) => text.startsWith(prefix) && run(text) },
  };
}

function prefixOf(node: RegexNode): string {
  const parts = node.kind === 'sequence' ? node.parts : [node];
  let prefix = '';
  for (const part of parts) {
    if (part.kind !== 'char') break;
    prefix += String.fromCodePoint(part.code);
  }
  return prefix;
}

function literalsOf(node: RegexNode): readonly string[] | null {
  switch (node.kind) {
    case 'empty':
      return [''];
    case 'char':
      return [String.fromCodePoint(node.code)];
    case 'sequence':
      return node.parts.reduce<readonly string[] | null>(
        (heads, part) => {
          const tails = heads === null ? null : literalsOf(part);
          if (heads === null || tails === null || heads.length * tails.length > MAX_LITERALS) return null;
          return heads.flatMap((head) => tails.map((tail) => head + tail));
        },
        [''],
      );
    case 'choice': {
      const options = node.options.map(literalsOf);
      const all = options.flatMap((option) => option ?? []);
      return options.includes(null) || all.length > MAX_LITERALS ? null : [...new Set(all)];
    }
    case 'class':
    case 'assert':
    case 'repeat':
      return null;
  }
}
