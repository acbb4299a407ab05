import { moveOnWithout } from './advance.ts';
import { cycleOf, failOver, openCycleOf, putCycle } from './cycles.ts';
import { record } from './decision.ts';
import type { Draft } from './decision.ts';
import type { Event } from './event.ts';

type Reported = Event & { readonly kind: 'page-delivered' | 'page-failed' | 'page-held' };
type Failed = Event & { readonly kind: 'page-failed' };

/** Even where the group is resolved by then: who was messaged when is what people ask the timeline. */
export function recordDelivery(draft: Draft, event: Reported): void {
  const { personId, methodId, channel } = event;
  const messaged = { personId, methodId, channel };
  if (event.kind === 'page-delivered')
    return record(draft, { kind: 'page-delivered', detail: event.detail, ...messaged });
  if (event.kind === 'page-failed') return record(draft, { kind: 'page-failed', reason: event.detail, ...messaged });
  return record(draft, { kind: 'page-held', reason: event.reason, ...messaged });
}

/**
 * A way that was given up for slow has arrived after all: whoever it reached may answer, and is no longer out of reach.
 */
export function pageDelivered(draft: Draft, event: Reported & { kind: 'page-delivered' }): void {
  recordDelivery(draft, event);
  const { personId, methodId, engagement, serial } = event;
  const { status } = draft.state;
  const cycle = cycleOf(draft.state, personId);
  if (status.kind !== 'firing' || engagement !== draft.state.engagement) return;
  if (cycle === null || !cycle.failed.includes(methodId)) return;
  if (serial !== undefined && cycle.newest[methodId] !== serial) return;
  const failed = cycle.failed.filter((one) => one !== methodId);
  putCycle(draft, { ...cycle, failed, state: cycle.state === 'unreachable' ? 'finished' : cycle.state });
}

/**
 * One way to a person has failed: their next one is used at once. Without a next one, and with nothing under way, this
 * person cannot be reached, and the chain goes on to the next. News of an older engagement changes nothing.
 */
export function pageFailed(draft: Draft, event: Failed): void {
  recordDelivery(draft, event);
  const { personId, methodId, engagement, serial } = event;
  const cycle = openCycleOf(draft.state, personId);
  if (cycle === null || engagement !== draft.state.engagement) return;
  // A later rule may have used the method again since: that page is still under way.
  if (serial !== undefined && cycle.newest[methodId] !== serial) return;
  // A provider may report the same failure twice, and only the first one is news.
  if (!cycle.used.includes(methodId) || cycle.failed.includes(methodId)) return;
  const after = failOver(draft, { ...cycle, failed: [...cycle.failed, methodId] });
  if (after.state === 'unreachable') leaveUnreachable(draft, personId);
}

export function leaveUnreachable(draft: Draft, personId: string): void {
  record(draft, { kind: 'person-skipped', personId, reason: 'has no contact method left to try' });
  moveOnWithout(draft, personId);
}
