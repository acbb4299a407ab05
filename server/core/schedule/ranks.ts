import { planOf } from './plan.ts';
import type { Plan } from './plan.ts';
import type { Layer, Rotation } from './schedule.ts';

/** A layer whose rotations stand in the order of their ids, each with its plan at hand. */
export interface ReadLayer {
  readonly layer: Layer;
  readonly rotations: readonly ReadRotation[];
}

export interface ReadRotation {
  readonly rotation: Rotation;
  readonly zone: string | null;
  /** Null until somebody asks: a draft may hold a rotation that cannot be read, hidden by layers above. */
  plan: Plan | null;
}

/**
 * Keyed by the list, which is never changed in place. Among ten thousand schedules each look into a map of this kind is
 * a walk through memory, so that there is one for all layers and none for the rotations.
 */
const sorted = new WeakMap<readonly Layer[], readonly (readonly ReadLayer[])[]>();
const layersRead = new WeakMap<Layer, ReadLayer>();

/** Layers that are on call together, the highest rank first; within a rank by ids, never by position. */
export function ranksOf(layers: readonly Layer[]): readonly (readonly ReadLayer[])[] {
  const known = sorted.get(layers);
  if (known !== undefined) return known;
  const byRank = new Map<number, ReadLayer[]>();
  for (const layer of [...layers].sort((a, b) => b.rank - a.rank || compareIds(a.id, b.id))) {
    if (layer.duty === 'shadow') continue;
    byRank.set(layer.rank, [...(byRank.get(layer.rank) ?? []), readLayer(layer)]);
  }
  const ranks = [...byRank.values()];
  sorted.set(layers, ranks);
  return ranks;
}

export function readLayer(layer: Layer): ReadLayer {
  const known = layersRead.get(layer);
  if (known !== undefined) return known;
  const inOrder = [...layer.rotations].sort((a, b) => compareIds(a.id, b.id));
  const read = { layer, rotations: inOrder.map((rotation) => ({ rotation, zone: rotation.zone, plan: null })) };
  layersRead.set(layer, read);
  return read;
}

/** The same rotation may be read under another zone, after its schedule was moved. */
export function planIn(read: ReadRotation, scheduleZone: string): Plan {
  const zone = read.zone ?? scheduleZone;
  if (read.plan === null || read.plan.zone !== zone) read.plan = planOf(read.rotation, zone);
  return read.plan;
}

/** By code unit, so that the answer does not depend on the machine's language. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
