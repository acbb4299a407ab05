import type { Severity } from '../grouping/severity.ts';
import type { PersonId, Urgency } from '../notifying/person.ts';
import type { Instant } from '../time/instant.ts';
import type { EscalationChain } from './chain.ts';

/** Who did something, and through what: a person, the alert's source, or Tocsin itself. */
export type Actor =
  | { readonly kind: 'person'; readonly personId: PersonId; readonly via: string }
  | { readonly kind: 'source'; readonly integrationId: string }
  | { readonly kind: 'tocsin' };

export type Status =
  | { readonly kind: 'firing' }
  | { readonly kind: 'acknowledged'; readonly by: Actor; readonly at: Instant; readonly until: Instant | null }
  | { readonly kind: 'snoozed'; readonly by: Actor; readonly at: Instant; readonly until: Instant }
  | { readonly kind: 'resolved'; readonly by: Actor; readonly at: Instant };

/** A step's people are frozen when the step begins, so that a resume pages the same ones. */
export type Position =
  /** The step at `index` runs at `dueAt`. */
  | { readonly kind: 'due'; readonly index: number; readonly dueAt: Instant }
  /** One at a time: `people[next - 1]` has been paged, `people[next]` is paged at `dueAt`. */
  | {
      readonly kind: 'paging';
      readonly index: number;
      readonly people: readonly PersonId[];
      readonly next: number;
      readonly dueAt: Instant;
    }
  /** Every step of this stage has run; the next stage begins at `dueAt`. */
  | { readonly kind: 'stage-over'; readonly dueAt: Instant }
  /** Nothing is left to try. */
  | { readonly kind: 'exhausted' };

/** After the chain come the team's fallback and the installation's. */
export type Stage = 'chain' | 'team-fallback' | 'installation-fallback';

export interface Run {
  readonly stage: Stage;
  /** The version this group started with: later edits do not reach it. */
  readonly chain: EscalationChain | null;
  readonly position: Position;
  readonly repeatsDone: number;
  /** The page step that reached people last, so that un-acknowledge resumes there. */
  readonly last: { readonly index: number; readonly people: readonly PersonId[]; readonly current: number } | null;
}

/**
 * One person's running notification rules in this group. Rules are read afresh at each wake: a rule whose delay lies
 * at or before `doneMs` has had its turn, even when it was added later.
 */
export interface Cycle {
  readonly personId: PersonId;
  readonly startedAt: Instant;
  readonly urgency: Urgency;
  /** Delay (ms after `startedAt`) up to which rules were processed; -1 before the first. */
  readonly doneMs: number;
  /** Methods used or passed over in this cycle: none is used twice. */
  readonly used: readonly string[];
  readonly failed: readonly string[];
  readonly state: 'running' | 'finished' | 'answered' | 'declined' | 'unreachable';
}

/** All that `decide` needs to remember about one alert group. */
export interface Escalation {
  readonly status: Status;
  readonly urgency: Urgency;
  readonly severity: Severity;
  readonly openedAt: Instant;
  /** Grows whenever the group begins to want an answer anew (acknowledge timeout, un-acknowledge, snooze over). */
  readonly engagement: number;
  readonly run: Run;
  readonly cycles: readonly Cycle[];
  /** Who acknowledged in this engagement; more than one where a step wants several answers. */
  readonly acknowledgedBy: readonly PersonId[];
  /** How many answers the running step wants before paging stops. */
  readonly answersWanted: number;
  /** Everybody who was ever paged for this group, in order of the first page. */
  readonly responders: readonly PersonId[];
  /** The one next wake, null where nothing is pending. */
  readonly wakeAt: Instant | null;
}
