import { t } from '@grafana/i18n';
import type { Instant } from '../../server/core/time/instant.ts';
import { SECOND_MS } from '../../server/core/time/instant.ts';
import { useNow } from '../app/clock.tsx';
import { clockDuration, instantOf } from './duration.ts';

/** Time that is left, every second; `now` when there is none. Draws nothing but itself. */
export function Countdown({ until }: { readonly until: Instant | string }) {
  const left = instantOf(until) - useNow(SECOND_MS);
  return (
    // A screen reader that read out every second would say nothing else any more.
    <span role="timer" aria-live="off" style={{ fontVariantNumeric: 'tabular-nums' }}>
      {left <= 0 ? t('ui.countdown.now', 'now') : clockDuration(left)}
    </span>
  );
}
