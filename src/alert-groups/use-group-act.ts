import { useState } from 'react';
import { t } from '@grafana/i18n';
import { useAct } from '../api/alert-groups.ts';
import type { AlertGroup, Deed } from '../api/alert-groups.ts';
import { useMe } from '../api/me.ts';
import { useClock } from '../app/clock.tsx';
import { foreseeFor, undoOf } from './foresee.ts';
import type { Notice } from './notice-bar.tsx';

/** Acts on one group, and keeps what became of it on the screen with the way back. */
export function useGroupAct(group: Pick<AlertGroup, 'id'>) {
  const clock = useClock();
  const { data: me } = useMe();
  const [notice, setNotice] = useState<Notice | null>(null);
  const name = me?.person?.name ?? me?.name ?? t('alert-groups.me', 'you');
  const mutation = useAct(group.id, (before, deed) => foreseeFor(name, clock.now())(before, deed));

  const act = (deed: Deed): void => {
    setNotice(null);
    mutation.mutate(deed, {
      onSuccess: ({ changed, sentence }) => {
        const undo = changed ? undoOf(deed.action) : null;
        const way = undo === null ? null : () => act(undo);
        setNotice({ sentence, isTrouble: false, unchanged: [], undo: way, isUnchanged: !changed });
      },
      onError: ({ message }) => setNotice({ sentence: message, isTrouble: true, unchanged: [], undo: null }),
    });
  };

  return {
    act,
    isActing: mutation.isPending,
    notice,
    closeNotice: () => setNotice(null),
    personId: me?.person?.id ?? null,
  };
}
