import type { PersonId } from '../notifying/person.ts';
import type { DayNumber, Weekday } from '../time/calendar.ts';
import type { Instant, Interval } from '../time/instant.ts';
import type { TimeOfDay } from '../time/time-of-day.ts';
import type { LocalDateTime } from '../time/wall-time.ts';

export type Group = readonly PersonId[];

/**
 * How long one participant's turn lasts, in units of the wall clock. Turns follow each other without a break, from
 * `Rotation.start` on; how much of a turn is worked is another matter (`shiftMs`, `weekdays`, `windows`).
 *
 * - `hourly`, one hour: elapsed hours, so that a skipped hour skips nobody. Longer: a grid of the wall clock.
 * - `daily` with `weekdays`: a turn is `every` *selected* days, so that everybody works the same number of them.
 * - `weekly`: handed over on `handoffDay`; the first turn is short when `start` is another weekday.
 * - `monthly`: on the day of the month of `start`, or the last one in months that are shorter.
 */
export type Turn =
  | { readonly kind: 'hourly'; readonly every: number }
  | { readonly kind: 'daily'; readonly every: number }
  | { readonly kind: 'weekly'; readonly every: number; readonly handoffDay: Weekday }
  | { readonly kind: 'monthly'; readonly every: number };

/** A stretch of the day: `to` before `from` crosses midnight, `to` equal to `from` is 24 hours. `to` is not part of it. */
export interface DayWindow {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
}

export interface Rotation {
  readonly id: string;
  readonly name: string;
  /** IANA zone of every wall-clock time here; null means the schedule's. */
  readonly zone: string | null;
  /** Fixes the phase and the time of hand-off. Nobody is on call before it. */
  readonly start: LocalDateTime;
  /** Nobody is on call before it, but turns are counted from `start`. Null: from `start`. */
  readonly visibleFrom: Instant | null;
  /** Nobody is on call from here on, even where a shift is under way: it ends. Null: for ever. */
  readonly until: Instant | null;
  readonly turn: Turn;
  /** Only the beginning of each turn is worked, this long by the wall clock. Null: the whole turn. */
  readonly shiftMs: number | null;
  /** Local weekdays on which a shift may begin, so a night belongs to the day before it. Null: every day. */
  readonly weekdays: readonly Weekday[] | null;
  /**
   * Times of day that are worked; empty: from hand-off time to hand-off time. A hand-off cuts a window of its own day
   * only: who began a night finishes it, except where turns are hours.
   */
  readonly windows: readonly DayWindow[];
  readonly participants: readonly Group[];
  readonly firstParticipant: number;
  /**
   * The rotation that this one goes on for after an edit: both are one line, whose turns a cover may name by the id of
   * either. Null: the first of its line.
   */
  readonly supersedes: string | null;
}

/**
 * What becomes of a layer on a holiday, which is a local day of each of its rotations. A holiday moves no turn: whoever
 * would have worked has had theirs.
 *
 * - `off`: no work begins on that day, as on a weekday that is not selected.
 * - `sunday`: work begins if it would on a Sunday.
 * - `layer`: the work of that day is done by whoever the other layer has on, at the rank of this one.
 */
export type HolidayTreatment =
  { readonly kind: 'off' } | { readonly kind: 'sunday' } | { readonly kind: 'layer'; readonly layerId: string };

export interface Holiday {
  readonly day: DayNumber;
  readonly name: string;
}

export interface HolidayList {
  readonly id: string;
  readonly name: string;
  readonly days: readonly Holiday[];
}

export interface HolidayRule {
  readonly listId: string;
  readonly treatment: HolidayTreatment;
}

/** A calendar that somebody else keeps. What it says stands in `Schedule.imports`. */
export interface CalendarSource {
  readonly url: string;
  /** Names and addresses as the calendar writes them, for people who are not found by themselves; lower case. */
  readonly people: Readonly<Record<string, PersonId>>;
}

/** Rotations of one layer, and of layers of the same rank, are on call together. */
export interface Layer {
  readonly id: string;
  readonly name: string;
  /** A higher rank hides a lower one while it has somebody on call. */
  readonly rank: number;
  /** Who is on a `shadow` layer sees the shifts and is not paged; it hides nothing, and fills no gap. */
  readonly duty: 'on-call' | 'shadow';
  readonly rotations: readonly Rotation[];
  /** Null: nothing is imported. */
  readonly calendar: CalendarSource | null;
  /** Null: holidays are days like any other. */
  readonly holidays: HolidayRule | null;
}

/**
 * Replaces whatever the layers say, or only what one layer says, at its rank. Where two overlap, the later created wins;
 * created together, the greater id, so that every reader sees the same one.
 */
