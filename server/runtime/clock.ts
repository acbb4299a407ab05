import type { Instant } from '../core/time/instant.ts';

/** What says what time it is. Product behaviour waits only through `alarm`, so that tests can travel in time. */
export interface Clock {
  now(): Instant;
  /** Once at `at`, or right away when that is past. The returned function cancels. */
  alarm(at: Instant, callback: () => void): () => void;
}

/** setTimeout counts in 32 bits: a longer delay would fire at once, so far alarms wake early and look again. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  alarm(at, callback) {
    let timer: NodeJS.Timeout;
    const arm = (): void => {
      const left = at - Date.now();
      timer = left > LONGEST_TIMEOUT_MS ? setTimeout(arm, LONGEST_TIMEOUT_MS) : setTimeout(callback, Math.max(0, left));
    };
    arm();
    return () => clearTimeout(timer);
  },
};
