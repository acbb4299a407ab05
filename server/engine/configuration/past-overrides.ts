import type { Mistake } from '../../contract/configuration/mistake.ts';
import type { Override, Schedule } from '../../core/schedule/schedule.ts';
import type { Instant } from '../../core/time/instant.ts';

/**
 * What was, stays: an override that has ended cannot be added or edited, only taken out of the list. `before` is the
 * schedule as it stands. Files are not held to this, because old overrides stand in them for as long as nobody tidies up.
 */
export function rewrittenHistory(before: Schedule | null, next: Schedule, now: Instant): Mistake[] {
  const ended = (before?.overrides ?? []).filter(({ interval }) => interval.end <= now);
  return next.overrides.flatMap((override, index) => {
    const path = ['overrides', index];
    const old = ended.find(({ id }) => id === override.id);
    if (old !== undefined && !same(old, override)) {
      return [{ path, message: 'has ended: what was cannot be changed; add another override instead' }];
    }
    if (override.interval.end > now || ended.some((one) => same(one, override))) return [];
    return [{ path: [...path, 'end'], message: 'lies in the past: nobody can be put on call there any more' }];
  });
}

function same(a: Override, b: Override): boolean {
  const { start, end } = b.interval;
  return a.interval.start === start && a.interval.end === end && a.people.join('/') === b.people.join('/');
}
