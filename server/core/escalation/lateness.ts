import { MINUTE_MS } from '../time/instant.ts';
import type { Instant } from '../time/instant.ts';

/** Later than this, and we were not slow but absent. */
const ABSENT_AFTER_MS = MINUTE_MS;

/**
 * The instant from which the next due time counts. Normally that is the due time, so that lateness never adds up; after
 * an absence it is now, or everything that was missed would page people in one burst, with no time to answer.
 */
export function baseOf(dueAt: Instant, now: Instant): Instant {
  return now - dueAt > ABSENT_AFTER_MS ? now : Math.min(dueAt, now);
}

/** `delayMs` after `base`, and always ahead of `now`: one wake catches up on one step, however short the delays. */
export function later(base: Instant, delayMs: number, now: Instant): Instant {
  const dueAt = base + delayMs;
  return dueAt > now ? dueAt : now + delayMs;
}
