import type { IncomingAlert } from '../core/grouping/alert.ts';
import type { Instant } from '../core/time/instant.ts';
import type { AlertGroupRow } from '../store/rows.ts';
import type { Known } from './known.ts';
import type { Owner } from './owner.ts';

/** Columns of a group that begins with this alert; what `decide` answers fills the rest when it is committed. */
export function newGroupRow(
  id: string,
  integrationId: string,
  alert: IncomingAlert,
  owner: Owner,
  known: Known,
  now: Instant,
): Omit<AlertGroupRow, 'state'> {
  return {
    id,
    number: 0, // Taken from the counter inside the transaction that inserts it.
    service_id: owner.serviceId,
    team_id: known.directory.services.get(owner.serviceId)?.teamId ?? '',
    group_key: owner.groupKey,
    open: 1,
    status: 'firing',
    severity: 'warning',
    urgency: 'high',
    title: alert.title,
    summary: alert.annotations['summary'] ?? alert.annotations['description'] ?? '',
    labels: JSON.stringify(alert.labels),
    links: JSON.stringify(alert.links),
    integration_id: integrationId,
    test: 0,
    firing_count: 0,
    alert_count: 0,
    // Waiting in the inbox is part of the response, so time counts from the arrival.
    created_at: Math.min(now, alert.receivedAt),
    updated_at: now,
    resolved_at: null,
    wake_at: null,
    version: 0,
    timeline_length: 0,
    owned_because: owner.because,
    first_page_ms: null,
    acknowledge_ms: null,
    resolve_ms: null,
    stages: '',
  };
}
