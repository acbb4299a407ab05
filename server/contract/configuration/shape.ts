import { z } from 'zod';
import { closest } from '../../core/directory/closest.ts';

/**
 * An object that knows its keys: any other key is an error, with the key that was probably meant. The error holds one
 * line for each unknown key, in the order of the issue's `keys`, so that `readMistakes` can tell them apart.
 */
export function shape<S extends z.core.$ZodLooseShape>(fields: S): z.ZodObject<S, z.core.$strict> {
  return z.strictObject(fields, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? unknownKeys(issue.keys, Object.keys(fields)) : undefined),
  });
}

function unknownKeys(keys: readonly string[], known: readonly string[]): string {
  return keys
    .map((key) => {
      const meant = closest(key, known);
      return meant === null ? `unknown key; known here: ${known.join(', ')}` : `unknown key; did you mean "${meant}"?`;
    })
    .join('\n');
}

/** Exactly one of the keys is written. A union would answer with every branch's complaints at once. */
export function exactlyOne<T extends object>(value: T): boolean {
  return Object.values(value).filter((field) => field !== undefined).length === 1;
}
