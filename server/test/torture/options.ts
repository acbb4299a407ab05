import { parseArgs } from 'node:util';

export const PROGRAMS = ['power-cut', 'kill', 'stop', 'outage', 'fuzz', 'simulation'] as const;
export type Program = (typeof PROGRAMS)[number];

export interface Options {
  readonly only: readonly Program[];
  readonly seed: number;
  /** kill -9 on SQLite; a quarter as many on PostgreSQL. */
  readonly kills: number;
  /** On SQLite; a fifth as many on PostgreSQL. */
  readonly requests: number;
  /** Simulated towns. */
  readonly towns: number;
}

export const USAGE = `npm run torture -- [--only ${PROGRAMS.join('|')}]… [--seed N] [--kills N] [--requests N] [--towns N]`;

/** Throws with a sentence when something is not understood. */
export function readOptions(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      only: { type: 'string', multiple: true },
      seed: { type: 'string' },
      kills: { type: 'string' },
      requests: { type: 'string' },
      towns: { type: 'string' },
    },
  });
  const number = (name: string, text: string | undefined, otherwise: number): number => {
    if (text === undefined) return otherwise;
    if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} wants a whole number, not "${text}"`);
    return Number(text);
  };
  const only = (values.only ?? []).flatMap((word) => word.split(','));
  const unknown = only.find((word) => !PROGRAMS.some((program) => program === word));
  if (unknown !== undefined) throw new Error(`there is no "${unknown}": it is one of ${PROGRAMS.join(', ')}`);
  return {
    only: only.length === 0 ? PROGRAMS : PROGRAMS.filter((program) => only.includes(program)),
    // A new one each time, or the same few moments would be tried for ever.
    seed: number('seed', values.seed, Math.floor(Math.random() * 1_000_000_000)),
    kills: number('kills', values.kills, 200),
    requests: number('requests', values.requests, 100_000),
    towns: number('towns', values.towns, 12),
  };
}
