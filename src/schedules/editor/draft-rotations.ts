import type { ScheduleDocument } from '../../../server/contract/configuration/schedule.ts';
import { withRotationId } from './draft-ids.ts';
import { without } from './draft-parts.ts';
import type { RotationDocument } from './draft-parts.ts';

export type TurnUnit = RotationDocument['turn'];
/** People who are on call together in one turn. */
export type TurnGroup = readonly string[];

/** Where a rotation stands: the positions of its layer and of itself. */
export interface Place {
  readonly layer: number;
  readonly rotation: number;
}

export type RotationAction =
  | { readonly type: 'add rotation'; readonly layer: number; readonly rotation: RotationDocument }
  | { readonly type: 'remove rotation'; readonly place: Place }
  /** Of an edit that is still to come: the one before goes on instead. */
  | { readonly type: 'take back edit'; readonly place: Place }
  | { readonly type: 'change rotation'; readonly place: Place; readonly change: Partial<RotationDocument> }
  | { readonly type: 'count turns in'; readonly place: Place; readonly unit: TurnUnit }
  | { readonly type: 'take turns'; readonly place: Place; readonly groups: readonly TurnGroup[] };

export function inRotations(draft: ScheduleDocument, action: RotationAction): ScheduleDocument {
  switch (action.type) {
    case 'add rotation': {
      const rotation = withRotationId(draft, action.rotation);
      return inLayer(draft, action.layer, (rotations) => [...rotations, rotation]);
    }
    case 'remove rotation':
      return withoutLink(draft, action.place);
    case 'take back edit':
      return takenBack(draft, action.place);
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

/** The links of a line before and after it are linked. The first one's name stays with the line: covers know it by that. */
function withoutLink(draft: ScheduleDocument, { layer, rotation }: Place): ScheduleDocument {
  const gone = draft.layers[layer]?.rotations[rotation];
  const rest = inLayer(draft, layer, (rotations) => rotations.filter((_, index) => index !== rotation));
  if (gone?.id === undefined || gone.supersedes === undefined) return rest;
  return relinked(rest, gone.id, gone.supersedes);
}

export function relinked(draft: ScheduleDocument, from: string, to: string): ScheduleDocument {
  return {
    ...draft,
    layers: draft.layers.map((layer) => ({
      ...layer,
      rotations: layer.rotations.map((one) => (one.supersedes === from ? { ...one, supersedes: to } : one)),
    })),
  };
}

function takenBack(draft: ScheduleDocument, place: Place): ScheduleDocument {
  const gone = draft.layers[place.layer]?.rotations[place.rotation];
  const rest = withoutLink(draft, place);
  if (gone?.supersedes === undefined) return rest;
  return inLayer(rest, place.layer, (rotations) =>
    rotations.map((one) => (one.id === gone.supersedes ? without({ ...one, until: gone.until }) : one)),
  );
}

function withGroups(rotation: RotationDocument, groups: readonly TurnGroup[]): RotationDocument {
  const people = groups.map((group) => (group.length === 1 && group[0] !== undefined ? group[0] : [...group]));
  const first = rotation.firstParticipant ?? 0;
  const stays = first < people.length ? {} : { firstParticipant: undefined };
  return without({ ...rotation, people, ...stays });
}

/** Only weekly turns have a day of hand-off; the service refuses it elsewhere. */
function countedIn(rotation: RotationDocument, unit: TurnUnit): RotationDocument {
  if (unit === rotation.turn) return rotation;
  const handoffDay = unit === 'weekly' ? (rotation.handoffDay ?? 'mon') : undefined;
  return without({ ...rotation, turn: unit, handoffDay });
}

function inLayer(
  draft: ScheduleDocument,
  position: number,
  change: (rotations: readonly RotationDocument[]) => RotationDocument[],
): ScheduleDocument {
  return {
    ...draft,
    layers: draft.layers.map((layer, index) =>
      index === position ? { ...layer, rotations: change(layer.rotations) } : layer,
    ),
  };
}

function inRotation(
  draft: ScheduleDocument,
  place: Place,
  change: (rotation: RotationDocument) => RotationDocument,
): ScheduleDocument {
  return inLayer(draft, place.layer, (rotations) =>
    rotations.map((rotation, index) => (index === place.rotation ? change(rotation) : rotation)),
  );
}
