import type { Instant } from '../time/instant.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import type { Effect } from './effect.ts';
import type { Event } from './event.ts';
import { open } from './open.ts';
import type { Opening } from './open.ts';
import type { Escalation } from './state.ts';
import type { World } from './world.ts';

/** What people do, at their instants. Ordered by `at`; what is before the opening happens at the opening. */
export interface Deed {
  readonly at: Instant;
  readonly event: Event;
}

export interface Moment {
  readonly at: Instant;
  readonly state: Escalation;
  readonly effects: readonly Effect[];
}

/** An acknowledge that is repeated at each of its time-outs never ends by itself. */
const MOST_MOMENTS = 1_000;

/**
 * Plays one alert group through time, in no time: it opens at `openAt`, everything happens exactly when it is due, and
 * people do what the script says. It ends when nothing is pending, at `endAt`, or after a thousand moments.
 */
export function simulate(
  opening: Opening,
  worldAt: (now: Instant) => World,
  { openAt, endAt, deeds }: { readonly openAt: Instant; readonly endAt: Instant; readonly deeds: readonly Deed[] },
): readonly Moment[] {
  const moments: Moment[] = [];
  const keep = (at: Instant, { state, effects }: Decision): Escalation => {
    moments.push({ at, state, effects });
    return state;
  };
  let state = keep(openAt, open(opening, worldAt(openAt)));
  let done = 0;
  while (moments.length < MOST_MOMENTS) {
    const deed = deeds[done];
    const wakeAt = state.wakeAt ?? Infinity;
    const deedAt = deed === undefined ? Infinity : Math.max(deed.at, openAt);
    const at = Math.min(wakeAt, deedAt);
    if (at > endAt || at === Infinity) return moments;
    // What is due at the very instant of a deed comes first: the clock strikes before anybody can answer it.
    const event: Event = wakeAt <= deedAt || deed === undefined ? { kind: 'wake' } : deed.event;
    if (wakeAt > deedAt) done += 1;
    state = keep(at, decide(state, event, worldAt(at)));
  }
  return moments;
}
