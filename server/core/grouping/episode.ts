import { MINUTE_MS } from '../time/instant.ts';
import type { Instant } from '../time/instant.ts';
import type { IncomingAlert } from './alert.ts';

/**
 * What is remembered of one alert (one integration, one fingerprint). Only maxima, so that the order in which reports
 * arrive does not matter. `startsAt` is the latest that was reported; senders may shift it while an episode lasts.
 */
export type KnownAlert = FiringAlert | ResolvedAlert;

export interface FiringAlert {
  readonly state: 'firing';
  readonly startsAt: Instant;
}

export interface ResolvedAlert {
  readonly state: 'resolved';
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** When a *resolved* was last received. A late *firing* must not move it, or it would postpone its own limit. */
  readonly resolveSeenAt: Instant;
}

export type Step =
  | {
      readonly kind: 'opens';
      readonly reason: 'first-seen' | 'fires-again' | 'still-firing';
      readonly next: FiringAlert;
    }
  | { readonly kind: 'repeats'; readonly reason: 'already-firing'; readonly next: FiringAlert }
  | { readonly kind: 'resolves'; readonly reason: 'ended'; readonly endsAt: Instant; readonly next: ResolvedAlert }
  | { readonly kind: 'noted'; readonly reason: 'never-seen-firing' | 'already-resolved'; readonly next: ResolvedAlert }
  | { readonly kind: 'stale'; readonly reason: 'firing-of-ended-episode'; readonly next: ResolvedAlert }
  | { readonly kind: 'stale'; readonly reason: 'resolve-of-earlier-episode'; readonly next: FiringAlert };

/**
 * How long after the resolve a *firing* of the ended episode may still be a straggler of the network. Later it is news:
 * Alertmanager resolves an alert when Prometheus falls silent and then fires it again with the old `startsAt`, and no
 * sender retries for an hour. One page too many is cheaper than none.
 */
const STRAGGLER_MS = 60 * MINUTE_MS;

/**
 * Decides what a report means for what is known of its alert. An episode lasts until its resolve; reports may come twice,
 * late and in any order, and within {@link STRAGGLER_MS} all orders end in the same state with each episode opened at most
 * once: what is kept of firing reports and of resolves are only maxima.
 */
export function follow(known: KnownAlert | null, incoming: IncomingAlert): Step {
  return incoming.status === 'firing' ? followFiring(known, incoming) : followResolve(known, incoming);
}

function followFiring(known: KnownAlert | null, { startsAt, receivedAt }: IncomingAlert): Step {
  if (known === null) return { kind: 'opens', reason: 'first-seen', next: { state: 'firing', startsAt } };
  if (known.state === 'firing') {
    const latest = Math.max(known.startsAt, startsAt);
    return { kind: 'repeats', reason: 'already-firing', next: { state: 'firing', startsAt: latest } };
  }
  if (!ends(known, startsAt)) return { kind: 'opens', reason: 'fires-again', next: { state: 'firing', startsAt } };
  if (receivedAt - known.resolveSeenAt <= STRAGGLER_MS) {
    return { kind: 'stale', reason: 'firing-of-ended-episode', next: known };
  }
  // As if it had begun at the known end: the old resolve, should it come again, must not end this one.
  return {
    kind: 'opens',
    reason: 'still-firing',
    next: { state: 'firing', startsAt: Math.max(known.endsAt, startsAt) },
  };
}

function followResolve(known: KnownAlert | null, incoming: IncomingAlert): Step {
  const { startsAt, receivedAt } = incoming;
  // Clocks of senders err: an end before the start, or none at all, still ends the episode that it names.
  const endsAt = Math.max(incoming.endsAt ?? receivedAt, startsAt);
  const resolve: ResolvedAlert = { state: 'resolved', startsAt, endsAt, resolveSeenAt: receivedAt };
  if (known === null) return { kind: 'noted', reason: 'never-seen-firing', next: resolve };
  if (known.state === 'firing') {
    return ends(resolve, known.startsAt)
      ? { kind: 'resolves', reason: 'ended', endsAt, next: resolve }
      : { kind: 'stale', reason: 'resolve-of-earlier-episode', next: known };
  }
  const next: ResolvedAlert = {
    state: 'resolved',
    startsAt: Math.max(known.startsAt, startsAt),
    endsAt: Math.max(known.endsAt, endsAt),
    resolveSeenAt: Math.max(known.resolveSeenAt, receivedAt),
  };
  return { kind: 'noted', reason: 'already-resolved', next };
}

/**
 * Whether this resolve is the end of an episode that was reported to start at `startsAt`: one that began before the end,
 * or the very one that the resolve names (it may have lasted less than the millisecond that we can tell).
 */
function ends(resolve: ResolvedAlert, startsAt: Instant): boolean {
  return startsAt < resolve.endsAt || startsAt <= resolve.startsAt;
}

const SENTENCES: Readonly<Record<Step['reason'], string>> = {
  'first-seen': 'A new alert: it was not known before.',
  'fires-again': 'A new episode: it started after the last one had ended.',
  'still-firing': 'A new episode: it is reported as firing long after it was reported as resolved.',
  'already-firing': 'A repeat: the alert is firing already.',
  ended: 'The alert has ended.',
  'never-seen-firing': 'A resolve for an alert that was never seen firing: remembered, nobody is paged.',
  'already-resolved': 'A resolve for an alert that is resolved already.',
  'firing-of-ended-episode': 'A late report of an episode that has ended: nobody is paged.',
  'resolve-of-earlier-episode': 'A late resolve of an earlier episode: the alert goes on firing.',
};

export function describeStep(step: Step): string {
  return SENTENCES[step.reason];
}
