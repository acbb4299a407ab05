import type { Dispatch } from 'react';
import type { ScheduleDocument } from '../../../server/contract/configuration/schedule.ts';
import type { Scheduling } from '../../api/scheduling.ts';
import type { RotationEdit } from './effective.ts';
import type { Mistake } from './draft-preview.ts';
import type { RotationDocument } from './draft-parts.ts';
import type { Place } from './draft-rotations.ts';
import type { DraftAction } from './schedule-draft.ts';
import type { Names } from '../use-schedules.ts';

/** What every part of the editor is given: the draft, how it is changed, and what is wrong with it. */
interface DraftProps {
  /** What becomes of rotations that are saved. */
  readonly edits: readonly RotationEdit[];
  readonly draft: ScheduleDocument;
  readonly dispatch: Dispatch<DraftAction>;
  readonly names: Names;
  readonly mistakes: readonly Mistake[];
}

export interface ScheduleFormProps extends DraftProps {
  readonly teams: Scheduling['teams'];
  readonly isNew: boolean;
  /** What nobody has filled in yet is no mistake before the first try to save. */
  readonly isTried: boolean;
}

export interface LayerFormProps extends DraftProps {
  readonly index: number;
  readonly isTop: boolean;
  readonly isBottom: boolean;
  /** On call at the same time as the one above, because both have one rank. */
  readonly isWithAbove: boolean;
}

export interface RotationFormProps extends DraftProps {
  readonly rotation: RotationDocument;
  readonly place: Place;
}
