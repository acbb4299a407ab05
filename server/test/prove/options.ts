import { parseArgs } from 'node:util';
import { isZone } from '../../core/time/zone.ts';

export interface Options {
  /** Null: all of them. */
  readonly zone: string | null;
  readonly seed: number;
  /** Begins no further zone after so long; the zones are in random order. */
  readonly minutes: number;
  /** Random schedules for each change of the clocks. */
  readonly schedules: number;
}

export const USAGE = 'npm run prove -- [--zone NAME] [--seed N] [--minutes N] [--schedules N]';

/** Throws with a sentence when something is not understood. */
export function readOptions(words: readonly string[]): Options {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...words],
    options: { zone: text, seed: text, minutes: text, schedules: text },
  });
  const number = (name: 'seed' | 'minutes' | 'schedules', otherwise: number): number => {
    const given = values[name];
    if (given === undefined) return otherwise;
    if (!/^\d{1,9}$/.test(given)) throw new Error(`--${name} wants a whole number, not "${given}"`);
    return Number(given);
  };
  const zone = values.zone ?? null;
  if (zone !== null && !isZone(zone)) throw new Error(`there is no zone "${zone}"`);
  return {
    zone,
    // A new one each time, or the same few schedules would be tried for ever.
    seed: number('seed', Math.floor(Math.random() * 1_000_000_000)),
    minutes: number('minutes', 60),
    schedules: number('schedules', 5),
  };
}
