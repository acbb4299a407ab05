import type { IncomingAlert } from '../core/grouping/alert.ts';
import type { KnownAlert, Step } from '../core/grouping/episode.ts';
import { severityOf } from '../core/grouping/severity.ts';
import type { AlertRow } from '../store/rows.ts';
import type { Request } from './requests.ts';

/**
 * Only resolves move `last_seen_at` of a resolved alert (late firings are not written), so it says when the resolve was
 * seen.
 */
export function knownOf(row: AlertRow | undefined): KnownAlert | null {
  if (!row) return null;
  if (row.status === 'firing') return { state: 'firing', startsAt: row.starts_at };
  return {
    state: 'resolved',
    startsAt: row.starts_at,
    endsAt: row.ends_at ?? row.starts_at,
    resolveSeenAt: row.last_seen_at,
  };
}

/** The alert's row after `step`; a new episode gets a new row, everything else changes the one that is there. */
export function rowAfter(
  before: AlertRow | undefined,
  alert: IncomingAlert,
  step: Step,
  request: Request,
  reason: string,
): AlertRow {
  const isNewEpisode = before === undefined || step.kind === 'opens';
  return {
    alert_key: `${request.integrationId}/${alert.fingerprint}`,
    episode: before === undefined ? 1 : before.episode + (isNewEpisode ? 1 : 0),
    latest: 1,
    integration_id: request.integrationId,
    fingerprint: alert.fingerprint,
    group_id: isNewEpisode ? null : before.group_id,
    status: step.next.state,
    starts_at: step.next.startsAt,
    ends_at: step.next.state === 'resolved' ? step.next.endsAt : null,
    last_seq: request.seq,
    last_seen_at: alert.receivedAt,
    severity: severityOf(alert.labels),
    title: alert.title,
    labels: JSON.stringify(alert.labels),
    annotations: JSON.stringify(alert.annotations),
    links: JSON.stringify(alert.links),
    vals: JSON.stringify(alert.values),
    rule_uid: alert.ruleUid,
    reason,
  };
}
