import type { Notice, Page } from '../core/escalation/effect.ts';
import type { Escalation } from '../core/escalation/state.ts';
import type { World } from '../core/escalation/world.ts';
import { whatsNext } from '../core/escalation/whats-next.ts';
import { actorName, describe, type Names } from '../core/insights/describe.ts';
import { localTime } from '../core/notifying/local-time.ts';
import { spell } from '../core/insights/mention.ts';
import type { TimelineEntry } from '../core/insights/timeline.ts';
import type { MessageFacts, Purpose } from '../core/notifying/message.ts';
import type { AlertGroupRow, OutboxRow, TimelineRow } from '../store/rows.ts';

export interface FactsInput {
  readonly message: Pick<OutboxRow, 'kind' | 'person_id' | 'body' | 'attempts'>;
  readonly group: AlertGroupRow;
  readonly state: Escalation;
  readonly world: World;
  readonly names: Names;
  readonly timeline: readonly TimelineRow[];
  readonly answerLink: string | null;
  readonly replyCode: string | null;
}

function purposeOf(input: FactsInput): Purpose {
  const { message, state, names } = input;
  // Bodies are written by commit.ts, from the effect of the same kind.
  if (message.kind === 'page') {
    const page = JSON.parse(message.body) as Page;
    return { kind: 'page', because: spell(page.because, names), attempt: message.attempts };
  }
  if (message.kind === 'notice') {
    const { notice } = JSON.parse(message.body) as { notice: Notice };
    return { kind: 'notice', notice, by: 'by' in state.status ? actorName(state.status.by, names) : '' };
  }
  if (message.kind === 'alarm') {
    const { reason } = JSON.parse(message.body) as { reason: string };
    return { kind: 'page', because: reason, attempt: message.attempts };
  }
  // `test` and `schedule` are prepared elsewhere.
  return { kind: 'update' };
}

const asText = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Resolves ids to names and the chain to "who is next and when", as things stand at this very send. */
export function factsOf(input: FactsInput): MessageFacts {
  const { group, state, world, names, message } = input;
  const person = world.person(message.person_id);
  const zone = person?.zone ?? 'UTC';
  const { pagedNow, next } = whatsNext(state, world);
  const links = JSON.parse(group.links) as Readonly<Record<string, unknown>>;
  return {
    purpose: purposeOf(input),
    groupId: group.id,
    number: group.number,
    title: group.title,
    summary: group.summary,
    status: state.status.kind,
    statusBy: 'by' in state.status ? `by ${actorName(state.status.by, names)}` : '',
    severity: state.severity,
    urgency: state.urgency,
    serviceName: names.service(group.service_id),
    teamName: names.team(group.team_id),
    openedAt: group.created_at,
    now: world.now,
    firing: group.firing_count,
    labels: JSON.parse(group.labels) as Readonly<Record<string, string>>,
    to: { name: person?.name ?? '', zone },
    pagedNow: pagedNow.map(names.person),
    youAreTheOne: pagedNow.length === 1 && pagedNow[0] === message.person_id,
    next: next ? { who: next.people.map(names.person).join(', '), at: next.at } : null,
    links: {
      answer: input.answerLink,
      dashboard: asText(links['dashboard']),
      panel: asText(links['panel']),
      runbook: asText(links['runbook']),
      rule: asText(links['rule']),
      silence: asText(links['silence']),
    },
    replyCode: input.replyCode,
    // Read at night, by somebody who should not have to add hours.
    timeline: input.timeline.map((row) => ({
      at: row.at,
      sentence: describe(JSON.parse(row.body) as TimelineEntry, {
        ...names,
        time: (at) => localTime(at, world.now, zone),
      }),
    })),
  };
}
