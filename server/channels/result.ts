import { MINUTE_MS, SECOND_MS } from '../core/time/instant.ts';
import type { ProviderRef, SendResult } from './channel.ts';

export const delivered = (ref: ProviderRef | null, detail: string): SendResult => ({ kind: 'delivered', ref, detail });
export const tryAgain = (afterMs: number, reason: string): SendResult => ({ kind: 'try-again', afterMs, reason });
export const gaveUp = (reason: string): SendResult => ({ kind: 'gave-up', reason });

const FIRST_BACK_OFF_MS = 5 * SECOND_MS;
const LONGEST_BACK_OFF_MS = 5 * MINUTE_MS;
/** A provider that asks for a day would park a page; whoever plans the next attempt may still give up earlier. */
const LONGEST_RETRY_AFTER_MS = 60 * MINUTE_MS;

/** 5 s, 10 s, 20 s … 5 min. `attempt` counts from 1. */
export function backOffMs(attempt: number): number {
  const doublings = Math.min(Math.max(0, Math.trunc(attempt) - 1), 16);
  return Math.min(FIRST_BACK_OFF_MS * 2 ** doublings, LONGEST_BACK_OFF_MS);
}

/**
 * How long a provider asks us to wait, in ms: `Retry-After` in seconds or as an HTTP date (RFC 9110, 10.2.3). A date is
 * measured from the answer's own `Date`, because the two clocks need not agree. Null when absent, past or unreadable.
 */
export function retryAfterMs(retryAfter: string | null, date: string | null): number | null {
  if (retryAfter === null) return null;
  const wait = /^\s*\d+\s*$/.test(retryAfter)
    ? Number(retryAfter) * SECOND_MS
    : Date.parse(retryAfter) - Date.parse(date ?? '');
  return Number.isFinite(wait) && wait > 0 ? Math.min(wait, LONGEST_RETRY_AFTER_MS) : null;
}
