import type { PersonId, Urgency } from '../notifying/person.ts';

/** Whom a step names. Schedules and teams are resolved when the step runs, never before. */
export type Target =
  | { readonly kind: 'person'; readonly personId: PersonId }
  | { readonly kind: 'schedule'; readonly scheduleId: string }
  | { readonly kind: 'team'; readonly teamId: string };

/**
 * How a step that resolves to several people reaches them: one after the other (`eachMs` apart), all in the same
 * instant, or one of them, the next one at each alert group.
 */
export type PageMode = 'one-at-a-time' | 'all' | 'round-robin';

export interface PageStep {
  readonly kind: 'page';
  readonly targets: readonly Target[];
  readonly mode: PageMode;
  readonly eachMs: number;
  /** How many different people must acknowledge before paging stops; 1 unless a step says otherwise. */
  readonly answers: number;
  readonly urgency: Urgency | null;
}

export interface WaitStep {
  readonly kind: 'wait';
  readonly delayMs: number;
}

export interface RepeatStep {
  readonly kind: 'repeat';
  readonly times: number;
}

export type Step = PageStep | WaitStep | RepeatStep;

export interface EscalationChain {
  readonly id: string;
  readonly name: string;
  readonly teamId: string | null;
  /** Grows with each edit; a running alert group keeps the version it started with, so that an edit never moves it. */
  readonly version: number;
  readonly steps: readonly Step[];
}
