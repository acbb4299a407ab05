/** A point in time: epoch milliseconds, UTC. Only `runtime` knows which one is now. */
export type Instant = number;

/** Half-open stretch of time: `start` belongs to it, `end` does not. */
export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
}

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
