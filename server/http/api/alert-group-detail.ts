import type { z } from 'zod';
import type { alertGroupDetail } from '../../contract/alert-group.ts';
import { cycleOf, reachedOver } from '../../core/escalation/cycles.ts';
import type { Cycle, Escalation } from '../../core/escalation/state.ts';
import { whatsNext } from '../../core/escalation/whats-next.ts';
import { measure } from '../../core/insights/measure.ts';
import type { Spent } from '../../core/insights/spent.ts';
import type { TimelineEntry } from '../../core/insights/timeline.ts';
import type { AlertGroupRow, AlertRow, GroupMessageKind, OutboxRow, TimelineRow } from '../../store/rows.ts';
import { timelineEntryOf } from './alert-group-timeline.ts';
import type { GroupView } from './alert-group-view.ts';
import { groupOf, linksIn, severityIn, stateOf, upcomingOf } from './alert-group-wire.ts';
import { isoOf, isoOrNull } from './naming.ts';
import type { Naming } from './naming.ts';

type Detail = z.input<typeof alertGroupDetail>;

export interface GroupParts {
  readonly group: AlertGroupRow;
  readonly alerts: readonly AlertRow[];
  readonly timeline: readonly TimelineRow[];
  readonly messages: readonly OutboxRow[];
}

/**
 * Everything about one group, with what happens next as `decide` would have it at that instant. `hide` takes out of
 * texts what the reader may not see.
 */
export function detailOf(parts: GroupParts, view: GroupView, hide: (text: string) => string): Detail {
  const { group } = parts;
  const { naming, names, now } = view;
  const state = stateOf(group);
  const { next, upcoming } = whatsNext(state, view.worlds.of(group.service_id));
  const { chain } = state.run;
  const entries = parts.timeline.map(({ seq, body }) => ({ seq, entry: JSON.parse(body) as TimelineEntry }));
  const { stages } = measure(
    entries.map(({ entry }) => entry),
    now,
  );
  return {
    ...groupOf(group, view, state),
    owned: group.owned_because,
    chain: chain === null ? null : { id: chain.id, name: chain.name, version: chain.version },
    responders: state.responders.map(naming.person),
    cycles: state.cycles.map((cycle) => cycleOnWire(cycle, state, view)),
    next: next === null ? null : { at: isoOf(next.at), people: next.people.map(naming.person) },
    upcoming: upcoming.map((page) => upcomingOf(page, naming)),
    spent: stages.map((stretch) => spentOf(stretch, naming)),
    alertList: parts.alerts.map(alertOf),
    timeline: entries.map(({ seq, entry }) => timelineEntryOf(seq, entry, names, naming, hide)),
    messages: parts.messages.map((message) => messageOf(message, naming, hide)),
  };
}

/** What an earlier round of paging left behind is over, whatever it says of itself. */
function cycleOnWire(cycle: Cycle, state: Escalation, { known, naming }: GroupView): Detail['cycles'][number] {
  const { personId, because, urgency, startedAt } = cycle;
  const isOver = cycleOf(state, personId) === null && (cycle.state === 'running' || cycle.state === 'finished');
  const methods = known.directory.people.get(personId)?.contactMethods ?? [];
  const reached = reachedOver(cycle);
  return {
    ...{ person: naming.person(personId), because, urgency, startedAt: isoOf(startedAt) },
    state: isOver ? 'stopped' : cycle.state,
    ways: cycle.used.flatMap((methodId) => {
      const method = methods.find(({ id }) => id === methodId);
      return method === undefined ? [] : [{ channel: method.channel, hasFailed: !reached.includes(methodId) }];
    }),
  };
}

function spentOf({ name, startAt, endAt, personId }: Spent, naming: Naming): Detail['spent'][number] {
  const person = personId === null ? null : naming.person(personId);
  return { phase: name, startAt: isoOf(startAt), endAt: isoOf(endAt), person };
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
    // Notices about schedules belong to no group.
    kind: row.kind as GroupMessageKind,
    person: row.person_id === '' ? null : naming.person(row.person_id),
    channel: row.channel,
    state: row.state,
    createdAt: isoOf(row.created_at),
    sentAt: isoOrNull(row.sent_at),
    attempts: row.attempts,
    result: row.result === null ? null : hide(row.result),
  };
}
