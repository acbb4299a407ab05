import type { Instant } from '../../server/core/time/instant.ts';
import type { AlertGroupDetail } from '../api/alert-groups.ts';

type Spent = AlertGroupDetail['spent'][number];
export type Phase = Spent['phase'];

/** One stretch of the picture: what went on, whose it was, how long, and its part of the whole. */
export interface Stretch {
  readonly phase: Phase;
  readonly person: string | null;
  readonly startAt: Instant;
  readonly ms: number;
  /** 0 to 1; they add up to 1. */
  readonly share: number;
}

/** In the order of time. While a group is open its last stretch grows up to `now`, which the service could not know. */
export function stretchesOf(spent: readonly Spent[], isOpen: boolean, now: Instant): readonly Stretch[] {
  const raw = spent.map(({ phase, person, startAt, endAt }, index) => {
    const start = Date.parse(startAt);
    const end = isOpen && index === spent.length - 1 ? Math.max(Date.parse(endAt), now) : Date.parse(endAt);
    return { phase, person: person?.name ?? null, startAt: start, ms: Math.max(0, end - start) };
  });
  const total = raw.reduce((sum, { ms }) => sum + ms, 0);
  return raw.filter(({ ms }) => ms > 0).map((stretch) => ({ ...stretch, share: stretch.ms / total }));
}

/** Drawn no narrower than this, or a second within a night could not be seen: a picture, not a measure. */
const LEAST_SHARE = 0.02;

export function drawnShares(stretches: readonly Stretch[]): readonly number[] {
  const widened = stretches.map(({ share }) => Math.max(share, LEAST_SHARE));
  const total = widened.reduce((sum, share) => sum + share, 0);
  return widened.map((share) => share / total);
}
