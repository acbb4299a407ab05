import { isOpen } from '../core/escalation/cycles.ts';
import type { Instant } from '../core/time/instant.ts';
import { insertGroups, nextNumbers, updateGroups } from '../store/alert-groups.ts';
import type { Tx } from '../store/database.ts';
import { addMessages } from '../store/outbox.ts';
import { saveResponders } from '../store/responders.ts';
import { takeTurns } from '../store/round-robin.ts';
import type { AlertGroupRow, OutboxRow, ResponderRow, TimelineRow } from '../store/rows.ts';
import { appendTimeline } from '../store/timeline.ts';
import type { Draft } from './draft.ts';
import type { Known } from './known.ts';
import { alarmsOf, isShown, messageOf, updatesOfStanding } from './messages.ts';
import { responseColumns } from './response-times.ts';
import type { Worlds } from './worlds.ts';

/** What a commit set in motion, for the pumps and for live pages. */
export interface Committed {
  readonly groupIds: readonly string[];
  readonly messages: number;
  readonly alarms: readonly { readonly groupId: string; readonly reason: string }[];
}

/**
 * Who is being reached in this group, so that "my groups" and a change of somebody's rules find it without a sweep. Only
 * what is different from before: most commits move one person, in groups of several.
 */
function respondersOf({ row, state, before }: Draft): ResponderRow[] {
  return state.cycles
    .filter((cycle) => {
      const earlier = before?.cycles.find((one) => one.personId === cycle.personId);
      return earlier === undefined || isOpen(earlier) !== isOpen(cycle);
    })
    .map((cycle) => ({
      group_id: row.id,
      person_id: cycle.personId,
      paged_at: cycle.startedAt,
      running: isOpen(cycle) ? 1 : 0,
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
  // Most events, such as the report of a delivery, leave everybody's cycle as it is.
  if (draft.before?.cycles !== state.cycles) writes.responders.push(...respondersOf(draft));
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
