import type { AlertGroupRow, AlertRow, InboxRow, OutboxRow, TimelineRow } from '../../../store/rows.ts';
import type { Stage } from './stage.ts';

/** What is left when a scenario is over, without the times and ids that differ from run to run. */
export interface Outcome {
  /** Messages that reached a provider, and how often. */
  readonly sent: ReadonlyMap<string, number>;
  /** One line for each thing that must be as in the undisturbed run. */
  readonly end: readonly string[];
  /** What is wrong in itself, whatever the undisturbed run did. */
  readonly broken: readonly string[];
}

interface Tables {
  readonly groups: readonly AlertGroupRow[];
  readonly timeline: readonly TimelineRow[];
  readonly outbox: readonly OutboxRow[];
  readonly alerts: readonly AlertRow[];
  readonly inbox: readonly InboxRow[];
  readonly standing: readonly { readonly channel: string; readonly address: string }[];
}

export async function outcomeOf(stage: Stage): Promise<Outcome> {
  const database = stage.life().database;
  if (!database) throw new Error('the last life did not start');
  const tables: Tables = await database.read(async (tx) => ({
    groups: await tx.all('SELECT * FROM alert_groups ORDER BY number'),
    timeline: await tx.all('SELECT * FROM timeline ORDER BY group_id, seq'),
    outbox: await tx.all('SELECT * FROM outbox'),
    alerts: await tx.all('SELECT * FROM alerts'),
    inbox: await tx.all('SELECT * FROM inbox'),
    standing: await tx.all('SELECT channel, address FROM standing_messages'),
  }));
  return { sent: sentIn(stage), end: endOf(stage, tables), broken: brokenIn(tables) };
}

/** Times and numbers of a message depend on when a cut came; who is told what does not. */
const words = (text: string): string => text.replace(/[\d:]+/g, '#').slice(0, 60);

function sentIn({ catchers }: Stage): Map<string, number> {
  const sent = new Map<string, number>();
  const add = (key: string): void => void sent.set(key, (sent.get(key) ?? 0) + 1);
  for (const mail of catchers.smtp.all()) add(`email ${mail.to.join()} ${words(mail.subject)}`);
  for (const { method, fields } of catchers.slack.all()) {
    // An update may come any number of times: what counts is how the message stands in the end.
    if (method !== 'chat.postMessage') continue;
    add(`slack ${fields['channel']} ${fields['thread_ts'] ? 'reply ' : ''}${words(fields['text'] ?? '')}`);
  }
  return sent;
}

function endOf({ catchers }: Stage, tables: Tables): string[] {
  const lines: string[] = [];
  const titleOf = new Map(tables.groups.map((group) => [group.id, group.title]));
  for (const group of tables.groups) {
    const { title, status, severity, urgency, firing_count, alert_count, open } = group;
    lines.push(
      `group ${group.number} ${title}: ${status} ${severity} ${urgency} ${firing_count}/${alert_count} ${open}`,
    );
    lines.push(`timeline of ${title}: ${storyOf(tables.timeline.filter((entry) => entry.group_id === group.id))}`);
    const message = catchers.slack.messages().findLast((one) => one.threadTs === null && one.text.includes(title));
    lines.push(`slack shows of ${title}: ${words(message?.text ?? 'nothing')}`);
  }
  const outbox = tables.outbox.map(
    ({ kind, state, person_id, channel, group_id }) =>
      `message ${kind} ${state} ${person_id} ${channel} ${titleOf.get(group_id)}`,
  );
  // How often a chat message was brought up to date depends on what a cut left to be caught up with.
  lines.push(...outbox.filter((line) => !line.startsWith('message update')).sort());
  lines.push(
    ...tables.alerts.map((a) => `alert ${a.title} ${a.episode} ${a.status} ${titleOf.get(a.group_id ?? '')}`).sort(),
  );
  lines.push(...tables.standing.map(({ channel, address }) => `standing ${channel} ${address}`).sort());
  return lines;
}

/** What is written when a click or a report is repeated because the answer to it was lost: the honest thing. */
const REPEATED: readonly string[] = ['no-change', 'late-resolved'];

function storyOf(entries: readonly TimelineRow[]): string {
  const told = entries.flatMap(({ kind, body }) => {
    if (REPEATED.includes(kind)) return [];
    // Written by the engine from a TimelineEntry.
    const { personId = '', channel = '' } = JSON.parse(body) as { personId?: string; channel?: string };
    return [[kind, personId, channel].filter((word) => word !== '').join(' ')];
  });
  // Answers of providers come when they come; everything else has one order.
  const isAnswer = (line: string): boolean => line.startsWith('page-') || line.startsWith('notified');
  return [...told.filter((line) => !isAnswer(line)), ...told.filter(isAnswer).sort()].join(', ');
}

function brokenIn({ groups, timeline, outbox, inbox, alerts }: Tables): string[] {
  const broken: string[] = [];
  const no = (wrong: boolean, what: string): void => void (wrong && broken.push(what));
  for (const group of groups) {
    const entries = timeline.filter((entry) => entry.group_id === group.id);
    // Written by the engine from an Escalation.
    const state = JSON.parse(group.state) as { status: { kind: string }; wakeAt: number | null };
    no(
      entries.length !== group.timeline_length,
      `${group.id}: ${entries.length} entries, not ${group.timeline_length}`,
    );
    no(
      entries.some((entry, index) => entry.seq !== index),
      `${group.id}: the timeline has gaps`,
    );
    no(state.status.kind !== group.status, `${group.id}: ${group.status} stands for ${state.status.kind}`);
    no(state.wakeAt !== group.wake_at, `${group.id}: wakes at ${group.wake_at}, decided was ${state.wakeAt}`);
    const firing = alerts.filter((one) => one.group_id === group.id && one.latest === 1 && one.status === 'firing');
    no(firing.length !== group.firing_count, `${group.id}: ${firing.length} fire, counted ${group.firing_count}`);
  }
  const versions = new Map(groups.map(({ id, version }) => [id, version]));
  for (const { id, group_id, state, leased_by } of outbox) {
    const version = Number(id.slice(group_id.length + 1).split('.')[0]);
    no(version > (versions.get(group_id) ?? 0), `${id}: from a version that was never committed`);
    no(state === 'waiting' || state === 'sending', `${id}: still ${state}, leased by ${leased_by}`);
  }
  no(
    inbox.some(({ done }) => done !== 1),
    'a request waits in the inbox',
  );
  return broken;
}
