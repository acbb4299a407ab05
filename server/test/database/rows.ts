import type { AlertGroupRow, AlertRow, OutboxRow } from '../../store/rows.ts';

/** Rows as the tests of the store need them: whole, plain, and different only in what the test names. */

export function groupRow(number: number, over: Partial<AlertGroupRow> = {}): AlertGroupRow {
  return {
    id: `group-${number}`,
    number,
    service_id: 'checkout',
    team_id: 'shop',
    group_key: `key-${number}`,
    open: 1,
    status: 'firing',
    severity: 'critical',
    urgency: 'high',
    title: `Checkout is slow ${number}`,
    summary: '',
    labels: '{}',
    links: '[]',
    integration_id: 'grafana',
    test: 0,
    firing_count: 1,
    alert_count: 1,
    created_at: 1_000 * number,
    updated_at: 1_000 * number,
    resolved_at: null,
    wake_at: null,
    version: 1,
    timeline_length: 0,
    state: '{}',
    owned_because: '',
    first_page_ms: null,
    acknowledge_ms: null,
    resolve_ms: null,
    stages: '',
    ...over,
  };
}

export function alertRow(fingerprint: string, over: Partial<AlertRow> = {}): AlertRow {
  return {
    alert_key: `grafana/${fingerprint}`,
    episode: 1,
    latest: 1,
    integration_id: 'grafana',
    fingerprint,
    group_id: 'group-1',
    status: 'firing',
    starts_at: 1_000,
    ends_at: null,
    last_seq: 1,
    last_seen_at: 1_000,
    severity: 'critical',
    title: 'Checkout is slow',
    labels: '{}',
    annotations: '{}',
    links: '[]',
    vals: '{}',
    rule_uid: null,
    reason: 'first alert of this group',
    ...over,
  };
}

export function messageRow(id: string, over: Partial<OutboxRow> = {}): OutboxRow {
  return {
    id,
    kind: 'page',
    group_id: 'group-1',
    person_id: 'ana',
    method_id: 'ana-mail',
    channel: 'email',
    address: 'ana@example.test',
    body: '{}',
    created_at: 1_000,
    state: 'waiting',
    due_at: 1_000,
    attempts: 0,
    leased_by: null,
    sent_at: null,
    provider_ref: null,
    provider_id: null,
    provider_rank: 0,
    result: null,
    ...over,
  };
}
