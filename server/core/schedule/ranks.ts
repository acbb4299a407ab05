import type { Layer, Rotation } from './schedule.ts';

/** Keyed by the list, which is never changed in place: sorting on each question was a third of its cost. */
const sorted = new WeakMap<readonly Layer[], readonly (readonly Layer[])[]>();
const rotations = new WeakMap<Layer, readonly Rotation[]>();

/** Layers that are on call together, the highest rank first; within a rank by ids, never by position. */
export function ranksOf(layers: readonly Layer[]): readonly (readonly Layer[])[] {
  const known = sorted.get(layers);
  if (known !== undefined) return known;
  const byRank = new Map<number, Layer[]>();
  for (const layer of [...layers].sort((a, b) => b.rank - a.rank || compareIds(a.id, b.id))) {
    if (layer.duty === 'shadow') continue;
    byRank.set(layer.rank, [...(byRank.get(layer.rank) ?? []), layer]);
  }
  const ranks = [...byRank.values()];
  sorted.set(layers, ranks);
  return ranks;
}

export function rotationsInOrder(layer: Layer): readonly Rotation[] {
  const known = rotations.get(layer);
  if (known !== undefined) return known;
  const inOrder = [...layer.rotations].sort((a, b) => compareIds(a.id, b.id));
  rotations.set(layer, inOrder);
  return inOrder;
}

/** By code unit, so that the answer does not depend on the machine's language. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
