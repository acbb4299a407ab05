import { HOUR_MS } from '../time/instant.ts';
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

/** What somebody wants to be told about their own shifts: notices, which ask for no answer. */
export interface ShiftNotices {
  /** How long before a shift begins, in ms; empty: not at all. */
  readonly beforeMs: readonly number[];
  /** When they come on call, and when they leave. */
  readonly handoff: boolean;
  /** The contact method for all of it; null: the first that is chat or mail. */
  readonly methodId: string | null;
}

/** A day before there is time to find somebody else, an hour before to be at a keyboard. */
export const defaultShiftNotices: ShiftNotices = {
  beforeMs: [24 * HOUR_MS, HOUR_MS],
  handoff: true,
  methodId: null,
};

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
  readonly shiftNotices: ShiftNotices;
}
