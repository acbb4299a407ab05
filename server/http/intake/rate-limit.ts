import type { Integration } from '../../core/directory/directory.ts';
import type { IncomingAlert } from '../../core/grouping/alert.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Engine } from '../../engine/engine.ts';
import { TokenBuckets } from '../token-bucket.ts';

/**
 * Holds back repeats, never news: Grafana does not try again within a flush, so refusing a first alert would delay a
 * page by minutes and refusing a resolve would page somebody for nothing.
 */
export class RateLimit {
  private readonly buckets = new TokenBuckets();
  private readonly engine: Engine;

  constructor(engine: Engine) {
    this.engine = engine;
  }

  /** False when the integration is over its rate; the caller then asks `refusal`. */
  take(integration: Integration, now: Instant): boolean {
    return this.buckets.take(integration.id, integration.ratePerMinute, now);
  }

  /** Seconds to wait, or null when the request carries news and passes all the same. */
  async refusal(integration: Integration, alerts: readonly IncomingAlert[], now: Instant): Promise<number | null> {
    if (alerts.some((alert) => alert.status === 'resolved')) return null;
    const fingerprints = alerts.map((alert) => alert.fingerprint);
    const isRepeat = fingerprints.length === 0 || (await this.engine.knowsAll(integration.id, fingerprints));
    return isRepeat ? this.buckets.waitS(integration.id, integration.ratePerMinute, now) : null;
  }
}
