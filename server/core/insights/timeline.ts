import type { Severity } from '../grouping/severity.ts';
import type { PersonId, Urgency } from '../notifying/person.ts';
import type { Instant } from '../time/instant.ts';
import type { Actor, Stage } from '../escalation/state.ts';

interface Messaged {
  readonly personId: PersonId;
  readonly methodId: string;
  readonly channel: string;
}

export type TimelineFact =
  | { readonly kind: 'opened'; readonly title: string; readonly severity: Severity; readonly urgency: Urgency }
  | { readonly kind: 'owned'; readonly serviceId: string | null; readonly reason: string }
  | {
      readonly kind: 'alert-joined';
      readonly title: string;
      readonly severity: Severity;
      readonly alerts: number;
      readonly effect: string;
    }
  | { readonly kind: 'alert-resolved'; readonly title: string; readonly stillFiring: number }
  | { readonly kind: 'late-resolved'; readonly title: string }
  | { readonly kind: 'still-firing'; readonly title: string; readonly reason: string }
  | { readonly kind: 'severity-rose'; readonly from: Severity; readonly to: Severity; readonly urgency: Urgency }
  | {
      readonly kind: 'chain-started';
      readonly chainId: string | null;
      readonly chainName: string;
      readonly version: number;
    }
  | {
      readonly kind: 'step-entered';
      readonly stage: Stage;
      readonly index: number;
      readonly people: readonly PersonId[];
      readonly reason: string;
    }
  | { readonly kind: 'step-skipped'; readonly stage: Stage; readonly index: number; readonly reason: string }
  | { readonly kind: 'waiting'; readonly stage: Stage; readonly index: number; readonly until: Instant }
  | { readonly kind: 'repeated'; readonly round: number; readonly of: number }
  | { readonly kind: 'stage-entered'; readonly stage: Stage; readonly reason: string }
  | { readonly kind: 'exhausted'; readonly reason: string }
  | { readonly kind: 'nobody-reachable'; readonly reason: string }
  /** `opening`: the first page of this person's turn, not a further contact method of the same turn. */
  | ({
      readonly kind: 'paged';
      readonly opening: boolean;
      readonly urgency: Urgency;
      readonly because: string;
    } & Messaged)
  | ({ readonly kind: 'page-delivered'; readonly detail: string } & Messaged)
  | ({ readonly kind: 'page-failed'; readonly reason: string } & Messaged)
  | ({ readonly kind: 'page-held'; readonly reason: string } & Messaged)
  | { readonly kind: 'person-skipped'; readonly personId: PersonId; readonly reason: string }
  | { readonly kind: 'notified'; readonly personId: PersonId; readonly channel: string; readonly notice: string }
  | { readonly kind: 'acknowledged'; readonly by: Actor; readonly answersLeft: number }
  | { readonly kind: 'unacknowledged'; readonly by: Actor }
  | { readonly kind: 'acknowledge-timed-out'; readonly afterMs: number }
  | { readonly kind: 'declined'; readonly by: Actor }
  | { readonly kind: 'snoozed'; readonly by: Actor; readonly until: Instant }
  | { readonly kind: 'snooze-ended' }
  | { readonly kind: 'resolved'; readonly by: Actor; readonly stillFiring: number }
  | { readonly kind: 'reopened'; readonly reason: string }
  | { readonly kind: 'reassigned'; readonly by: Actor; readonly people: readonly PersonId[] }
  | { readonly kind: 'escalated'; readonly by: Actor }
  | { readonly kind: 'responder-added'; readonly by: Actor; readonly people: readonly PersonId[] }
  | { readonly kind: 'note'; readonly by: Actor; readonly text: string }
  | { readonly kind: 'no-change'; readonly asked: string; readonly reason: string };

export type TimelineEntry = { readonly at: Instant } & TimelineFact;
