import type { Layer, Rotation } from './schedule.ts';

export interface Ranked {
  readonly layerId: string;
  readonly rotation: Rotation;
}

/** Keyed by the list, which is never changed in place: sorting on each question was a third of its cost. */
const sorted = new WeakMap<readonly Layer[], readonly (readonly Ranked[])[]>();

/** Rotations that are on call together, the highest rank first; within a rank by ids, never by position. */
export function ranksOf(layers: readonly Layer[]): readonly (readonly Ranked[])[] {
  const known = sorted.get(layers);
  if (known !== undefined) return known;
  const byRank = new Map<number, Ranked[]>();
  for (const layer of [...layers].sort((a, b) => b.rank - a.rank || compareIds(a.id, b.id))) {
    const rotations = [...layer.rotations].sort((a, b) => compareIds(a.id, b.id));
    const ranked = rotations.map((rotation) => ({ layerId: layer.id, rotation }));
    byRank.set(layer.rank, [...(byRank.get(layer.rank) ?? []), ...ranked]);
  }
  const ranks = [...byRank.values()];
  sorted.set(layers, ranks);
  return ranks;
}

/** By code unit, so that the answer does not depend on the machine's language. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
