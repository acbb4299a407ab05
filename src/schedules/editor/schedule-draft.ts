import type { ScheduleDocument } from '../../../server/contract/configuration/schedule.ts';
import { pinned, withIdsOfLayers, withLayerIds } from './draft-ids.ts';
import { joinedLayer, movedLayer, onTop, parted, withoutLayer } from './draft-layers.ts';
import { without } from './draft-parts.ts';
import type { LayerDocument, OverrideDocument } from './draft-parts.ts';
import { inRotations } from './draft-rotations.ts';
import type { RotationAction } from './draft-rotations.ts';

type Told = Pick<ScheduleDocument, 'notices' | 'slackUserGroup'>;

type LayerAction =
  | { readonly type: 'begin with layers'; readonly layers: readonly LayerDocument[] }
  | { readonly type: 'add layer'; readonly layer: LayerDocument }
  | { readonly type: 'remove layer'; readonly layer: number }
  /** Towards the one that wins. */
  | { readonly type: 'raise layer'; readonly layer: number }
  | { readonly type: 'lower layer'; readonly layer: number }
  | { readonly type: 'put on call with the layer above'; readonly layer: number }
  | { readonly type: 'part from the layer above'; readonly layer: number }
  | {
      readonly type: 'change layer';
      readonly layer: number;
      readonly change: Partial<Pick<LayerDocument, 'name' | 'duty' | 'holidays' | 'calendar'>>;
    };

type OverrideAction =
  | { readonly type: 'change override'; readonly override: number; readonly change: Partial<OverrideDocument> }
  | { readonly type: 'remove override'; readonly override: number };

export type DraftAction =
  | { readonly type: 'name it'; readonly name: string }
  | { readonly type: 'move to zone'; readonly zone: string }
  | { readonly type: 'give to team'; readonly team: string | null }
  | { readonly type: 'tell'; readonly change: Partial<Told> }
  | LayerAction
  | RotationAction
  | OverrideAction;

/** A schedule that is being edited: the document itself, so that whatever it says besides is kept. */
export function scheduleDraft(opened: ScheduleDocument, action: DraftAction): ScheduleDocument {
  const draft = pinned(opened);
  switch (action.type) {
    case 'name it':
      return { ...draft, name: action.name };
    case 'move to zone':
      return { ...draft, zone: action.zone };
    case 'give to team':
      return without({ ...draft, team: action.team ?? undefined });
    case 'tell':
      return without({ ...draft, ...action.change });
    case 'change override':
      return inOverride(
        action.change.layer === undefined ? draft : withIdsOfLayers(draft),
        action.override,
        (override) => without({ ...override, ...action.change }),
      );
    case 'remove override':
      return { ...draft, overrides: draft.overrides?.filter((_, index) => index !== action.override) };
    case 'add rotation':
    case 'remove rotation':
    case 'take back edit':
    case 'change rotation':
    case 'count turns in':
    case 'take turns':
      return inRotations(draft, action);
    default:
      return inLayers(draft, action);
  }
}

function inLayers(draft: ScheduleDocument, action: LayerAction): ScheduleDocument {
  switch (action.type) {
    case 'begin with layers':
      return { ...draft, layers: [...action.layers] };
    case 'add layer':
      return { ...draft, layers: [...draft.layers, onTop(draft.layers, withLayerIds(draft, action.layer))] };
    case 'remove layer':
      return withoutLayer(draft, action.layer);
    case 'raise layer':
      return movedLayer(draft, action.layer, 1);
    case 'lower layer':
      return movedLayer(draft, action.layer, -1);
    case 'put on call with the layer above':
      return joinedLayer(draft, action.layer);
    case 'part from the layer above':
      return parted(draft, action.layer);
    case 'change layer':
      return changedLayer(typeof action.change.holidays?.treat === 'object' ? withIdsOfLayers(draft) : draft, action);
  }
}

function changedLayer(
  draft: ScheduleDocument,
  { layer: position, change }: Extract<LayerAction, { type: 'change layer' }>,
): ScheduleDocument {
  const layers = draft.layers.map((layer, index) => (index === position ? without({ ...layer, ...change }) : layer));
  return { ...draft, layers };
}

function inOverride(
  draft: ScheduleDocument,
  position: number,
  change: (override: OverrideDocument) => OverrideDocument,
): ScheduleDocument {
  const overrides = draft.overrides?.map((one, index) => (index === position ? change(one) : one));
  return { ...draft, overrides };
}
