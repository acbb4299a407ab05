import type { ScheduleDocument } from '../../../server/contract/configuration/schedule.ts';
import { idFrom } from '../../../server/contract/configuration/rotation.ts';
import type { LayerDocument, RotationDocument } from './draft-parts.ts';
import { decoded } from '../read.ts';

/**
 * With every id written down that would else be made from a name or a place: covers and overrides know layers and
 * rotations by it, and would lose them when one is renamed or its neighbour removed. A new schedule has nothing to lose.
 */
export function pinned(draft: ScheduleDocument): ScheduleDocument {
  if (draft.id === '' || isPinned(draft)) return draft;
  const read = decoded(draft);
  if (read === null) return draft;
  return {
    ...draft,
    layers: draft.layers.map((layer, index) => {
      const { id = '', rotations = [] } = read.layers[index] ?? {};
      return {
        ...{ id, ...layer },
        rotations: layer.rotations.map((rotation, at) => ({ id: rotations[at]?.id ?? '', ...rotation })),
      };
    }),
  };
}

/** A new layer of a schedule that is saved, with ids that nothing else in it has. */
export function withLayerIds(draft: ScheduleDocument, layer: LayerDocument): LayerDocument {
  if (draft.id === '') return layer;
  const taken = new Set(draft.layers.map(({ id }) => id));
  const id = freeId(taken, layer.name ?? 'layer');
  const rotations: RotationDocument[] = [];
  for (const rotation of layer.rotations) {
    rotations.push(withRotationId({ ...draft, layers: [...draft.layers, { rotations }] }, rotation));
  }
  return { ...layer, id, rotations };
}

export function withRotationId(draft: ScheduleDocument, rotation: RotationDocument): RotationDocument {
  if (draft.id === '') return rotation;
  const taken = new Set(draft.layers.flatMap(({ rotations }) => rotations.map(({ id }) => id)));
  return { ...rotation, id: freeId(taken, rotation.name ?? 'rotation') };
}

/** As the service reads it: the written one, or one made from the name. */
export function layerIdOf({ id, name }: LayerDocument, index: number): string {
  return id ?? idFrom(name ?? `Layer ${index + 1}`, `layer-${index + 1}`);
}

/** Before something else in a new schedule names one of its layers. */
export function withIdsOfLayers(draft: ScheduleDocument): ScheduleDocument {
  return { ...draft, layers: draft.layers.map((layer, index) => ({ ...layer, id: layerIdOf(layer, index) })) };
}

/** `Layer 3`, or the next number that no other one is called by. */
export function freeName(word: string, taken: readonly (string | undefined)[], from: number): string {
  for (let number = from; ; number++) if (!taken.includes(`${word} ${number}`)) return `${word} ${number}`;
}

function isPinned({ layers }: ScheduleDocument): boolean {
  return layers.every(({ id, rotations }) => id !== undefined && rotations.every((one) => one.id !== undefined));
}

function freeId(taken: ReadonlySet<string | undefined>, name: string): string {
  const stem = idFrom(name, 'new').slice(0, 58);
  if (!taken.has(stem)) return stem;
  for (let number = 2; ; number++) {
    if (!taken.has(`${stem}-${number}`)) return `${stem}-${number}`;
  }
}
