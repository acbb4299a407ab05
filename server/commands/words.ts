import { parseArgs } from 'node:util';
import { Refused } from './command.ts';

interface Shape {
  /** Names of what stands without dashes, in order; those with a question mark may be left out. */
  readonly positionals?: readonly string[];
  /** Names of what is written as `--name value`; those with a question mark may be left out. */
  readonly options?: readonly string[];
}

interface Words {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | undefined>>;
}

/** Reads the words behind a command. Whatever is missing or too much is refused, all at once. */
export function readWords(words: readonly string[], usage: string, { positionals = [], options = [] }: Shape): Words {
  const plain = (name: string): string => name.replace('?', '');
  const known = Object.fromEntries(options.map((name) => [plain(name), { type: 'string' as const }]));
  const parsed = parse(words, known);
  const mistakes = [...parsed.mistakes];
  for (const [index, name] of positionals.entries()) {
    if (!name.endsWith('?') && parsed.positionals[index] === undefined) mistakes.push(`<${name}> is missing.`);
  }
  for (const name of options) {
    if (!name.endsWith('?') && parsed.values[name] === undefined) mistakes.push(`--${name} is missing.`);
  }
  // What stands behind an option that does not exist was meant as its value.
  const tooMany = parsed.mistakes.length > 0 ? [] : parsed.positionals.slice(positionals.length);
  mistakes.push(...tooMany.map((word) => `"${word}" is one word too many.`));
  if (mistakes.length > 0) throw new Refused([...mistakes, `Usage: tocsin ${usage}`]);
  return { positionals: parsed.positionals, options: parsed.values };
}

interface Parsed {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly mistakes: readonly string[];
}

/** Node's own parser, which stops at the first mistake when it is strict; so it is not, and we look ourselves. */
function parse(words: readonly string[], known: Readonly<Record<string, { readonly type: 'string' }>>): Parsed {
  const { positionals, values } = parseArgs({
    args: [...words],
    options: known,
    allowPositionals: true,
    strict: false,
  });
  const mistakes = Object.entries(values).flatMap(([name, value]) => {
    if (!(name in known)) return [`There is no option --${name}.`];
    return typeof value === 'string' ? [] : [`--${name} wants a value behind it.`];
  });
  const texts = Object.entries(values).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  return { positionals, values: Object.fromEntries(texts) as Parsed['values'], mistakes };
}
