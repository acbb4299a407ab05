import type { ScheduleDocument } from '../../../server/contract/configuration/schedule.ts';
import type { LayerDocument } from './draft-parts.ts';

/** Positions of layers that are on call together, from those that win down. */
export function layerGroups(layers: readonly LayerDocument[]): readonly (readonly number[])[] {
  const groups: { readonly rank: number; readonly positions: number[] }[] = [];
  for (const index of layersFromTheTop(layers)) {
    const rank = rankOf(layers, index);
    const last = groups.at(-1);
    if (last?.rank === rank) last.positions.push(index);
    else groups.push({ rank, positions: [index] });
  }
  return groups.map(({ positions }) => positions);
}

/** Positions of layers from the one that wins down: by rank, which is the position where none is written. */
function layersFromTheTop(layers: readonly LayerDocument[]): readonly number[] {
  return layers
    .map((_, index) => ({ index, rank: rankOf(layers, index) }))
    .sort((a, b) => b.rank - a.rank || b.index - a.index)
    .map(({ index }) => index);
}

/** One step towards the winning end (1) or away from it (-1). Who was on call together with others goes alone. */
export function movedLayer(draft: ScheduleDocument, position: number, by: 1 | -1): ScheduleDocument {
  const groups = layerGroups(draft.layers);
  const at = groups.findIndex((group) => group.includes(position));
  const own = groups[at] ?? [];
  if (own.length > 1) return parted(draft, position, by);
  const neighbour = groups[at - by];
  if (neighbour === undefined) return draft;
  const [only] = neighbour;
  const hasRanks = draft.layers.some(({ rank }) => rank !== undefined);
  if (!hasRanks && only !== undefined) return exchanged(draft, position, only);
  const next = [...groups];
  next[at] = neighbour;
  next[at - by] = own;
  return ranked(draft, next);
}

/** On call together with the layer above, instead of where nobody there is. */
export function joinedLayer(draft: ScheduleDocument, position: number): ScheduleDocument {
  const groups = layerGroups(draft.layers);
  const at = groups.findIndex((group) => group.includes(position));
  const above = groups[at - 1];
  if (above === undefined) return draft;
  const rest = (groups[at] ?? []).filter((one) => one !== position);
  const next = [...groups.slice(0, at - 1), [...above, position], rest, ...groups.slice(at + 1)];
  return ranked(draft, next);
}

/** No longer together with others: below them (-1) or above. */
export function parted(draft: ScheduleDocument, position: number, by: 1 | -1 = -1): ScheduleDocument {
  const groups = layerGroups(draft.layers).flatMap((group) => {
    if (!group.includes(position) || group.length === 1) return [group];
    const rest = group.filter((one) => one !== position);
    return by === 1 ? [[position], rest] : [rest, [position]];
  });
  return ranked(draft, groups);
}

/** Without one layer; where a rank is written, all are, because others would change theirs with their position. */
export function withoutLayer(draft: ScheduleDocument, position: number): ScheduleDocument {
  const hasRanks = draft.layers.some(({ rank }) => rank !== undefined);
  const layers = hasRanks
    ? draft.layers.map((layer, index) => ({ ...layer, rank: rankOf(draft.layers, index) }))
    : draft.layers;
  return { ...draft, layers: layers.filter((_, index) => index !== position) };
}

/** A layer that is added wins over all others, also where they have ranks of their own. */
export function onTop(layers: readonly LayerDocument[], layer: LayerDocument): LayerDocument {
  if (layers.every(({ rank }) => rank === undefined)) return layer;
  return { ...layer, rank: Math.max(...layers.map((_, index) => rankOf(layers, index))) + 1 };
}

function rankOf(layers: readonly LayerDocument[], index: number): number {
  return layers[index]?.rank ?? index;
}

function ranked(draft: ScheduleDocument, groups: readonly (readonly number[])[]): ScheduleDocument {
  const fromBelow = groups.filter(({ length }) => length > 0).reverse();
  return {
    ...draft,
    layers: draft.layers.map((layer, index) => ({
      ...layer,
      rank: fromBelow.findIndex((group) => group.includes(index)),
    })),
  };
}

function exchanged(draft: ScheduleDocument, one: number, other: number): ScheduleDocument {
  const layers = [...draft.layers];
  const [a, b] = [layers[one], layers[other]];
  if (a === undefined || b === undefined) return draft;
  layers[one] = b;
  layers[other] = a;
  return { ...draft, layers };
}
