import type { Instant } from '../time/instant.ts';
import { timeSpent } from './spent.ts';
import type { Spent } from './spent.ts';
import type { TimelineEntry } from './timeline.ts';

/** A duration that is over, one that still grows, or none, with the reason: never a zero that means "nothing". */
export type Measured =
  | { readonly kind: 'known'; readonly ms: number }
  | { readonly kind: 'running'; readonly sinceMs: number }
  | { readonly kind: 'not-applicable'; readonly why: string };

export interface ResponseTimes {
  readonly firstPage: Measured;
  readonly firstDelivery: Measured;
  /** From opening to the first acknowledgement with which enough people had answered. MTTA is its mean. */
  readonly acknowledge: Measured;
  /** From opening to the last resolve; time between a resolve and a re-opening belongs to it. MTTR is its mean. */
  readonly resolve: Measured;
  /** From opening to the last resolve, or to now where it is not resolved. The stages sum to it. */
  readonly totalMs: number;
  readonly stages: readonly Spent[];
}

interface Milestones {
  readonly paged: Instant | null;
  readonly delivered: Instant | null;
  readonly acknowledged: Instant | null;
  /** Null while the group is open, whatever was resolved before a re-opening. */
  readonly resolved: Instant | null;
}

function milestonesOf(timeline: readonly TimelineEntry[]): Milestones {
  let paged: Instant | null = null;
  let delivered: Instant | null = null;
  let acknowledged: Instant | null = null;
  let resolved: Instant | null = null;
  for (const entry of timeline) {
    if (entry.kind === 'paged') paged ??= entry.at;
    else if (entry.kind === 'page-delivered') delivered ??= entry.at;
    else if (entry.kind === 'acknowledged' && entry.answersLeft === 0) acknowledged ??= entry.at;
    else if (entry.kind === 'resolved') resolved = entry.at;
    else if (entry.kind === 'reopened') resolved = null;
  }
  return { paged, delivered, acknowledged, resolved };
}

/** What never happened still may, until the group is resolved. */
function measured(at: Instant | null, openedAt: Instant, runningMs: number, why: string | null): Measured {
  if (at !== null) return { kind: 'known', ms: Math.max(0, at - openedAt) };
  return why === null ? { kind: 'running', sinceMs: runningMs } : { kind: 'not-applicable', why };
}

const NOT_OPENED: Measured = { kind: 'not-applicable', why: 'the alert group has not been opened' };

/**
 * From the timeline alone, so that anybody can check a figure; entries are in the order in which they were recorded.
 * Instants are epoch ms, durations ms.
 */
export function measure(timeline: readonly TimelineEntry[], now: Instant): ResponseTimes {
  const openedAt = timeline.find((entry) => entry.kind === 'opened')?.at;
  if (openedAt === undefined) {
    const none = NOT_OPENED;
    return { firstPage: none, firstDelivery: none, acknowledge: none, resolve: none, totalMs: 0, stages: [] };
  }
  const { paged, delivered, acknowledged, resolved } = milestonesOf(timeline);
  const endAt = Math.max(openedAt, resolved ?? now);
  const sinceMs = endAt - openedAt;
  const isOver = resolved !== null;
  const noPage = isOver ? 'resolved before anybody was paged' : null;
  const noDelivery = isOver || acknowledged !== null ? 'no provider reported a delivery' : null;
  return {
    firstPage: measured(paged, openedAt, sinceMs, noPage),
    firstDelivery: measured(delivered, openedAt, sinceMs, paged === null ? noPage : noDelivery),
    acknowledge: measured(acknowledged, openedAt, sinceMs, isOver ? 'resolved without an acknowledgement' : null),
    resolve: measured(resolved, openedAt, sinceMs, null),
    totalMs: sinceMs,
    stages: timeSpent(timeline, openedAt, endAt),
  };
}
