import { useCallback, useMemo, useState } from 'react';
import { t } from '@grafana/i18n';
import type { Interval } from '../../../server/core/time/instant.ts';
import { MINUTE_MS } from '../../../server/core/time/instant.ts';
import type { Notice } from '../../alert-groups/notice-bar.tsx';
import { useMe } from '../../api/me.ts';
import { useMoveOverride } from '../../api/overrides.ts';
import type { KeptOverride } from '../../api/overrides.ts';
import { useNow } from '../../app/clock.tsx';
import { plain } from '../../ui/plain.ts';
import { mayTakeBack } from '../arrangements/override-rights.ts';
import type { PartProps } from '../schedule-part.ts';
import { isoOf, readStretch } from '../wire-times.ts';
import { stretchText } from '../zone-text.ts';

interface Told {
  readonly sentence: string;
  readonly isTrouble: boolean;
  /** Where it was before. */
  readonly back: { readonly override: KeptOverride; readonly to: Interval } | null;
}

/** Overrides at other times: which the reader may move, how that is done, and the way back. */
export function useMoves({ read, names, view }: PartProps) {
  const now = useNow(MINUTE_MS);
  const { data: me } = useMe();
  const [told, setTold] = useState<Told | null>(null);
  const { mutate } = useMoveOverride(read.id);
  const zone = view.zoneOf(read.document.zone);
  const { kept, teamId } = read;
  const movable = useMemo(() => {
    const mine = kept.filter((one) => Date.parse(one.end) > now && mayTakeBack(me, teamId, one));
    return new Map(mine.map((one) => [one.id, readStretch(one)]));
  }, [kept, now, me, teamId]);
  const move = useCallback(
    (override: KeptOverride, to: Interval, isBack: boolean): void => {
      const who = override.people.map(({ id }) => names.nameOf(id)).join(' + ');
      const values = { who, when: stretchText(to, zone), ...plain };
      const onSuccess = (made: KeptOverride): void =>
        setTold({
          sentence: isBack
            ? t('schedules.move.back', '{{who}}: back to {{when}}', values)
            : t('schedules.move.done', '{{who}}: now {{when}}', values),
          isTrouble: false,
          back: isBack ? null : { override: made, to: readStretch(override) },
        });
      const onError = ({ message }: Error): void =>
        setTold({
          sentence: t('schedules.move.failed', 'The override was not moved. {{message}}', { message, ...plain }),
          isTrouble: true,
          back: null,
        });
      mutate({ id: override.id, body: { ...bodyOf(override), ...isoOf(to) } }, { onSuccess, onError });
    },
    [mutate, names, zone],
  );
  const onMove = useCallback(
    (overrideId: string, to: Interval): void => {
      const override = kept.find(({ id }) => id === overrideId);
      if (override !== undefined) move(override, to, false);
    },
    [kept, move],
  );
  return { movable, onMove, notice: noticeOf(told, move), closeNotice: () => setTold(null) };
}

function noticeOf(
  told: Told | null,
  move: (override: KeptOverride, to: Interval, isBack: boolean) => void,
): Notice | null {
  if (told === null) return null;
  const { sentence, isTrouble, back } = told;
  return { sentence, isTrouble, unchanged: [], undo: back === null ? null : () => move(back.override, back.to, true) };
}

function bodyOf({ people, layer }: KeptOverride) {
  return { people: people.map(({ id }) => id), ...(layer === null ? {} : { layer }) };
}
