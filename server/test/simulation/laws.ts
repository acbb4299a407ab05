import { wakeAt } from '../../core/escalation/wake-at.ts';
import type { Escalation } from '../../core/escalation/state.ts';
import { measure } from '../../core/insights/measure.ts';
import type { TimelineEntry } from '../../core/insights/timeline.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Database } from '../../store/database.ts';
import type { AlertGroupRow, AlertRow, OutboxRow, TimelineRow } from '../../store/rows.ts';

type Violate = (law: string, groupId: string) => void;

interface Open {
  readonly row: AlertGroupRow;
  readonly state: Escalation;
}

function heldAtRest({ row, state }: Open, now: Instant, alarmed: ReadonlySet<string>, violate: Violate): void {
  if (row.wake_at !== wakeAt(state)) violate('the row wakes when its state says', row.id);
  if (row.wake_at !== null && row.wake_at <= now) violate('after a wake the next one lies ahead', row.id);
  if (row.status !== state.status.kind || row.open !== Number(state.status.kind !== 'resolved'))
    violate('the columns say what the state says', row.id);
  if (state.status.kind !== 'firing' || row.wake_at !== null) return;
  const isAsked = state.cycles.some(({ state: turn }) => turn === 'finished' || turn === 'answered');
  if (!isAsked && !alarmed.has(row.id)) violate('a firing group that reaches nobody has raised an alarm', row.id);
}

/** What must hold whenever nothing runs: nobody is forgotten, nothing is counted wrongly, nothing due lies about. */
export async function checkAtRest(
  database: Database,
  now: Instant,
  alarmed: ReadonlySet<string>,
  violate: Violate,
): Promise<void> {
  const { groups, alerts, overdue, unread } = await database.read(async (tx) => ({
    groups: await tx.all<AlertGroupRow>('SELECT * FROM alert_groups WHERE open = 1', []),
    alerts: await tx.all<AlertRow>("SELECT * FROM alerts WHERE status = 'firing'", []),
    overdue: await tx.all<OutboxRow>("SELECT * FROM outbox WHERE state = 'waiting' AND due_at <= ?", [now]),
    unread: await tx.all('SELECT seq FROM inbox WHERE done = 0', []),
  }));
  const names = new Set<string>();
  for (const row of groups) {
    // Written by commit.ts from an Escalation.
    heldAtRest({ row, state: JSON.parse(row.state) as Escalation }, now, alarmed, violate);
    const firing = alerts.filter((alert) => alert.group_id === row.id).length;
    if (row.firing_count !== firing) violate(`counts ${row.firing_count} firing alerts of ${firing}`, row.id);
    const name = `${row.service_id} ${row.group_key}`;
    if (names.has(name)) violate('one open group for one name', row.id);
    names.add(name);
  }
  for (const message of overdue) violate(`a message that is due does not wait (${message.id})`, message.group_id);
  if (unread.length > 0) violate('every accepted request has been placed', '');
}

/** What a human or a source did, in whose wake the same way may be used again in the same instant. */
const BEGINS_ANEW = new Set<TimelineEntry['kind']>([
  ...(['escalated', 'unacknowledged', 'reassigned', 'reopened', 'alert-joined', 'declined'] as const),
]);

function checkTimeline(groupId: string, entries: readonly TimelineEntry[], violate: Violate): void {
  let isResolved = false;
  let isSnoozed = false;
  let before: Instant = 0;
  let used = new Set<string>();
  for (const entry of entries) {
    if (entry.at < before) violate('time on the timeline only goes forward', groupId);
    if (entry.at > before || BEGINS_ANEW.has(entry.kind)) used = new Set();
    before = Math.max(before, entry.at);
    if (entry.kind === 'resolved') [isResolved, isSnoozed] = [true, false];
    if (entry.kind === 'reopened') isResolved = false;
    if (entry.kind === 'snoozed') isSnoozed = true;
    if (entry.kind === 'snooze-ended') isSnoozed = false;
    if (entry.kind !== 'paged') continue;
    if (isResolved) violate('after resolved nobody is paged', groupId);
    if (isSnoozed) violate('a snoozed group pages nobody', groupId);
    const way = `${entry.personId} ${entry.methodId}`;
    if (used.has(way)) violate(`no way is used twice in one instant (${way})`, groupId);
    used.add(way);
  }
}

function checkStages(groupId: string, entries: readonly TimelineEntry[], now: Instant, violate: Violate): void {
  const { stages, totalMs } = measure(entries, now);
  const sum = stages.reduce((ms, { startAt, endAt }) => ms + endAt - startAt, 0);
  if (sum !== totalMs) violate(`the stages of ${totalMs} ms sum to ${sum}`, groupId);
  const hasGap = stages.some((stage, index) => index > 0 && stage.startAt !== stages[index - 1]?.endAt);
  if (hasGap) violate('stages follow each other without gap or overlap', groupId);
}

function byGroup<T extends { readonly group_id: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.group_id);
    if (group) group.push(row);
    else groups.set(row.group_id, [row]);
  }
  return groups;
}

/** The whole past, and that left alone everything has come to an end. */
export async function checkAtEnd(database: Database, now: Instant, violate: Violate): Promise<void> {
  const { groups, timeline, outbox } = await database.read(async (tx) => ({
    groups: await tx.all<AlertGroupRow>('SELECT * FROM alert_groups', []),
    timeline: await tx.all<TimelineRow>('SELECT * FROM timeline ORDER BY group_id, seq', []),
    outbox: await tx.all<OutboxRow>('SELECT * FROM outbox', []),
  }));
  const entriesOf = byGroup(timeline);
  const messagesOf = byGroup(outbox);
  for (const row of groups) {
    const rows = entriesOf.get(row.id) ?? [];
    if (rows.some(({ seq }, index) => seq !== index) || rows.length !== row.timeline_length)
      violate('the timeline has no hole', row.id);
    // Written by commit.ts, one entry a row.
    const entries = rows.map(({ body }) => JSON.parse(body) as TimelineEntry);
    checkTimeline(row.id, entries, violate);
    checkStages(row.id, entries, now, violate);
    const pages = (messagesOf.get(row.id) ?? []).filter(({ kind }) => kind === 'page');
    const paged = entries.filter(({ kind }) => kind === 'paged').length;
    if (pages.length !== paged) violate(`${paged} pages on the timeline, ${pages.length} in the outbox`, row.id);
    if (row.wake_at !== null) violate('left alone, every chain ends', row.id);
  }
  for (const { id, state, group_id } of outbox)
    if (state === 'waiting' || state === 'sending')
      violate(`every message comes to an end (${id} is ${state})`, group_id);
}
