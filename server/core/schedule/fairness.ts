import type { PersonId } from '../notifying/person.ts';
import { NO_LOAD } from './load.ts';
import type { Load } from './load.ts';
import type { Schedule } from './schedule.ts';

export type Burden = 'onCallMs' | 'nights' | 'weekendDays' | 'holidays';

const BURDENS: readonly Burden[] = ['onCallMs', 'nights', 'weekendDays', 'holidays'];

/** How one burden is spread over people. */
export interface Spread {
  readonly burden: Burden;
  readonly total: number;
  /** An equal share; with `least` and `most` in the unit of the burden. */
  readonly mean: number;
  readonly least: { readonly personId: PersonId; readonly value: number };
  readonly most: { readonly personId: PersonId; readonly value: number };
  /**
   * 1: everybody carries the same; 0: one carries all. It is one less the Gini coefficient, corrected for few people by
   * n / (n - 1). Source: Gini, "Variabilità e mutabilità" (1912).
   */
  readonly evenness: number;
}

/**
 * Burdens that somebody carries, over at least two people; whoever is in `people` and has no load counts with nothing.
 */
export function fairness(loads: ReadonlyMap<PersonId, Load>, people: readonly PersonId[]): readonly Spread[] {
  const everybody = [...new Set([...people, ...loads.keys()])].sort();
  if (everybody.length < 2) return [];
  return BURDENS.flatMap((burden) => {
    const values = everybody.map((personId) => ({ personId, value: (loads.get(personId) ?? NO_LOAD)[burden] }));
    return spreadOf(burden, values) ?? [];
  });
}

/** Everybody who takes turns, by the layers that page; each once, in the order of the layers. */
export function participantsOf({ layers }: Schedule): readonly PersonId[] {
  const groups = layers.flatMap(({ duty, rotations }) =>
    duty === 'shadow' ? [] : rotations.flatMap(({ participants }) => participants.flat()),
  );
  return [...new Set(groups)];
}

function spreadOf(
  burden: Burden,
  values: readonly { readonly personId: PersonId; readonly value: number }[],
): Spread | null {
  const sorted = [...values].sort((a, b) => a.value - b.value);
  const [least, most] = [sorted[0], sorted.at(-1)];
  const total = sorted.reduce((sum, { value }) => sum + value, 0);
  if (least === undefined || most === undefined || total === 0) return null;
  const n = sorted.length;
  // The mean absolute difference of all pairs, from sorted values in one walk.
  const weighted = sorted.reduce((sum, { value }, index) => sum + (2 * (index + 1) - n - 1) * value, 0);
  return { burden, total, mean: total / n, least, most, evenness: 1 - weighted / (total * (n - 1)) };
}
