import { MINUTE_MS, SECOND_MS } from '../core/time/instant.ts';
import type { Instant } from '../core/time/instant.ts';

interface Bucket {
  tokens: number;
  at: Instant;
}

/** Above this many keys the ones that are full again are dropped: a full bucket and none at all are the same. */
const SWEEP_ABOVE = 10_000;

/**
 * A bucket per key that holds `capacity` requests and fills up at `perMinute`. Takes the time as an argument, and keeps
 * nothing that a restart would miss: after one, everybody starts with a full bucket.
 */
export class TokenBuckets {
  private readonly buckets = new Map<string, Bucket>();

  /** True when one was taken; false leaves the bucket as it is. */
  take(key: string, perMinute: number, now: Instant): boolean {
    const bucket = this.fill(key, perMinute, now);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  /** Whether `take` would succeed. */
  has(key: string, perMinute: number, now: Instant): boolean {
    return this.fill(key, perMinute, now).tokens >= 1;
  }

  /** Whole seconds until one is there again, at least 1. */
  waitS(key: string, perMinute: number, now: Instant): number {
    const missing = 1 - this.fill(key, perMinute, now).tokens;
    return Math.max(1, Math.ceil((missing * MINUTE_MS) / perMinute / SECOND_MS));
  }

  private fill(key: string, perMinute: number, now: Instant): Bucket {
    const before = this.buckets.get(key);
    if (before === undefined) {
      if (this.buckets.size > SWEEP_ABOVE) this.sweep(perMinute, now);
      const fresh = { tokens: perMinute, at: now };
      this.buckets.set(key, fresh);
      return fresh;
    }
    // A clock that was set back must not take tokens away.
    const passedMs = Math.max(0, now - before.at);
    before.tokens = Math.min(perMinute, before.tokens + (passedMs * perMinute) / MINUTE_MS);
    before.at = now;
    return before;
  }

  private sweep(perMinute: number, now: Instant): void {
    for (const [key, bucket] of this.buckets) {
      if (bucket.tokens + ((now - bucket.at) * perMinute) / MINUTE_MS >= perMinute) this.buckets.delete(key);
    }
  }
}
