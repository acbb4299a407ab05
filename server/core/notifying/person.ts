import type { Instant } from '../time/instant.ts';
import type { QuietHours } from './quiet-hours.ts';

export type PersonId = string;

export type Urgency = 'high' | 'low';

export interface ContactMethod {
  readonly id: string;
  readonly channel: string;
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
  readonly zone: string;
  readonly contactMethods: readonly ContactMethod[];
  /** Null means the default order (see `rulesFor`); an empty list means "never page me at this urgency". */
  readonly rules: { readonly [U in Urgency]: readonly NotificationRule[] | null };
  /** In the person's zone. Pages of low urgency wait until they are over; those of high urgency never do. */
  readonly quietHours: readonly QuietHours[];
}
