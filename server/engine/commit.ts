import { isOpen } from '../core/escalation/cycles.ts';
import type { Effect } from '../core/escalation/effect.ts';
import type { TimelineEntry } from '../core/insights/timeline.ts';
import type { Instant } from '../core/time/instant.ts';
import { insertGroups, nextNumbers, updateGroups } from '../store/alert-groups.ts';
import type { Tx } from '../store/database.ts';
import { addMessages } from '../store/outbox.ts';
import { saveResponders } from '../store/responders.ts';
import { takeTurns } from '../store/round-robin.ts';
import type { AlertGroupRow, OutboxRow, ResponderRow, TimelineRow } from '../store/rows.ts';
import { standingOfGroups } from '../store/standing-messages.ts';
import { appendTimeline } from '../store/timeline.ts';
import type { Draft } from './draft.ts';
import type { Known } from './known.ts';
import { responseColumns } from './response-times.ts';
import type { Worlds } from './worlds.ts';

/** What a commit set in motion, for the pumps and for live pages. */
export interface Committed {
  readonly groupIds: readonly string[];
  readonly messages: number;
  readonly alarms: readonly { readonly groupId: string; readonly reason: string }[];
}

const NEW_MESSAGE = {
  state: 'waiting',
  attempts: 0,
  leased_by: null,
  sent_at: null,
  provider_ref: null,
  provider_id: null,
  provider_rank: 0,
  result: null,
} as const;

/** Changes that a standing chat message must show. */
const SHOWN: ReadonlySet<TimelineEntry['kind']> = new Set([
  'acknowledged',
  'unacknowledged',
  'acknowledge-timed-out',
  'snoozed',
  'snooze-ended',
  'resolved',
  'reopened',
  'declined',
  'reassigned',
  'severity-rose',
  'exhausted',
]);

/** Also that somebody else's turn has begun: the message says who is being paged. */
const isShown = (entry: TimelineEntry): boolean => SHOWN.has(entry.kind) || (entry.kind === 'paged' && entry.opening);

function messageOf(effect: Effect, draft: Draft, id: string, now: Instant): OutboxRow | null {
  const base = { id, group_id: draft.row.id, created_at: now, due_at: now, ...NEW_MESSAGE };
  if (effect.kind === 'page') {
    const { personId, methodId, channel, address } = effect.page;
    return {
      ...base,
      kind: 'page',
      person_id: personId,
      method_id: methodId,
      channel,
      address,
      body: JSON.stringify(effect.page),
    };
  }
  if (effect.kind === 'notify') {
    const { personId, methodId, channel, address } = effect;
    return {
      ...base,
      kind: 'notice',
      person_id: personId,
      method_id: methodId,
      channel,
      address,
      body: JSON.stringify(effect),
    };
  }
  return null;
}

function alarmsOf(effect: Effect, draft: Draft, id: string, now: Instant, known: Known): OutboxRow[] {
  if (effect.kind !== 'alarm') return [];
  return known.directory.settings.alarms.map(({ channel, address }, index) => ({
    ...NEW_MESSAGE,
    id: `${id}.${index}`,
    kind: 'alarm',
    group_id: draft.row.id,
    person_id: '',
    method_id: '',
    channel,
    address,
    body: JSON.stringify({ reason: effect.reason }),
    created_at: now,
    due_at: now,
  }));
}

/** Who is being reached in this group, so that "my groups" and a change of somebody's rules find it without a sweep. */
function respondersOf(draft: Draft): ResponderRow[] {
  const running = new Set(draft.state.cycles.filter(isOpen).map((cycle) => cycle.personId));
  return draft.state.cycles.map((cycle) => ({
    group_id: draft.row.id,
    person_id: cycle.personId,
    paged_at: cycle.startedAt,
    running: running.has(cycle.personId) ? 1 : 0,
  }));
}

interface Writes {
  readonly groups: { inserted: AlertGroupRow[]; updated: AlertGroupRow[] };
  readonly timeline: TimelineRow[];
  readonly outbox: OutboxRow[];
  readonly responders: ResponderRow[];
  readonly alarms: { groupId: string; reason: string }[];
  /** Groups whose standing chat messages no longer show the truth. */
  readonly outdated: Map<string, string>;
}

