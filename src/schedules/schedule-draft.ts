import type { ScheduleDocument } from '../../server/contract/configuration/schedule.ts';

export type LayerDocument = ScheduleDocument['layers'][number];
export type RotationDocument = LayerDocument['rotations'][number];
export type TurnUnit = RotationDocument['turn'];
/** People who are on call together in one turn. */
export type TurnGroup = readonly string[];

/** Where a rotation stands: the positions of its layer and of itself. */
export interface Place {
  readonly layer: number;
  readonly rotation: number;
}

export type DraftAction =
  | { readonly type: 'name it'; readonly name: string }
  | { readonly type: 'move to zone'; readonly zone: string }
  | { readonly type: 'give to team'; readonly team: string | null }
  | { readonly type: 'begin with layers'; readonly layers: readonly LayerDocument[] }
  | { readonly type: 'add layer'; readonly layer: LayerDocument }
  | { readonly type: 'remove layer'; readonly layer: number }
  | { readonly type: 'name layer'; readonly layer: number; readonly name: string }
  /** Towards the one that wins. */
  | { readonly type: 'raise layer'; readonly layer: number }
  | { readonly type: 'lower layer'; readonly layer: number }
  | { readonly type: 'add rotation'; readonly layer: number; readonly rotation: RotationDocument }
  | { readonly type: 'remove rotation'; readonly place: Place }
  | { readonly type: 'change rotation'; readonly place: Place; readonly change: Partial<RotationDocument> }
  | { readonly type: 'count turns in'; readonly place: Place; readonly unit: TurnUnit }
  | { readonly type: 'take turns'; readonly place: Place; readonly groups: readonly TurnGroup[] }
  | { readonly type: 'remove override'; readonly override: number };

/** A schedule that is being edited: the document itself, so that whatever it says besides is kept. */
export function scheduleDraft(draft: ScheduleDocument, action: DraftAction): ScheduleDocument {
  switch (action.type) {
    case 'name it':
      return { ...draft, name: action.name };
    case 'move to zone':
      return { ...draft, zone: action.zone };
    case 'give to team':
      return without({ ...draft, team: action.team ?? undefined });
    case 'begin with layers':
      return { ...draft, layers: [...action.layers] };
    case 'add layer':
      return { ...draft, layers: [...draft.layers, withRank(draft.layers, action.layer)] };
    case 'remove layer':
      return { ...draft, layers: draft.layers.filter((_, index) => index !== action.layer) };
    case 'name layer':
      return inLayer(draft, action.layer, (layer) => ({ ...layer, name: action.name }));
    case 'raise layer':
      return swapped(draft, action.layer, 1);
    case 'lower layer':
      return swapped(draft, action.layer, -1);
    case 'remove override':
      return { ...draft, overrides: draft.overrides?.filter((_, index) => index !== action.override) };
    default:
      return inRotations(draft, action);
  }
}

type RotationAction = Extract<
  DraftAction,
  { type: 'add rotation' | 'remove rotation' | 'change rotation' | 'count turns in' | 'take turns' }
>;

function inRotations(draft: ScheduleDocument, action: RotationAction): ScheduleDocument {
  switch (action.type) {
    case 'add rotation':
      return inLayer(draft, action.layer, (layer) => ({ ...layer, rotations: [...layer.rotations, action.rotation] }));
    case 'remove rotation':
      return inLayer(draft, action.place.layer, (layer) => ({
        ...layer,
        rotations: layer.rotations.filter((_, index) => index !== action.place.rotation),
      }));
    case 'change rotation':
      return inRotation(draft, action.place, (rotation) => without({ ...rotation, ...action.change }));
    case 'count turns in':
      return inRotation(draft, action.place, (rotation) => countedIn(rotation, action.unit));
    case 'take turns':
      return inRotation(draft, action.place, (rotation) => withGroups(rotation, action.groups));
  }
}

/** Each participant as a list, however the document writes one person. */
export function groupsOf({ people }: RotationDocument): readonly TurnGroup[] {
  return people.map((group) => (typeof group === 'string' ? [group] : group));
}

/** Positions of layers from the one that wins down: by rank, which is the position where none is written. */
export function layersFromTheTop(layers: readonly LayerDocument[]): readonly number[] {
  return layers
    .map((layer, index) => ({ index, rank: layer.rank ?? index }))
    .sort((a, b) => b.rank - a.rank || b.index - a.index)
    .map(({ index }) => index);
}

function withGroups(rotation: RotationDocument, groups: readonly TurnGroup[]): RotationDocument {
  const people = groups.map((group) => (group.length === 1 && group[0] !== undefined ? group[0] : [...group]));
  const first = rotation.firstParticipant ?? 0;
  const stays = first < people.length ? {} : { firstParticipant: undefined };
  return without({ ...rotation, people, ...stays });
}

/** Only weekly turns have a day of hand-off; the service refuses it elsewhere. */
function countedIn(rotation: RotationDocument, unit: TurnUnit): RotationDocument {
  const handoffDay = unit === 'weekly' ? (rotation.handoffDay ?? 'mon') : undefined;
  return without({ ...rotation, turn: unit, handoffDay });
}

/** A layer that is added wins over all others, also where they have ranks of their own. */
function withRank(layers: readonly LayerDocument[], layer: LayerDocument): LayerDocument {
  if (layers.every(({ rank }) => rank === undefined)) return layer;
  return { ...layer, rank: Math.max(...layers.map(({ rank }, index) => rank ?? index)) + 1 };
}

/** Exchanges a layer with its neighbour in the order in which they win. Written ranks are exchanged with them. */
function swapped(draft: ScheduleDocument, position: number, by: 1 | -1): ScheduleDocument {
  const order = layersFromTheTop(draft.layers);
  const other = order[order.indexOf(position) - by];
  const [a, b] = [draft.layers[position], other === undefined ? undefined : draft.layers[other]];
  if (a === undefined || b === undefined || other === undefined) return draft;
  const hasRanks = draft.layers.some(({ rank }) => rank !== undefined);
  const ranked = (layer: LayerDocument, rank: number): LayerDocument => (hasRanks ? { ...layer, rank } : layer);
  const layers = [...draft.layers];
  // Equal ranks are on call together: whoever parts them says by that which one wins.
  const [rankA, rankB] = [a.rank ?? position, b.rank ?? other];
  if (hasRanks) {
    layers[position] = ranked(a, rankA === rankB ? rankB + by : rankB);
    layers[other] = ranked(b, rankA);
  } else {
    layers[position] = b;
    layers[other] = a;
  }
  return { ...draft, layers };
}

function inLayer(
  draft: ScheduleDocument,
  position: number,
  change: (layer: LayerDocument) => LayerDocument,
): ScheduleDocument {
  return { ...draft, layers: draft.layers.map((layer, index) => (index === position ? change(layer) : layer)) };
}

function inRotation(
  draft: ScheduleDocument,
  place: Place,
  change: (rotation: RotationDocument) => RotationDocument,
): ScheduleDocument {
  return inLayer(draft, place.layer, (layer) => ({
    ...layer,
    rotations: layer.rotations.map((rotation, index) => (index === place.rotation ? change(rotation) : rotation)),
  }));
}

/** Without keys that hold nothing: in the file they would stand as such. */
function without<T extends object>(document: T): T {
  // The keys that are left out are those that may be missing.
  return Object.fromEntries(Object.entries(document).filter(([, value]) => value !== undefined)) as T;
}
