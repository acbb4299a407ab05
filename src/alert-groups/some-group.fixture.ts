import type { AlertGroup, AlertGroupDetail } from '../api/alert-groups.ts';

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

export function someEntry(
  over: Partial<AlertGroupDetail['timeline'][number]> = {},
): AlertGroupDetail['timeline'][number] {
  return {
    ...{ seq: 0, at: OPENED_AT, kind: 'note', sentence: 'Something happened' },
    ...{ person: null, by: null, channel: null, methodId: null, reason: null, isAbsorbed: false },
    ...over,
  };
}

export function someAlert(
  over: Partial<AlertGroupDetail['alertList'][number]> = {},
): AlertGroupDetail['alertList'][number] {
  return {
    ...{ fingerprint: 'f1', episode: 1, status: 'firing', title: 'Checkout latency high', severity: 'critical' },
    ...{ startsAt: OPENED_AT, endsAt: null, lastSeenAt: OPENED_AT, labels: {}, annotations: {}, links: {}, values: {} },
    reason: 'opened the group',
    ...over,
  };
}

/** Everything about one group; a test writes only what it is about. */
export function someDetail(over: Partial<AlertGroupDetail> = {}): AlertGroupDetail {
  return {
    ...someGroup(),
    ...{ owned: 'service="checkout" matches', chain: { id: 'shop', name: 'Shop', version: 3 } },
    ...{ responders: [], cycles: [], next: null, upcoming: [], spent: [], alertList: [], timeline: [], messages: [] },
    ...over,
  };
}
