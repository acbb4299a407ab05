import { changesBetween } from '../../../server/core/schedule/changes.ts';
import type { OnCallChange } from '../../../server/core/schedule/changes.ts';
import type { IsKnown, Override, Schedule } from '../../../server/core/schedule/schedule.ts';
import { validateOverrideEdit } from '../../../server/core/schedule/validate.ts';
import { HOUR_MS, MINUTE_MS } from '../../../server/core/time/instant.ts';
import type { Instant, Interval } from '../../../server/core/time/instant.ts';
import { formatLocalDateTime, parseLocalDateTime } from '../../../server/core/time/wall-time.ts';
import type { LocalDateTime } from '../../../server/core/time/wall-time.ts';
import { instantOfWall, wallMsAt } from '../../../server/core/time/zone.ts';

/** An override that is being written, in the wall clock of `zone`. */
export interface OverrideDraft {
  readonly zone: string;
  readonly from: LocalDateTime;
  readonly to: LocalDateTime;
  readonly people: readonly string[];
  /** Only what this layer says is replaced; null: all layers. */
  readonly layerId: string | null;
}

export type StretchAction =
  | { readonly type: 'begin at'; readonly from: LocalDateTime }
  | { readonly type: 'end at'; readonly to: LocalDateTime }
  /** The same instants, read from another clock. */
  | { readonly type: 'read in'; readonly zone: string };

export type OverrideAction =
  | StretchAction
  | { readonly type: 'put on call'; readonly people: readonly string[] }
  | { readonly type: 'bind to'; readonly layerId: string | null };

export function startDraft(
  covering: Interval | 'new',
  zone: string,
  now: Instant,
  people: readonly string[],
  layerId: string | null = null,
): OverrideDraft {
  const nextHour = Math.ceil(now / HOUR_MS) * HOUR_MS;
  const interval = covering === 'new' ? { start: nextHour, end: nextHour + 8 * HOUR_MS } : covering;
  return { zone, from: localAt(interval.start, zone), to: localAt(ceilMinute(interval.end), zone), people, layerId };
}

export function overrideDraft(draft: OverrideDraft, action: OverrideAction): OverrideDraft {
  switch (action.type) {
    case 'begin at':
      return { ...draft, from: action.from };
    case 'end at':
      return { ...draft, to: action.to };
    case 'put on call':
      return { ...draft, people: action.people };
    case 'bind to':
      return { ...draft, layerId: action.layerId };
    case 'read in': {
      const interval = intervalOf(draft);
      if (interval === null) return { ...draft, zone: action.zone };
      return {
        ...draft,
        zone: action.zone,
        from: localAt(interval.start, action.zone),
        to: localAt(interval.end, action.zone),
      };
    }
  }
}

/** Null while one of the times cannot be read. */
export function intervalOf({ zone, from, to }: Pick<OverrideDraft, 'zone' | 'from' | 'to'>): Interval | null {
  const [start, end] = [parseLocalDateTime(from), parseLocalDateTime(to)];
  if (!start.ok || !end.ok) return null;
  return { start: instantOfWall(zone, start.wallMs), end: instantOfWall(zone, end.wallMs) };
}

export interface OverridePreview {
  /** Sentences; empty: it can be saved. */
  readonly mistakes: readonly string[];
  readonly changes: readonly OnCallChange[];
  /** Overrides of before that it would hide in part or as a whole. */
  readonly hides: readonly Override[];
}

/** What it would do, by the same core that pages. `moved`: an override that it takes the place of. */
export function previewOf(
  schedule: Schedule,
  draft: OverrideDraft,
  now: Instant,
  isKnown: IsKnown,
  moved: Override | null = null,
): OverridePreview {
  const interval = intervalOf(draft);
  if (interval === null) return { mistakes: [], changes: [], hides: [] };
  const { people, layerId } = draft;
  // Its id is the greatest, as the service's would be: what is made last wins.
  const override: Override = { id: '~', interval, people, layerId, createdAt: now + MINUTE_MS };
  const mistakes = validateOverrideEdit(moved, override, now).map(({ message }) => message);
  if (mistakes.length > 0) return { mistakes, changes: [], hides: [] };
  const others = schedule.overrides.filter(({ id }) => id !== moved?.id);
  const window = {
    start: Math.max(Math.min(interval.start, moved?.interval.start ?? Infinity), now),
    end: Math.max(interval.end, moved?.interval.end ?? -Infinity),
  };
  return {
    mistakes: [],
    changes: changesBetween(schedule, { ...schedule, overrides: [...others, override] }, window, isKnown),
    hides: others.filter((other) => other.layerId === layerId && overlaps(other.interval, interval, now)),
  };
}

function overlaps(a: Interval, b: Interval, now: Instant): boolean {
  return a.start < b.end && a.end > Math.max(b.start, now);
}

function localAt(at: Instant, zone: string): LocalDateTime {
  return formatLocalDateTime(wallMsAt(zone, at));
}

function ceilMinute(at: Instant): Instant {
  return Math.ceil(at / MINUTE_MS) * MINUTE_MS;
}
