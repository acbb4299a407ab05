import { useState } from 'react';
import type { PersonDocument } from '../../server/contract/configuration/person.ts';
import { draftOf, edit, isChanged } from './draft.ts';
import type { Draft, Edit } from './draft.ts';

interface Base {
  readonly version: number;
  readonly document: PersonDocument;
}

interface Kept {
  readonly base: Base;
  readonly draft: Draft;
}

const freshOf = (base: Base): Kept => ({ base, draft: draftOf(base.document) });

/**
 * What is typed, and what it began from. A newer document is taken over by itself only while nothing is typed: edits
 * are never lost to somebody else's save.
 */
export function useDraft(item: Base) {
  const [kept, setKept] = useState<Kept>(() => freshOf(item));
  const isTyped = isChanged(kept.draft, kept.base.document);
  const current = item.version > kept.base.version && !isTyped ? freshOf(item) : kept;
  const onEdit = (change: Edit): void =>
    setKept((before) => {
      const from = before === kept ? current : before;
      return { ...from, draft: edit(from.draft, change) };
    });
  return {
    ...current,
    isChanged: isChanged(current.draft, current.base.document),
    onEdit,
    takeOver: (newer: Base): void => setKept(freshOf(newer)),
  };
}
