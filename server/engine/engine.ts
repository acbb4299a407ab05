import type { Inbound, Outcome } from '../channels/channel.ts';
import type { Event } from '../core/escalation/event.ts';
import type { IncomingAlert } from '../core/grouping/alert.ts';
import type { Urgency } from '../core/notifying/person.ts';
import type { Instant } from '../core/time/instant.ts';
import type { CodeConfirmed, CodeSent } from './proving.ts';
import type { RuleTest } from './test-rules.ts';

export interface AcceptedRequest {
  readonly integrationId: string;
  readonly receivedAt: Instant;
  /** The exact text of the body. */
  readonly body: string;
  readonly alerts: readonly IncomingAlert[];
  readonly isTest: boolean;
  readonly truncated: number;
  readonly rejected: readonly { readonly index: number; readonly reason: string }[];
}

export interface RefusedRequest {
  readonly integrationId: string;
  readonly receivedAt: Instant;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly body: string;
}

/** What became of an action on an alert group. `unchanged` says why in a sentence ("already acknowledged by Ana"). */
export type ActResult =
  | { readonly kind: 'done'; readonly sentence: string; readonly status: string }
  | { readonly kind: 'unchanged'; readonly sentence: string; readonly status: string }
  | { readonly kind: 'not-found' };

/** The one door from the HTTP room to everything that changes. Every method resolves after the commit. */
export interface Engine {
  /** Resolves once the request is durable; many callers share one commit. Rejects when it could not be stored. */
  accept(request: AcceptedRequest): Promise<void>;
  /** Keeps a refused request for a look. Best effort: never delays the answer. */
  refuse(request: RefusedRequest): void;
  /** Whether each of these fingerprints is a firing alert already (the rate limit never stops a group's first alert). */
  knowsAll(integrationId: string, fingerprints: readonly string[]): Promise<boolean>;
  act(groupId: string, event: Event): Promise<ActResult>;
  /** Answers, consent and delivery states that came back over a channel. One outcome per inbound, same order. */
  receive(channel: string, inbound: readonly Inbound[]): Promise<Outcome[]>;
  /** Sends a test message to one contact method; resolves when the provider has answered. */
  sendTest(personId: string, methodId: string): Promise<{ readonly ok: boolean; readonly detail: string }>;
  /** Sends a short code over one contact method; resolves when the provider has answered. */
  sendCode(personId: string, methodId: string): Promise<CodeSent>;
  confirmCode(personId: string, methodId: string, code: string): Promise<CodeConfirmed>;
  /** A test message by each of the person's notification rules of this urgency, all at once. */
  testRules(personId: string, urgency: Urgency): Promise<readonly RuleTest[]>;
  /** Reads a calendar that a layer imports, now; resolves when that is done. False where it imports none. */
  refreshCalendar(scheduleId: string, layerId: string): Promise<boolean>;
  /** A signed link of a mail or SMS, opened: null when forged or expired (`expired` says which). */
  readLink(
    token: string,
  ):
    | { readonly kind: 'valid'; readonly groupId: string; readonly personId: string; readonly channel: string }
    | { readonly kind: 'expired' }
    | { readonly kind: 'forged' };
  /** Pushes a hint for each alert group that changed; used by live pages. Returns the unsubscribe. */
  onChange(listener: (groupId: string) => void): () => void;
}
