import type { PersonId } from '../notifying/person.ts';
import type { Weekday } from '../time/calendar.ts';
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
}

/** Rotations of one layer, and of layers of the same rank, are on call together. */
export interface Layer {
  readonly id: string;
  readonly name: string;
  /** A higher rank hides a lower one while it has somebody on call. */
  readonly rank: number;
  readonly rotations: readonly Rotation[];
}

/**
 * Replaces whatever the layers say. Where two overlap, the later created wins; created together, the greater id, so
 * that every reader sees the same one.
 */
export interface Override {
  readonly id: string;
  readonly interval: Interval;
  readonly people: Group;
  readonly createdAt: Instant;
}

export interface Schedule {
  readonly id: string;
  readonly name: string;
  readonly teamId: string | null;
  readonly zone: string;
  readonly layers: readonly Layer[];
  readonly overrides: readonly Override[];
}

/** Why somebody is on call. `turn` counts from 0 at `Rotation.start`, whatever became visible of it. */
export type Source =
  | { readonly kind: 'rotation'; readonly layerId: string; readonly rotationId: string; readonly turn: number }
  | { readonly kind: 'override'; readonly overrideId: string };

/** People who are on call together, and why. Final shifts of a schedule never overlap. Computed, never stored. */
export interface Shift {
  readonly interval: Interval;
  /** Known people only, each once, never empty. */
  readonly people: readonly PersonId[];
  readonly sources: readonly Source[];
}

/** Somebody was meant to be on call, but none of those named is known any more. The layers below show through. */
export interface EmptyShift {
  readonly interval: Interval;
  readonly named: Group;
  readonly source: Source;
}

/** False for people who are deleted or were never there. */
export type IsKnown = (personId: PersonId) => boolean;
