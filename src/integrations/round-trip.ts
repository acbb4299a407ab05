import type { Instant } from '../../server/core/time/instant.ts';
import { MINUTE_MS } from '../../server/core/time/instant.ts';
import type { IntegrationRequest } from '../api/integrations.ts';

export type StepId = 'sent' | 'received' | 'proven' | 'understood' | 'grouped';
export type StepState = 'done' | 'waiting' | 'failed' | 'not-reached';

export interface Step {
  readonly id: StepId;
  readonly state: StepState;
  /** What the service said about it; null where there is nothing to add. */
  readonly detail: string | null;
}

export interface Attempt {
  readonly at: Instant;
  /** Of the newest request before it, by the clock of the service: the browser's may differ. */
  readonly after: string | null;
}

/** Refusals before the body was read: somebody who cannot prove to be the sender. */
const UNPROVEN: ReadonlySet<string> = new Set([
  'authorization-missing',
  'authorization-wrong',
  'signature-missing',
  'signature-wrong',
  'timestamp-missing',
  'timestamp-outside-window',
]);

/** A body that is not even there says nothing about the sender. */
const BEFORE_PROOF: ReadonlySet<string> = new Set(['too-many', 'not-stored']);

/** Grafana answers its *test* within 30 s; after twice that nothing is on its way any more. */
export const PATIENCE_MS = MINUTE_MS;

/** The first request after the attempt; null while there is none. `requests`: newest first. */
export function arrivalOf(attempt: Attempt, requests: readonly IntegrationRequest[]): IntegrationRequest | null {
  const since = requests.filter(({ receivedAt }) => attempt.after === null || receivedAt > attempt.after);
  return since.at(-1) ?? null;
}

/** How far a test has come. `now`: by the clock of the browser, as the attempt. */
export function stepsOf(attempt: Attempt, arrival: IntegrationRequest | null, now: Instant): readonly Step[] {
  const step = (id: StepId, state: StepState, detail: string | null = null): Step => ({ id, state, detail });
  const sent = step('sent', 'done');
  if (arrival === null) {
    const isLost = now - attempt.at > PATIENCE_MS;
    return [sent, step('received', isLost ? 'failed' : 'waiting'), ...rest(['proven', 'understood', 'grouped'])];
  }
  const received = step('received', 'done');
  const { code, detail, outcome } = arrival;
  if (BEFORE_PROOF.has(code))
    return [sent, step('received', 'failed', detail), ...rest(['proven', 'understood', 'grouped'])];
  if (UNPROVEN.has(code)) return [sent, received, step('proven', 'failed', detail), ...rest(['understood', 'grouped'])];
  const proven = step('proven', 'done');
  if (code !== 'accepted') return [sent, received, proven, step('understood', 'failed', detail), ...rest(['grouped'])];
  if (outcome?.unreadable != null) {
    return [sent, received, proven, step('understood', 'failed', outcome.unreadable), ...rest(['grouped'])];
  }
  return [sent, received, proven, step('understood', 'done'), step('grouped', outcome === null ? 'waiting' : 'done')];
}

function rest(ids: readonly StepId[]): readonly Step[] {
  return ids.map((id) => ({ id, state: 'not-reached', detail: null }));
}

/** Whether there is nothing left to wait for. */
export function isOver(steps: readonly Step[]): boolean {
  return !steps.some(({ state }) => state === 'waiting');
}

export function isProven(steps: readonly Step[]): boolean {
  return steps.every(({ state }) => state === 'done');
}