function collect(draft: Draft, writes: Writes, known: Known, now: Instant): void {
  const { row, state, effects } = draft;
  const version = draft.isNew ? 1 : row.version + 1;
  let length = row.timeline_length;
  effects.forEach((effect, index) => {
    const id = `${row.id}.${version}.${index}`;
    if (effect.kind === 'record') {
      const { entry } = effect;
      writes.timeline.push({
        group_id: row.id,
        seq: length,
        at: entry.at,
        kind: entry.kind,
        body: JSON.stringify(entry),
      });
      length += 1;
      if (!draft.isNew && isShown(entry)) writes.outdated.set(row.id, `${row.id}.${version}`);
    } else if (effect.kind === 'alarm') {
      writes.alarms.push({ groupId: row.id, reason: effect.reason });
      writes.outbox.push(...alarmsOf(effect, draft, id, now, known));
    } else {
      const message = messageOf(effect, draft, id, now);
      if (message) writes.outbox.push(message);
    }
  });
  writes.responders.push(...respondersOf(draft));
  const written: AlertGroupRow = {
    ...row,
    version,
    timeline_length: length,
    open: state.status.kind === 'resolved' ? 0 : 1,
    status: state.status.kind,
    severity: state.severity,
    urgency: state.urgency,
    updated_at: now,
    resolved_at: state.status.kind === 'resolved' ? state.status.at : null,
    wake_at: state.wakeAt,
    state: JSON.stringify(state),
    ...responseColumns(draft),
  };
  (draft.isNew ? writes.groups.inserted : writes.groups.updated).push(written);
}

const placeOf = (at: { group_id: string; channel: string; address: string }): string =>
  `${at.group_id} ${at.channel} ${at.address}`;

async function updatesOfStanding(
  tx: Tx,
  { outdated, outbox }: Pick<Writes, 'outdated' | 'outbox'>,
  now: Instant,
): Promise<OutboxRow[]> {
  if (outdated.size === 0) return [];
  const standing = await standingOfGroups(tx, [...outdated.keys()]);
  // A notice or a page to the same place brings the standing message up to date by itself.
  const written = new Set(outbox.map(placeOf));
  return standing
    .filter((message) => !written.has(placeOf(message)))
    .map((message, index) => ({
      ...NEW_MESSAGE,
      id: `${outdated.get(message.group_id) ?? message.group_id}.u${index}`,
      kind: 'update',
      group_id: message.group_id,
      person_id: '',
      method_id: '',
      channel: message.channel,
      address: message.address,
      body: '{}',
      created_at: now,
      due_at: now,
    }));
}

/** State, version, wake, timeline and outbox of every changed draft, in the caller's transaction: all of it or nothing. */
export async function commitDrafts(
  tx: Tx,
  drafts: readonly Draft[],
  worlds: Worlds,
  known: Known,
  now: Instant,
): Promise<Committed> {
  const changed = drafts.filter((draft) => draft.changed);
  const fresh = changed.filter((draft) => draft.isNew);
  const numbers = fresh.length > 0 ? await nextNumbers(tx, fresh.length) : [];
  fresh.forEach((draft, index) => {
    draft.row = { ...draft.row, number: numbers[index] ?? 0 };
  });
  const writes: Writes = {
    groups: { inserted: [], updated: [] },
    timeline: [],
    outbox: [],
    responders: [],
    alarms: [],
    outdated: new Map(),
  };
  for (const draft of changed) collect(draft, writes, known, now);
  await insertGroups(tx, writes.groups.inserted);
  await updateGroups(tx, writes.groups.updated);
  await appendTimeline(tx, writes.timeline);
  await saveResponders(tx, writes.responders);
  for (const [key, times] of worlds.turns) await takeTurns(tx, key, times);
  const outbox = [...writes.outbox, ...(await updatesOfStanding(tx, writes, now))];
  await addMessages(tx, outbox);
  return { groupIds: changed.map((draft) => draft.row.id), messages: outbox.length, alarms: writes.alarms };
}
