import type { PersonId } from '../../notifying/person.ts';
import type { Instant, Interval } from '../../time/instant.ts';

/** A stretch ahead in which nobody is on call, or nobody who is there. */
export interface Problem {
  readonly kind: 'gap' | 'empty';
  readonly start: Instant;
  /** Null: no end is in sight. */
  readonly end: Instant | null;
  /** Of an empty shift: who was meant. */
  readonly named: readonly PersonId[];
  /** It comes at the same time of every week, as nights do that a schedule of office hours leaves out. */
  readonly everyWeek: boolean;
  /** How many there are in what can be seen. */
  readonly times: number;
  /** What stays the same while time goes by; empty where `start` tells it from others. */
  readonly subject: string;
}

/** What is told about a schedule. Ids and instants only: names are looked up when it is sent. */
export type ScheduleNotice =
  | {
      readonly kind: 'before';
      readonly personId: PersonId;
      readonly start: Instant;
      readonly end: Instant | null;
      readonly shifts: number;
      /** What the person was told before, and is no longer so. */
      readonly instead: Interval | null;
    }
  | {
      readonly kind: 'gone';
      readonly personId: PersonId;
      readonly start: Instant;
      readonly end: Instant;
      /** When the person's next one begins; null: none in sight. */
      readonly next: Instant | null;
    }
  | {
      readonly kind: 'handoff';
      readonly at: Instant;
      readonly from: readonly PersonId[];
      readonly to: readonly PersonId[];
      /** When the next hand-off is; null: not in sight. */
      readonly until: Instant | null;
    }
  | {
      readonly kind: 'cover';
      readonly coverId: string;
      readonly from: PersonId;
      readonly to: PersonId;
      readonly start: Instant;
      readonly end: Instant;
    }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** That something was told: a person, to whom, about which stretch. `subject` tells two of a kind apart. */
export interface Told {
  readonly id: string;
  readonly kind: 'before' | 'gone' | 'problem' | 'cover';
  /** Empty where it was told to several, or to a place. */
  readonly personId: PersonId;
  readonly subject: string;
  readonly start: Instant;
  readonly end: Instant;
  /** It cannot come up again after that. */
  readonly keepUntil: Instant;
}

export interface Telling {
  readonly notice: ScheduleNotice;
  readonly to: readonly PersonId[];
  /** The place of the schedule, and the leads of its team. */
  readonly toPlace: boolean;
  readonly toLeads: boolean;
  /** Until when quiet hours may hold it back; null: it cannot wait. */
  readonly canWaitUntil: Instant | null;
}

/** What is due: messages, what to remember of them, and what is no longer so. */
export interface Due {
  readonly tellings: readonly Telling[];
  readonly told: readonly Told[];
  readonly forget: readonly string[];
}
