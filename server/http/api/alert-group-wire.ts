import type { z } from 'zod';
import type { alertGroup, alertGroupDetail } from '../../contract/alert-group.ts';
import type { Escalation } from '../../core/escalation/state.ts';
import { whatsNext } from '../../core/escalation/whats-next.ts';
import { SEVERITIES } from '../../core/grouping/severity.ts';
import { actorName, describe } from '../../core/insights/describe.ts';
import type { TimelineEntry } from '../../core/insights/timeline.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Known } from '../../engine/known.ts';
import { namesOf } from '../../core/directory/names.ts';
import { makeWorlds } from '../../engine/worlds.ts';
import type { AlertGroupRow, AlertRow, OutboxRow, TimelineRow } from '../../store/rows.ts';
import { isoOf, isoOrNull, namingOf } from './naming.ts';
import type { Naming } from './naming.ts';

type Group = z.input<typeof alertGroup>;
type Detail = z.input<typeof alertGroupDetail>;

/** A row as the list shows it. JSON columns hold what the engine wrote there, so their shapes are known. */
export function groupOf(row: AlertGroupRow, naming: Naming): Group {
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
    openedAt: isoOf(row.created_at),
    updatedAt: isoOf(row.updated_at),
    resolvedAt: isoOrNull(row.resolved_at),
    firstPageMs: row.first_page_ms,
    acknowledgeMs: row.acknowledge_ms,
    resolveMs: row.resolve_ms,
  };
}

export interface GroupParts {
  readonly group: AlertGroupRow;
  readonly alerts: readonly AlertRow[];
  readonly timeline: readonly TimelineRow[];
  readonly messages: readonly OutboxRow[];
}

/**
 * Everything about one group, with what happens next as `decide` would have it at `now`. `hide` takes out of texts what
 * the reader may not see.
 */
export function detailOf(parts: GroupParts, known: Known, now: Instant, hide: (text: string) => string): Detail {
  const { group } = parts;
  const naming = namingOf(known);
  const names = namesOf(known.directory);
  const state = JSON.parse(group.state) as Escalation; // Written by the engine, as are the other JSON columns.
  const { status, run } = state;
  const { pagedNow, next, upcoming } = whatsNext(state, makeWorlds(known, new Map(), now).of(group.service_id));
  return {
    ...groupOf(group, naming),
    owned: group.owned_because,
    statusBy: 'by' in status ? actorName(status.by, names) : '',
    statusUntil: 'until' in status ? isoOrNull(status.until) : null,
    chain: run.chain === null ? null : { id: run.chain.id, name: run.chain.name, version: run.chain.version },
    responders: state.responders.map(naming.person),
    pagedNow: pagedNow.map(naming.person),
    next: next === null ? null : { at: isoOf(next.at), people: next.people.map(naming.person) },
    upcoming: upcoming.map(({ at, personId, channel, by }) => ({
      ...{ at: isoOf(at), person: naming.person(personId), channel, by },
    })),
    alertList: parts.alerts.map(alertOf),
    timeline: parts.timeline.map(({ seq, at, kind, body }) => ({
      ...{ seq, at: isoOf(at), kind, sentence: hide(describe(JSON.parse(body) as TimelineEntry, names)) },
    })),
    messages: parts.messages.map((message) => messageOf(message, naming, hide)),
  };
}

function alertOf(row: AlertRow): Detail['alertList'][number] {
  return {
    fingerprint: row.fingerprint,
    episode: row.episode,
    status: row.status,
    title: row.title,
    severity: severityIn(row.severity),
    startsAt: isoOf(row.starts_at),
    endsAt: isoOrNull(row.ends_at),
    lastSeenAt: isoOf(row.last_seen_at),
    labels: JSON.parse(row.labels) as Record<string, string>,
    annotations: JSON.parse(row.annotations) as Record<string, string>,
    links: linksIn(row.links),
    values: JSON.parse(row.vals) as Record<string, number | null>,
    reason: row.reason,
  };
}

/** The address stays behind: who was reached over what is everybody's business, their number is not. */
function messageOf(row: OutboxRow, naming: Naming, hide: (text: string) => string): Detail['messages'][number] {
  return {
    id: row.id,
    kind: row.kind,
    person: row.person_id === '' ? null : naming.person(row.person_id),
    channel: row.channel,
    state: row.state,
    createdAt: isoOf(row.created_at),
    sentAt: isoOrNull(row.sent_at),
    attempts: row.attempts,
    result: row.result === null ? null : hide(row.result),
  };
}

function severityIn(text: string): Group['severity'] {
  return SEVERITIES.find((severity) => severity === text) ?? 'warning';
}

/** Links that are not there are null in the store and absent on the wire. */
function linksIn(json: string): Record<string, string> {
  const links = JSON.parse(json) as Record<string, string | null>;
  return Object.fromEntries(Object.entries(links).flatMap(([kind, url]) => (url ? [[kind, url] as const] : [])));
}
