import type { Severity } from '../grouping/severity.ts';
import type { PersonId, Urgency } from '../notifying/person.ts';
import type { Instant } from '../time/instant.ts';
import type { EscalationChain, PageMode, Target } from './chain.ts';

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
  | { readonly kind: 'due'; readonly index: number; readonly dueAt: Instant }
  /** One at a time: `people[next - 1]` has been paged, `people[next]` is paged at `dueAt`. */
  | {
      readonly kind: 'paging';
      readonly index: number;
      readonly people: readonly PersonId[];
      readonly next: number;
      readonly dueAt: Instant;
      readonly isLastResort: boolean;
    }
  | { readonly kind: 'stage-over'; readonly dueAt: Instant }
  | { readonly kind: 'exhausted' };

/**
 * After the chain come the team's fallback and the installation's. `reassigned` stands in the place of the chain once
 * somebody has handed the group to others.
 */
export type Stage = 'chain' | 'reassigned' | 'team-fallback' | 'installation-fallback';

/** The page step that reached people last, so that a resume pages the same ones and takes no turn. */
export interface LastPaged {
  readonly stage: Stage;
  readonly index: number;
  readonly people: readonly PersonId[];
  /** Which of `people` was paged last; means nothing where `mode` is `all`, because every one of them was. */
  readonly current: number;
  readonly mode: PageMode;
  readonly urgency: Urgency | null;
}

export interface Run {
  readonly stage: Stage;
  /** The version this group started with: later edits do not reach it. */
  readonly chain: EscalationChain | null;
  readonly position: Position;
  readonly repeatsDone: number;
  /** Whom somebody handed the group to; null unless that is the stage, or was. */
  readonly assigned: Target | null;
  readonly last: LastPaged | null;
  /** When this stage last paged somebody; null: not yet, so there is nobody to give time to before the next stage. */
  readonly pagedAt: Instant | null;
}

/**
 * One person's running notification rules in this group. Rules are read afresh at each wake: a rule whose delay lies
 * at or before `doneMs` has had its turn, even when it was added later.
 */
export interface Cycle {
  readonly personId: PersonId;
  /** The engagement it belongs to. Older ones say only who was paged, and over what. */
  readonly engagement: number;
  /** Delays count from here. Moves forward when a wake came late, so that nobody is paged in a burst. */
  readonly startedAt: Instant;
  readonly because: string;
  readonly urgency: Urgency;
  /** Delay (ms after `startedAt`) up to which rules were processed; -1 before the first. */
  readonly doneMs: number;
  /**
   * Delay of the rule that comes next, null after the last one. As rules were last read, so that an edit is noticed.
   */
  readonly nextMs: number | null;
  /** Methods used or passed over in this cycle, each once; several rules may name the same one. */
  readonly used: readonly string[];
  /** Those of `used` that were passed over or reported as failed. */
  readonly failed: readonly string[];
  /** Serial of the newest page over each method: a late report about an older one must not count. */
  readonly newest: Readonly<Record<string, number>>;
  /**
   * `stopped`: an answer, a snooze or a hand-over ended it. `finished`: no rule is left, though an answer may still
   * come, so this person is still waited for.
   */
  readonly state: 'running' | 'finished' | 'stopped' | 'answered' | 'declined' | 'unreachable';
}

export interface Escalation {
  readonly status: Status;
  readonly urgency: Urgency;
  readonly severity: Severity;
  readonly openedAt: Instant;
  readonly alertsFiring: number;
  /**
   * Grows whenever the group wants an answer anew (acknowledge timeout, un-acknowledge, snooze over), so that what was
   * said before counts no longer.
   */
  readonly engagement: number;
  readonly run: Run;
  readonly cycles: readonly Cycle[];
  readonly acknowledgedBy: readonly PersonId[];
  readonly answersWanted: number;
  /** In order of the first page, and never shorter: they are told how it ended. */
  readonly responders: readonly PersonId[];
  readonly pagesSent: number;
  readonly wakeAt: Instant | null;
}
