import type { AlertGroup } from '../api/alert-groups.ts';

const OPENED_AT = '2026-11-21T02:55:00.000Z';

/** An alert group as the list shows it; a test writes only what it is about. */
export function someGroup(over: Partial<AlertGroup> = {}): AlertGroup {
  return {
    ...{ id: 'g-42', number: 42, title: 'Checkout latency high', summary: 'p99 is 4.2 s', status: 'firing' },
    ...{ severity: 'critical', urgency: 'high', integration: { id: 'grafana', name: 'Grafana' } },
    ...{ service: { id: 'checkout', name: 'Checkout' }, team: { id: 'shop', name: 'Shop' } },
    ...{ labels: { service: 'checkout' }, links: {}, isTest: false, firing: 1, alerts: 1, sourceStillFires: false },
    ...{ statusBy: '', statusUntil: null, pagedNow: [], nextPage: null },
    ...{ openedAt: OPENED_AT, updatedAt: OPENED_AT, resolvedAt: null },
    ...{ firstPageMs: null, acknowledgeMs: null, resolveMs: null },
    ...over,
  };
}
