import type { MessageFacts } from '../core/notifying/message.ts';
import type { Instant } from '../core/time/instant.ts';

/** What a provider gave us to find a message again (Slack's channel and ts, Twilio's sid); plain JSON. */
export type ProviderRef = Readonly<Record<string, string>>;

export interface Outgoing {
  /** Derived from group, version and index, so that the same page always carries the same id (idempotency key). */
  readonly id: string;
  readonly address: string;
  readonly facts: MessageFacts;
  /** The message of this alert group already standing at this address, to be updated instead of repeated. */
  readonly standing: ProviderRef | null;
  readonly attempt: number;
}

/**
 * `tryAgain` and `gaveUp` carry a reason a human can act on. Whether to retry or fail over is never the channel's
 * business.
 */
export type SendResult =
  | { readonly kind: 'delivered'; readonly ref: ProviderRef | null; readonly detail: string }
  | { readonly kind: 'try-again'; readonly afterMs: number; readonly reason: string }
  | { readonly kind: 'gave-up'; readonly reason: string };

export type AnswerAbout =
  | { readonly kind: 'group'; readonly groupId: string }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'last' }
  | { readonly kind: 'all' };

export type Inbound =
  | {
      readonly kind: 'answer';
      readonly answer: 'acknowledge' | 'decline' | 'resolve';
      readonly about: AnswerAbout;
      readonly from: string;
    }
  | { readonly kind: 'consent'; readonly from: string; readonly allowed: boolean }
  /** A provider's word on an earlier message; `rank` only ever grows, so late callbacks change nothing. */
  | {
      readonly kind: 'status';
      readonly ref: ProviderRef;
      readonly status: 'sent' | 'delivered' | 'failed';
      readonly detail: string;
    }
  | { readonly kind: 'unknown'; readonly from: string; readonly text: string };

export interface InboundRequest {
  readonly method: string;
  /** Path behind `/channels/<type>/`, without a leading slash. */
  readonly path: string;
  /** Full public URL as the provider called it, because signatures cover it. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly rawBody: Uint8Array;
  readonly receivedAt: Instant;
}

export type Outcome =
  | { readonly kind: 'done'; readonly sentence: string }
  | { readonly kind: 'refused'; readonly sentence: string }
  | { readonly kind: 'silent' };

export interface HttpReply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

export type InboundResult =
  | { readonly kind: 'refused'; readonly status: number; readonly reason: string }
  | { readonly kind: 'accepted'; readonly inbound: readonly Inbound[]; reply(outcomes: readonly Outcome[]): HttpReply };

export interface Channel {
  readonly type: string;
  readonly kind: 'chat' | 'mail' | 'text' | 'machine';
  readonly notifiesByDefault: boolean;
  /** Null when usable, otherwise what is wrong and how to write it. */
  checkAddress(address: string): string | null;
  /** Sends or, for a chat whose message stands, updates. Never throws; honours `signal`. */
  send(message: Outgoing, signal: AbortSignal): Promise<SendResult>;
  /** Absent where nothing can come back over this channel. */
  readonly receive?: (request: InboundRequest) => Promise<InboundResult>;
  /** Absent where the channel knows no groups of members: makes these the only members of the group. Never throws. */
  readonly setUserGroup?: (groupId: string, members: readonly string[], signal: AbortSignal) => Promise<SendResult>;
  /** A hop-by-hop look at the provider without messaging anybody; null when all is well, otherwise what to do. */
  check(signal: AbortSignal): Promise<string | null>;
  close(): Promise<void>;
}
