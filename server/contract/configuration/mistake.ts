import type { z } from 'zod';
import type { Path } from '../../core/directory/kind.ts';

/** One thing that is wrong with a document, and where. `message` says what to do and never repeats a secret. */
export interface Mistake {
  readonly path: Path;
  readonly message: string;
}

/** Zod's issues as sentences for somebody who wrote YAML; one for each unknown key. Parse with `reportInput`. */
export function readMistakes(issues: readonly z.core.$ZodIssue[]): Mistake[] {
  const slips = new Set(issues.filter(({ code }) => code === 'unrecognized_keys').map(({ path }) => path.join('\n')));
  return issues.flatMap((issue) => {
    // "Name exactly one" says nothing new where the one that was written has a slip in its key.
    if (issue.code === 'custom' && slips.has(issue.path.join('\n'))) return [];
    const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
    if (issue.code === 'unrecognized_keys') {
      const lines = issue.message.split('\n');
      return issue.keys.map((key, index) => ({ path: [...path, key], message: lines[index] ?? 'unknown key' }));
    }
    if (issue.code === 'invalid_key') return [{ path, message: issue.issues[0]?.message ?? issue.message }];
    return [{ path, message: sentence(issue) }];
  });
}

function sentence(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, issue.input);
    case 'invalid_value':
      return `write one of ${issue.values.map(String).join(', ')}`;
    case 'too_big':
      return tooMuch(issue);
    case 'too_small':
      // Shapes that know better say it themselves; Zod's own sentence is the one about "Too small".
      return issue.message.startsWith('Too small') ? tooLittle(issue) : issue.message;
    default:
      return issue.message;
  }
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  object: 'a map of keys and values',
  record: 'a map of keys and values',
  array: 'a list',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

function wrongType(expected: string, input: unknown): string {
  if (input === undefined) return 'is missing';
  if (input === null) return 'is empty: write a value or remove the line';
  if (expected === 'int' && typeof input === 'number') return 'must be a whole number';
  const wanted = WORDS[expected] ?? expected;
  const found = typeof input === 'object' ? (Array.isArray(input) ? 'array' : 'object') : typeof input;
  return `expected ${wanted}, not ${WORDS[found] ?? found}${cure(expected, found)}`;
}

/** YAML reads +15550100 as a number, true as a truth and {a="b"} as a map: quotes are what is nearly always amiss. */
function cure(expected: string, found: string): string {
  if (expected === 'string' && found === 'object') return ": text that begins with { needs quotes '…'";
  if (expected === 'string' && found !== 'array') return ': put it in quotes';
  return (expected === 'number' || expected === 'boolean') && found === 'string' ? ': write it without quotes' : '';
}

function tooMuch(issue: z.core.$ZodIssueTooBig): string {
  if (!issue.message.startsWith('Too big')) return issue.message;
  if (issue.origin === 'string') return `has more than ${issue.maximum} characters`;
  if (issue.origin === 'array') return `has more than ${issue.maximum} entries`;
  return `must be at most ${issue.maximum}`;
}

function tooLittle(issue: z.core.$ZodIssueTooSmall): string {
  if (issue.origin === 'string') return 'is empty';
  if (issue.origin === 'array') return `needs at least ${issue.minimum} ${issue.minimum === 1 ? 'entry' : 'entries'}`;
  return `must be at least ${issue.minimum}`;
}
