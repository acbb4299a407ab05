import { fingerprintOf } from '../core/grouping/fingerprint.ts';
import type { Labels } from '../core/grouping/alert.ts';
import { SECOND_MS } from '../core/time/instant.ts';
import type { Instant } from '../core/time/instant.ts';

const NAME = 'TestAlert';
const SUMMARY = 'A test of Tocsin. Nothing is broken, and nobody is paged.';

/**
 * A body as the sender of this type would write it, that its parser takes for a test: should the process end before it
 * was placed, it is read again from its text alone, and must still page nobody.
 */
export function testBody(type: string, given: Labels, now: Instant): Readonly<Record<string, unknown>> {
  const labels = { alertname: NAME, ...given };
  if (type === 'webhook') return { test: true, title: labels.alertname, labels, description: SUMMARY };
  const fingerprint = fingerprintOf({ ...labels, '': String(now) });
  const startsAt = new Date(now).toISOString();
  const alert = { status: 'firing', labels, annotations: { summary: SUMMARY }, startsAt, fingerprint };
  if (type === 'alertmanager') return { version: '4', test: true, status: 'firing', alerts: [alert] };
  // What Grafana's own button writes in place of the key that a policy would make.
  const groupKey = `tocsin-${fingerprint}-${Math.floor(now / SECOND_MS)}`;
  return { version: '1', orgId: 1, status: 'firing', groupKey, alerts: [{ ...alert, values: null }] };
}
