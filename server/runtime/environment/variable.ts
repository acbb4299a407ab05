import type { z } from 'zod';

export interface Variable<T> {
  readonly name: string;
  /** Names that hosting platforms and other tools set for the same thing. The own name wins. */
  readonly alias: string | null;
  /** As it would be written; null when there is none. */
  readonly default: string | null;
  readonly meaning: string;
  readonly example: string;
  /** May be read from the file that `<NAME>_FILE` points to, and is never printed. */
  readonly secret: boolean;
  readonly channel: readonly [type: string, field: string] | null;
  readonly read: (text: string) => T;
}

interface Words {
  readonly meaning: string;
  readonly example: string;
  readonly alias?: string;
  readonly secret?: boolean;
  readonly channel?: readonly [type: string, field: string];
}

export class WrongValue extends Error {}

function variable<T>(name: string, type: z.ZodType<T, string>, standard: string | null, words: Words): Variable<T> {
  return {
    name,
    alias: words.alias ?? null,
    default: standard,
    meaning: words.meaning,
    example: words.example,
    secret: words.secret ?? false,
    channel: words.channel ?? null,
    read(text) {
      const parsed = type.safeParse(text);
      if (parsed.success) return parsed.data;
      throw new WrongValue(parsed.error.issues[0]?.message ?? 'cannot be read');
    },
  };
}

export function withDefault<T>(name: string, type: z.ZodType<T, string>, standard: string, words: Words): Variable<T> {
  return variable(name, type, standard, words);
}

export function optional<T>(name: string, type: z.ZodType<T, string>, words: Words): Variable<T | null> {
  return variable<T | null>(name, type, null, words);
}
