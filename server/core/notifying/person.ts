import type { Instant } from '../time/instant.ts';

export type PersonId = string;

/** How much a page may disturb: `high` may wake somebody, `low` may wait for the morning. */
export type Urgency = 'high' | 'low';

/** A person's address on one channel. */
export interface ContactMethod {
  readonly id: string;
  /** Name of a registered channel, such as `slack`, `email`, `sms`, `webhook`. */
  readonly channel: string;
  /** In the channel's own form: a mail address, an E.164 number, a Slack member id, a URL. */
  readonly address: string;
  readonly enabled: boolean;
  /** When a page or a test was last proven to arrive here; null means never. */
  readonly provenAt: Instant | null;
}

/** "Use this contact method `afterMs` after the person was first paged." */
export interface NotificationRule {
  readonly methodId: string;
  readonly afterMs: number;
}

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string | null;
  /** IANA zone in which times are written to this person. */
  readonly zone: string;
  readonly contactMethods: readonly ContactMethod[];
  /** Null means the default order (see `rulesFor`); an empty list means "never page me at this urgency". */
  readonly rules: { readonly [U in Urgency]: readonly NotificationRule[] | null };
}
