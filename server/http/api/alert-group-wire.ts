import type { z } from 'zod';
import type { alertGroup } from '../../contract/alert-group.ts';
import type { Escalation } from '../../core/escalation/state.ts';
import { glance } from '../../core/escalation/whats-next.ts';
import type { Upcoming } from '../../core/escalation/whats-next.ts';
import { SEVERITIES } from '../../core/grouping/severity.ts';
import { actorName } from '../../core/insights/describe.ts';
import type { AlertGroupRow } from '../../store/rows.ts';
import type { GroupView } from './alert-group-view.ts';
import { isoOf, isoOrNull } from './naming.ts';
import type { Naming } from './naming.ts';

type Group = z.input<typeof alertGroup>;

/** A row as the list shows it. JSON columns hold what the engine wrote there, so their shapes are known. */
export function groupOf(row: AlertGroupRow, view: GroupView, state = stateOf(row)): Group {
  const { naming, names, worlds } = view;
  const { status } = state;
  const { pagedNow, nextPage } = glance(state, worlds.of(row.service_id));
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    summary: row.summary,
    status: row.status,
    severity: severityIn(row.severity),
    urgency: row.urgency === 'low' ? 'low' : 'high',
    service: row.service_id === '' ? null : naming.service(row.service_id),
    team: row.team_id === '' ? null : naming.team(row.team_id),
    integration: naming.integration(row.integration_id),
    labels: JSON.parse(row.labels) as Record<string, string>,
    links: linksIn(row.links),
    isTest: row.test === 1,
    firing: row.firing_count,
    alerts: row.alert_count,
    sourceStillFires: row.open === 0 && row.firing_count > 0,
    statusBy: 'by' in status ? actorName(status.by, names) : '',
    statusUntil: 'until' in status ? isoOrNull(status.until) : null,
    pagedNow: pagedNow.map(naming.person),
    nextPage: nextPage === null ? null : upcomingOf(nextPage, naming),
    openedAt: isoOf(row.created_at),
    updatedAt: isoOf(row.updated_at),
    resolvedAt: isoOrNull(row.resolved_at),
    firstPageMs: row.first_page_ms,
    acknowledgeMs: row.acknowledge_ms,
    resolveMs: row.resolve_ms,
  };
}

export function upcomingOf({ at, personId, channel, by }: Upcoming, naming: Naming): NonNullable<Group['nextPage']> {
  return { at: isoOf(at), person: naming.person(personId), channel, by };
}

export function stateOf(row: AlertGroupRow): Escalation {
  return JSON.parse(row.state) as Escalation; // Written by the engine, as are the other JSON columns.
}

export function severityIn(text: string): Group['severity'] {
  return SEVERITIES.find((severity) => severity === text) ?? 'warning';
}

/** Links that are not there are null in the store and absent on the wire. */
export function linksIn(json: string): Record<string, string> {
  const links = JSON.parse(json) as Record<string, string | null>;
  return Object.fromEntries(Object.entries(links).flatMap(([kind, url]) => (url ? [[kind, url] as const] : [])));
}
