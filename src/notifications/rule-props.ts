import type { Urgency } from '../../server/core/notifying/person.ts';
import type { Draft, Edit } from './draft.ts';
import type { KindOf } from './first-minutes.ts';
import type { Mistakes } from './mistakes.ts';

export interface RuleListProps {
  readonly urgency: Urgency;
  readonly draft: Draft;
  readonly kindOf: KindOf;
  readonly mistakes: Mistakes;
  readonly isReadOnly: boolean;
  readonly onEdit: (edit: Edit) => void;
}