export interface Override {
  readonly id: string;
  /** Null: above all layers. */
  readonly layerId: string | null;
  readonly interval: Interval;
  readonly people: Group;
  readonly createdAt: Instant;
}

/**
 * One turn of a rotation, or a part of it. Not a stretch of time: when the rotation is moved, its occurrences move, and
 * whatever is bound to them moves with them.
 */
export interface Occurrence {
  /** Any rotation of the line. */
  readonly rotationId: string;
  readonly turn: number;
  /** Milliseconds of the wall clock since the turn began; null is the whole turn. */
  readonly part: { readonly fromMs: number; readonly toMs: number } | null;
}

/** Somebody has taken an occurrence of somebody else. Two of them, one each way, are a swap. */
export interface Cover {
  readonly id: string;
  readonly occurrence: Occurrence;
  readonly from: PersonId;
  readonly to: PersonId;
  /** Nothing changes before it. Covers count in the order in which they were taken, so that one can be passed on. */
  readonly takenAt: Instant;
  /** When it was given back: what was until then stays, wherever the rotation is moved. Null: it was not. */
  readonly until: Instant | null;
}

/**
 * Somebody is away, in every schedule. It beats the rotations, and whatever named the person before the absence was known;
 * an override or a cover made later is the later word, and beats it.
 */
export interface Absence {
  readonly id: string;
  readonly personId: PersonId;
  readonly interval: Interval;
  /** Null: the shifts are left to whoever else is on, or to the layers below. */
  readonly substituteId: PersonId | null;
  /** Nothing changes before it, even where the interval begins earlier. */
  readonly createdAt: Instant;
}

/** What a calendar said when it was last read, expanded and matched to people. */
export interface ImportedShift {
  readonly uid: string;
  readonly interval: Interval;
  readonly people: Group;
}

export interface Import {
  readonly layerId: string;
  readonly shifts: readonly ImportedShift[];
}

/** How a schedule stood until an instant. What was, stays, whatever is written afterwards. */
export interface Edition {
  readonly until: Instant;
  readonly zone: string;
  readonly layers: readonly Layer[];
  readonly holidays: readonly HolidayList[];
  /** All that counted then; none where the schedule was deleted, and made again later. */
  readonly overrides: readonly Override[];
  /** People who were deleted by then. Whoever is deleted later was known, and is still named. */
  readonly unknown: readonly PersonId[];
}

/** A place that is no person's, such as a channel of a chat. */
export interface Place {
  readonly channel: string;
  readonly address: string;
}

export interface Schedule {
  readonly id: string;
  readonly name: string;
  readonly teamId: string | null;
  readonly zone: string;
  readonly layers: readonly Layer[];
  readonly overrides: readonly Override[];
  readonly covers: readonly Cover[];
  /** Of everybody in the installation: the very same list in each schedule, so that it is sorted once. */
  readonly absences: readonly Absence[];
  /** Those that the layers name. */
  readonly holidays: readonly HolidayList[];
  readonly imports: readonly Import[];
  /** Sorted by `until`; what stands now is in the fields above. */
  readonly past: readonly Edition[];
  /** Where hand-offs and stretches without anybody are told as well; null: only to people. */
  readonly notices: Place | null;
  /** The id of a user group in Slack whose members are whoever is on call; null: none. */
  readonly slackUserGroup: string | null;
}

/**
 * Why somebody is on call. A shift names every reason that it has: the rotation, and the cover that changed it.
 * `turn` counts from 0 at `Rotation.start`, whatever became visible of it.
 */
export type Source =
  | { readonly kind: 'rotation'; readonly layerId: string; readonly rotationId: string; readonly turn: number }
  | { readonly kind: 'import'; readonly layerId: string; readonly uid: string }
  | { readonly kind: 'override'; readonly overrideId: string }
  | { readonly kind: 'cover'; readonly coverId: string; readonly from: PersonId; readonly to: PersonId }
  | {
      readonly kind: 'absence';
      readonly absenceId: string;
      readonly personId: PersonId;
      readonly substituteId: PersonId | null;
    }
  | { readonly kind: 'holiday'; readonly layerId: string; readonly listId: string; readonly name: string };

/** People who are on call together, and why. Final shifts of a schedule never overlap. Computed, never stored. */
export interface Shift {
  readonly interval: Interval;
  /** Known people only, each once, never empty. */
  readonly people: readonly PersonId[];
  readonly sources: readonly Source[];
}

/** Somebody was meant to be on call, but all of those named are unknown or away. The layers below show through. */
export interface EmptyShift {
  readonly interval: Interval;
  readonly named: Group;
  readonly sources: readonly Source[];
}

/** False for people who are deleted or were never there. */
export type IsKnown = (personId: PersonId) => boolean;
