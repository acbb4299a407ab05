import { NOW } from './caught-town.fixture.ts';
import type { GroupDetail } from './service-api.ts';
import type { Situation } from './situation.ts';

export const iso = (at: number): string => new Date(at).toISOString();

/** An alert group as the API tells of it; a test writes only what it is about. */
export function someGroup(over: Partial<GroupDetail> = {}): GroupDetail {
  return {
    id: 'g-42',
    number: 42,
    title: 'Checkout latency high',
    summary: 'p99 is 4.2 s',
    status: 'firing',
    severity: 'critical',
    urgency: 'high',
    service: { id: 'checkout', name: 'Checkout' },
    team: { id: 'shop', name: 'Shop' },
    integration: { id: 'grafana', name: 'Grafana Alerting' },
    labels: {},
    links: {},
    isTest: false,
    firing: 3,
    alerts: 3,
    sourceStillFires: false,
    openedAt: iso(NOW - 60_000),
    updatedAt: iso(NOW),
    resolvedAt: null,
    firstPageMs: 12,
    acknowledgeMs: null,
    resolveMs: null,
    owned: 'only match',
    statusBy: '',
    statusUntil: null,
    chain: null,
    responders: [{ id: 'ana', name: 'Ana Ünal' }],
    pagedNow: [{ id: 'ana', name: 'Ana Ünal' }],
    next: { at: iso(NOW + 240_000), people: [{ id: 'ben', name: 'Ben <Okafor>' }] },
    nextPage: null,
    cycles: [],
    spent: [],
    upcoming: [
      { at: iso(NOW + 60_000), person: { id: 'ana', name: 'Ana Ünal' }, channel: 'email', by: 'rule' },
      { at: iso(NOW + 240_000), person: { id: 'ben', name: 'Ben <Okafor>' }, channel: 'sms', by: 'step' },
    ],
    alertList: [],
    timeline: [],
    messages: [],
    ...over,
  };
}

export function someMessageOf(
  personId: string,
  channel: string,
  sentAt: number | null,
): GroupDetail['messages'][number] {
  return {
    id: `${personId}-${channel}`,
    kind: 'page',
    person: { id: personId, name: personId },
    channel,
    state: sentAt === null ? 'waiting' : 'sent',
    createdAt: iso(NOW),
    sentAt: sentAt === null ? null : iso(sentAt),
    attempts: 1,
    result: null,
  };
}

export const QUIET: Situation = { open: [], resolved: [], onCall: [], times: [], trouble: null };
