import type { PersonId } from '../notifying/person.ts';
import type { Interval } from '../time/instant.ts';
import { everybodyIsKnown, resolve } from './resolve.ts';
import type { IsKnown, Override, Schedule, Source } from './schedule.ts';

/**
 * - `together`: rotations or calendars that know nothing of each other have several people on call at once.
 * - `hidden`: an override over another one, which does not count there.
 */
export type Overlap =
  | {
      readonly kind: 'together';
      readonly interval: Interval;
      readonly people: readonly PersonId[];
      readonly sources: readonly Source[];
    }
  | {
      readonly kind: 'hidden';
      readonly interval: Interval;
      readonly hiddenId: string;
      readonly byId: string;
    };

/** What a schedule says twice in a window; often meant, and worth a look. Sorted. */
export function overlapsIn(
  schedule: Schedule,
  window: Interval,
  isKnown: IsKnown = everybodyIsKnown,
): readonly Overlap[] {
  const together = resolve(schedule, window, isKnown).flatMap(({ interval, people, sources }): Overlap[] => {
    const plans = sources.filter(({ kind }) => kind === 'rotation' || kind === 'import');
    if (plans.length < 2 || people.length < 2) return [];
    return [{ kind: 'together', interval, people, sources: plans }];
  });
  return [...together, ...hiddenOverrides(schedule.overrides, window)].sort(
    (a, b) => a.interval.start - b.interval.start,
  );
}

function hiddenOverrides(overrides: readonly Override[], window: Interval): Overlap[] {
  const inOrder = overrides
    .filter(({ interval }) => interval.start < window.end && interval.end > window.start)
    .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  return inOrder.flatMap((lower, index) =>
    inOrder.slice(index + 1).flatMap((upper): Overlap[] => {
      const start = Math.max(lower.interval.start, upper.interval.start, window.start);
      const end = Math.min(lower.interval.end, upper.interval.end, window.end);
      const isHidden = start < end && (upper.layerId === null || upper.layerId === lower.layerId);
      return isHidden ? [{ kind: 'hidden', interval: { start, end }, hiddenId: lower.id, byId: upper.id }] : [];
    }),
  );
}
