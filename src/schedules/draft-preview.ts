import { changedHandoffs, changesBetween, changesByPerson } from '../../server/core/schedule/changes.ts';
import type { OnCallChange, PersonChange } from '../../server/core/schedule/changes.ts';
import { gaps } from '../../server/core/schedule/coverage.ts';
import type { IsKnown, Schedule } from '../../server/core/schedule/schedule.ts';
import { scheduleSchema } from '../../server/contract/configuration/schedule.ts';
import type { ScheduleDocument } from '../../server/contract/configuration/schedule.ts';
import { formatPath } from '../../server/core/directory/kind.ts';
import { DAY_MS } from '../../server/core/time/instant.ts';
import type { Instant, Interval } from '../../server/core/time/instant.ts';

/** How far ahead an edit is looked at. */
const AHEAD_MS = 28 * DAY_MS;

/** What saving would change, by the same core that pages. */
export interface DraftPreview {
  readonly handoffs: number;
  readonly changes: readonly OnCallChange[];
  readonly people: readonly PersonChange[];
  /** When nobody is on call that is not when nobody was before. */
  readonly newGaps: readonly Interval[];
}

export interface Mistake {
  readonly path: string;
  readonly message: string;
}

/** Everything that is wrong with a document, each with the field that it is about: `layers[0].rotations[0].start`. */
export function mistakesIn(document: ScheduleDocument): readonly Mistake[] {
  const parsed = scheduleSchema.safeParse(document.id === '' ? { ...document, id: 'new' } : document);
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => ({
    // Symbols are no keys of a document.
    path: formatPath(path.filter((part): part is string | number => typeof part !== 'symbol')),
    message,
  }));
}

export function previewOfDraft(before: Schedule | null, after: Schedule, now: Instant, isKnown: IsKnown): DraftPreview {
  const window = { start: now, end: now + AHEAD_MS };
  const changes = changesBetween(before, after, window, isKnown);
  const old = before === null ? [] : gaps(before, window, isKnown);
  const isOld = (gap: Interval): boolean => old.some(({ start, end }) => start <= gap.start && end >= gap.end);
  return {
    handoffs: changedHandoffs(before, after, window, isKnown),
    changes,
    people: changesByPerson(changes),
    newGaps: gaps(after, window, isKnown).filter((gap) => !isOld(gap)),
  };
}
