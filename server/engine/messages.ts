import type { Effect } from '../core/escalation/effect.ts';
import type { TimelineEntry } from '../core/insights/timeline.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Tx } from '../store/database.ts';
import type { OutboxRow } from '../store/rows.ts';
import { standingOfGroups } from '../store/standing-messages.ts';
import type { Draft } from './draft.ts';
import type { Known } from './known.ts';

export const NEW_MESSAGE = {
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
export const isShown = (entry: TimelineEntry): boolean =>
  SHOWN.has(entry.kind) || (entry.kind === 'paged' && entry.opening);

export function messageOf(effect: Effect, draft: Draft, id: string, now: Instant): OutboxRow | null {
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

export function alarmsOf(effect: Effect, draft: Draft, id: string, now: Instant, known: Known): OutboxRow[] {
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

const placeOf = (at: { group_id: string; channel: string; address: string }): string =>
  `${at.group_id} ${at.channel} ${at.address}`;

/** Standing chat messages of `outdated` groups (id to the prefix of the ids of what is written for it). */
export async function updatesOfStanding(
  tx: Tx,
  { outdated, outbox }: { readonly outdated: ReadonlyMap<string, string>; readonly outbox: readonly OutboxRow[] },
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
