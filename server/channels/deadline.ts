import { SECOND_MS } from '../core/time/instant.ts';
import type { SendResult } from './channel.ts';
import type { ChannelDeps } from './definition.ts';
import { tryAgain } from './result.ts';

/** Where nothing else is asked for: a pager that waits longer for one provider would be late with the next. */
export const DEFAULT_TIMEOUT_MS = 10 * SECOND_MS;

export interface Deadline {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly expired: () => boolean;
}

export function deadline(signal: AbortSignal, deps: Pick<ChannelDeps, 'timeoutMs'>): Deadline {
  const timeoutMs = deps.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const timer = AbortSignal.timeout(timeoutMs);
  return { signal: AbortSignal.any([signal, timer]), timeoutMs, expired: () => timer.aborted };
}

/** Whether the provider was never heard is not known, so a send that ends this way may be doubled by the next one. */
export function unanswered(provider: string, error: unknown, limit: Deadline, afterMs: number): SendResult {
  return tryAgain(afterMs, silence(provider, error, limit));
}

export function silence(provider: string, error: unknown, limit: Deadline): string {
  if (limit.expired()) return `${provider} did not answer within ${limit.timeoutMs / SECOND_MS} s`;
  if (limit.signal.aborted) return `stopped before ${provider} answered`;
  return `cannot reach ${provider}: ${causeOf(error)}`;
}

/** `fetch` says only "fetch failed"; the reason a human can act on (refused, no such host) lies in its causes. */
export function causeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return causeOf(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return causeOf(error.cause);
  return error.message === '' ? error.name : error.message;
}
