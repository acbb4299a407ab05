import type { TimelineEntry } from '../insights/timeline.ts';

/** How the effect of an alert begins that joined a group and paged nobody; what follows says why. */
export const DID_NOT_PAGE = 'did not page: ';

/** An alert that would have paged if it had come alone. People look for these first when they missed something. */
export function isAbsorbed(entry: TimelineEntry): boolean {
  return entry.kind === 'alert-joined' && entry.effect.startsWith(DID_NOT_PAGE);
}
