import type { DayNumber } from '../../core/time/calendar.ts';
import type { Interval } from '../../core/time/instant.ts';

/** Somebody whom an event names. */
export interface Attendee {
  readonly name: string | null;
  /** Without `mailto:`; null where the calendar writes something else there. */
  readonly email: string | null;
}

/** One occurrence of an event: what repeats was expanded. Cancelled ones are left out by the reader. */
export interface CalendarEvent {
  /** The UID of the event; of one that repeats, followed by the local time at which this occurrence was to begin. */
  readonly uid: string;
  readonly summary: string;
  readonly interval: Interval;
  /** Local days of an all-day event, `last` among them; null where it has times of day. */
  readonly days: { readonly first: DayNumber; readonly last: DayNumber } | null;
  /** Marked as free (`TRANSPARENT`): a note, and nobody's work. Public holidays usually are. */
  readonly isFree: boolean;
  /** Without those who declined. */
  readonly attendees: readonly Attendee[];
}

/** Something in the calendar that could not be used, and why, as a sentence. */
export interface LeftOut {
  readonly name: string;
  readonly why: string;
}

export type CalendarReading =
  | {
      readonly kind: 'read';
      readonly events: readonly CalendarEvent[];
      readonly leftOut: readonly LeftOut[];
      /** The same for two texts that say the same, whatever their order, time stamps, zone tables and maker are. */
      readonly fingerprint: string;
    }
  | { readonly kind: 'broken'; readonly problem: string };
