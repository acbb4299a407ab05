import type { Instant } from '../time/instant.ts';

/** One walk along the chain, until somebody has been paged and has time to answer. */
export interface Trip {
  readonly at: Instant;
  /** Skips every wait until somebody is paged: nobody sits out the time that was meant for a person who cannot help. */
  isHurried: boolean;
  isFresh: boolean;
  hasReached: boolean;
  /** Effects of the trip when its current round began; null before the first repeat. */
  roundFrom: number | null;
}

export function hasPaged(trip: Trip): void {
  trip.isHurried = false;
  trip.isFresh = false;
  trip.hasReached = true;
}

/** An empty step advances at once: the wait behind it was meant for whoever it would have paged. */
export function hasPagedNobody(trip: Trip): void {
  if (!trip.hasReached) trip.isHurried = true;
}
