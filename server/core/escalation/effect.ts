import type { PersonId, Urgency } from '../notifying/person.ts';
import type { TimelineEntry } from '../insights/timeline.ts';

export interface Page {
  readonly personId: PersonId;
  readonly methodId: string;
  readonly channel: string;
  readonly address: string;
  readonly urgency: Urgency;
  readonly engagement: number;
  /** Counts the pages of the group, so that a late report is never taken for one about a newer page. */
  readonly serial: number;
  /** Why this person, in a few words: "on call in Shop primary". */
  readonly because: string;
}

export type Notice = 'acknowledged' | 'unacknowledged' | 'declined' | 'resolved' | 'reassigned';

export type Effect =
  | { readonly kind: 'page'; readonly page: Page }
  | {
      readonly kind: 'notify';
      readonly notice: Notice;
      readonly personId: PersonId;
      readonly methodId: string;
      readonly channel: string;
      readonly address: string;
    }
  | { readonly kind: 'record'; readonly entry: TimelineEntry }
  /** The chain's round robin moves on by one; committed with the state, so two groups never get the same turn. */
  | { readonly kind: 'take-turn'; readonly key: string }
  | { readonly kind: 'alarm'; readonly reason: string };
