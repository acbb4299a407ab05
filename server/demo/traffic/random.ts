/** Chance that can be repeated: the same seed makes the same town live through the same days. */
export interface Random {
  /** At least 0, below 1. */
  fraction(): number;
  /** At least `least`, below `most`. */
  between(least: number, most: number): number;
  /** A whole number, both ends included. */
  whole(least: number, most: number): number;
  happens(probability: number): boolean;
  /** Throws for an empty list: there is nothing to choose. */
  pick<T>(list: readonly T[]): T;
  /** Time to the next of many independent things that come every `meanMs` on average. */
  wait(meanMs: number): number;
}

/** mulberry32, by Tommy Ettinger (public domain): 32 bits of state are plenty for a demo. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number): number => least + Math.floor(fraction() * (most - least + 1));

  return {
    fraction,
    whole,
    between: (least, most) => least + fraction() * (most - least),
    happens: (probability) => fraction() < probability,
    pick<T>(list: readonly T[]): T {
      if (list.length === 0) throw new Error('nothing to pick from');
      // The index is below the length; an element may itself be undefined, so there is nothing to check it against.
      return list[whole(0, list.length - 1)] as T;
    },
    wait: (meanMs) => -Math.log(1 - fraction()) * meanMs,
  };
}
