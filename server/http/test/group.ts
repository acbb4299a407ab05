import { decide } from '../../core/escalation/decide.ts';
import type { Event } from '../../core/escalation/event.ts';
import { open } from '../../core/escalation/open.ts';
import type { Escalation } from '../../core/escalation/state.ts';
import type { TimelineEntry } from '../../core/insights/timeline.ts';
import { createKnown } from '../../engine/known.ts';
import { makeWorlds } from '../../engine/worlds.ts';
import { insertGroups } from '../../store/alert-groups.ts';
import { saveAlerts } from '../../store/alerts.ts';
import type { AlertGroupRow, AlertRow } from '../../store/rows.ts';
import { appendTimeline } from '../../store/timeline.ts';
import type { TestService } from './service.ts';

export interface GroupOptions {
  readonly id: string;
  readonly number: number;
  readonly title?: string;
  readonly serviceId?: string;
  readonly createdAt?: number;
  readonly row?: Partial<AlertGroupRow>;
  /** What happens to it right after it opened. */
  readonly events?: readonly Event[];
}

/** An alert group in the store, as the engine would have put it there. */
export async function haveGroup(service: TestService, options: GroupOptions): Promise<void> {
  const { id, number, title = 'Checkout is slow', serviceId = 'checkout', events = [] } = options;
  const now = options.createdAt ?? service.clock.now();
  const known = createKnown(service.configuration.snapshot, service.channels)();
  const world = makeWorlds(known, new Map(), now).of(serviceId);
  const entries: TimelineEntry[] = [];
  const keep = (decision: ReturnType<typeof open>): Escalation => {
    for (const effect of decision.effects) if (effect.kind === 'record') entries.push(effect.entry);
    return decision.state;
  };
  let state = keep(open({ title, severity: 'critical', alerts: 1 }, world));
  for (const event of events) state = keep(decide(state, event, world));
  const row = rowOf({ id, number, title, serviceId, now, state, entries });
  await service.database.write(async (tx) => {
    await insertGroups(tx, [{ ...row, ...options.row }]);
    await appendTimeline(
      tx,
      entries.map((entry, seq) => ({ group_id: id, seq, at: entry.at, kind: entry.kind, body: JSON.stringify(entry) })),
    );
    await saveAlerts(tx, { inserted: [alertOf(id, title, now)], changed: [] });
  });
}

interface Made {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly serviceId: string;
  readonly now: number;
  readonly state: Escalation;
  readonly entries: readonly TimelineEntry[];
}

const LABELS = JSON.stringify({ alertname: 'Latency', service: 'checkout' });
const LINKS = JSON.stringify({ runbook: 'https://wiki.example.test/checkout', dashboard: null });

function rowOf({ id, number, title, serviceId, now, state, entries }: Made): AlertGroupRow {
  const status = state.status.kind;
  return {
    ...{ id, number, title, status, severity: state.severity, urgency: state.urgency, labels: LABELS, links: LINKS },
    ...{ service_id: serviceId, team_id: 'shop', group_key: id, open: status === 'resolved' ? 0 : 1, test: 0 },
    ...{ summary: 'p99 above 2 s', integration_id: 'grafana', firing_count: 1, alert_count: 1 },
    ...{ created_at: now, updated_at: now, resolved_at: status === 'resolved' ? now : null, wake_at: state.wakeAt },
    ...{ version: 1, timeline_length: entries.length, state: JSON.stringify(state), owned_because: 'service matches' },
    ...{ first_page_ms: null, acknowledge_ms: null, resolve_ms: null, stages: '' },
  };
}

function alertOf(groupId: string, title: string, now: number): AlertRow {
  return {
    ...{ alert_key: `grafana/${groupId}`, episode: 1, latest: 1, integration_id: 'grafana', fingerprint: groupId },
    ...{ group_id: groupId, status: 'firing', starts_at: now, ends_at: null, last_seq: 1, last_seen_at: now },
    ...{ severity: 'critical', title, labels: LABELS, annotations: '{}', links: LINKS, vals: '{"A":2.5,"B":null}' },
    ...{ rule_uid: null, reason: 'opened the group' },
  };
}
