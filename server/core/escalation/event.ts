import type { Severity } from '../grouping/severity.ts';
import type { PersonId, Urgency } from '../notifying/person.ts';
import type { Instant } from '../time/instant.ts';
import type { Target } from './chain.ts';
import type { Actor } from './state.ts';

interface PageReport {
  readonly personId: PersonId;
  readonly methodId: string;
  readonly channel: string;
  readonly engagement: number;
  /** Of the page; absent where nobody can tell, then the newest one over this method is meant. */
  readonly serial?: number;
  /** Why it failed, or a detail such as "Delivered (after 5m)"; may be empty. */
  readonly detail: string;
}

/** Everything that can happen to an alert group. Who and when come with it, so that nothing is read from a clock. */
export type Event =
  | {
      readonly kind: 'alert-fired';
      readonly title: string;
      readonly severity: Severity;
      readonly alerts: number;
      /** Where the labels ask for another urgency than the service gives to this severity. */
      readonly urgency?: Urgency;
    }
  | { readonly kind: 'alert-resolved'; readonly title: string; readonly stillFiring: number; readonly by: Actor }
  | { readonly kind: 'wake' }
  | { readonly kind: 'acknowledge'; readonly by: Actor }
  | { readonly kind: 'unacknowledge'; readonly by: Actor }
  /** "Can't take it": never an acknowledgement, always moves on. */
  | { readonly kind: 'decline'; readonly by: Actor }
  | { readonly kind: 'snooze'; readonly by: Actor; readonly until: Instant }
  | { readonly kind: 'resolve'; readonly by: Actor }
  | { readonly kind: 'escalate'; readonly by: Actor }
  | { readonly kind: 'reassign'; readonly by: Actor; readonly target: Target }
  | { readonly kind: 'add-responder'; readonly by: Actor; readonly target: Target }
  | { readonly kind: 'note'; readonly by: Actor; readonly text: string }
  | ({ readonly kind: 'page-delivered' } & PageReport)
  | ({ readonly kind: 'page-failed' } & PageReport)
  | {
      readonly kind: 'page-held';
      readonly personId: PersonId;
      readonly methodId: string;
      readonly channel: string;
      readonly reason: string;
    };
