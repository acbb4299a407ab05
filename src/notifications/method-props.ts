import type { PersonDocument } from '../../server/contract/configuration/person.ts';
import type { MyNotifications } from '../api/my-notifications.ts';
import type { Draft, Edit, MethodDraft } from './draft.ts';
import type { Mistakes } from './mistakes.ts';

export interface MethodListProps {
  readonly draft: Draft;
  readonly mine: MyNotifications;
  /** As it stands on the service: only what stands there can be proven or tested. */
  readonly saved: PersonDocument;
  readonly mistakes: Mistakes;
  readonly isReadOnly: boolean;
  readonly onEdit: (edit: Edit) => void;
}

export interface MethodRowProps extends MethodListProps {
  readonly method: MethodDraft;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}
