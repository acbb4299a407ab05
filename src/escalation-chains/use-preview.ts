import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { EscalationChain } from '../../server/core/escalation/chain.ts';
import type { Urgency } from '../../server/core/notifying/person.ts';
import { MINUTE_MS } from '../../server/core/time/instant.ts';
import { useTurns } from '../api/directory.ts';
import { useNow } from '../app/clock.tsx';
import type { Known } from '../directory/known.ts';
import { readersZone } from '../schedules/zone-text.ts';
import { previewChain } from './preview.ts';
import type { Preview } from './preview.ts';
import type { PreviewView } from './preview-panel.tsx';
import { instantOfTime } from './preview-times.ts';

const NO_TURNS: ReadonlyMap<string, number> = new Map();

/** Looks ahead along a chain, again on every edit and whenever another time is chosen. The time stands in the URL. */
export function usePreview(
  known: Known,
  chain: EscalationChain,
  teamId: string | null,
): { readonly preview: Preview; readonly view: PreviewView } {
  const [parameters, setParameters] = useSearchParams();
  const [urgency, setUrgency] = useState<Urgency>('high');
  const now = useNow(MINUTE_MS);
  const time = parameters.get('at') ?? 'now';
  const at = instantOfTime(time, now, readersZone());
  const isSaved = known.directory.chains.has(chain.id);
  const turns = useTurns(isSaved ? chain.id : null).data ?? NO_TURNS;
  const preview = useMemo(
    () => previewChain(known, { chain, teamId, urgency, at, turns }),
    [known, chain, teamId, urgency, at, turns],
  );
  const setTime = (chosen: string): void =>
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        if (chosen === 'now') after.delete('at');
        else after.set('at', chosen);
        return after;
      },
      { replace: true },
    );
  return { preview, view: { time, at, urgency, setTime, setUrgency } };
}
