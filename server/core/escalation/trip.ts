import type { Instant } from '../time/instant.ts';

/** One walk along the chain, until somebody has been paged and has time to answer. */
export interface Trip {
  /** What is paged now counts as paged at this instant; see `baseOf`. */
  readonly at: Instant;
  /** Skips every wait until somebody is paged: nobody sits out the time that was meant for a person who cannot help. */
  isHurried: boolean;
  isFresh: boolean;
  /** Effects of the trip when its current round began; null before the first repeat. */
  roundFrom: number | null;
}

export function hasPaged(trip: Trip): void {
  trip.isHurried = false;
  trip.isFresh = false;
}
