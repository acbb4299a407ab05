import type { AlertGroupDetail } from '../api/alert-groups.ts';

export type TimelineEntry = AlertGroupDetail['timeline'][number];
export type Delivery = 'on-its-way' | 'delivered' | 'failed' | 'held';

export interface TimelineItem {
  readonly entry: TimelineEntry;
  /** Of a page; null for everything else. */
  readonly delivery: Delivery | null;
  readonly detail: string | null;
}

const OUTCOMES: Readonly<Partial<Record<string, Delivery>>> = {
  'page-delivered': 'delivered',
  'page-failed': 'failed',
  'page-held': 'held',
};

/**
 * The newest first, with what became of each page beside it. That it arrived needs no line of its own; that it did not,
 * and why, does.
 */
export function itemsOf(timeline: readonly TimelineEntry[]): readonly TimelineItem[] {
  const items = timeline.map((entry, index): TimelineItem => {
    if (entry.kind !== 'paged') return { entry, delivery: null, detail: null };
    const outcome = outcomeOf(entry, timeline.slice(index + 1));
    return { entry, delivery: outcome?.delivery ?? 'on-its-way', detail: outcome?.reason ?? null };
  });
  return items.filter(({ entry }) => entry.kind !== 'page-delivered').reverse();
}

/** The first report over the same way; after the next page over it, reports are about that one. */
function outcomeOf(page: TimelineEntry, later: readonly TimelineEntry[]) {
  for (const entry of later) {
    if (entry.person?.id !== page.person?.id || entry.methodId !== page.methodId) continue;
    const delivery = OUTCOMES[entry.kind];
    if (delivery !== undefined) return { delivery, reason: entry.reason };
    if (entry.kind === 'paged') return null;
  }
  return null;
}

/** Alerts that joined and paged nobody since somebody had the group in hand: what people look for in the morning. */
export function absorbedIn(timeline: readonly TimelineEntry[]): readonly TimelineEntry[] {
  return timeline.filter(({ isAbsorbed }) => isAbsorbed);
}
