import type { ProviderRef } from '../channels/channel.ts';
import type { Event } from '../core/escalation/event.ts';
import type { Page } from '../core/escalation/effect.ts';
import type { Instant } from '../core/time/instant.ts';
import { groupById } from '../store/alert-groups.ts';
import type { Tx } from '../store/database.ts';
import { addMessages, finishMessages, retryMessages, type MessageResult, type Retry } from '../store/outbox.ts';
import type { OutboxRow } from '../store/rows.ts';
import { saveStanding } from '../store/standing-messages.ts';
import type { Committed } from './commit.ts';
import { handle, type Change } from './handle.ts';
import type { Known } from './known.ts';

/** How one delivery ended, or that it will be tried again. */
export type Settlement = {
  readonly message: OutboxRow;
} & (
  | {
      readonly kind: 'sent';
      readonly ref: ProviderRef | null;
      readonly detail: string;
      readonly stands: boolean;
      readonly statusShown: string;
    }
  | { readonly kind: 'failed' | 'held'; readonly reason: string }
  | { readonly kind: 'again'; readonly dueAt: Instant; readonly isSlow: boolean; readonly reason: string }
);

function eventOf(settlement: Settlement): Event | null {
  const { message } = settlement;
  if (message.kind !== 'page' || (settlement.kind === 'again' && !settlement.isSlow)) return null;
  const page = JSON.parse(message.body) as Page; // commit.ts writes nothing else into a page's body.
  const about = { personId: page.personId, methodId: page.methodId, channel: page.channel };
  if (settlement.kind === 'sent')
    return {
      kind: 'page-delivered',
      ...about,
      engagement: page.engagement,
      serial: page.serial,
      detail: settlement.detail,
    };
  if (settlement.kind !== 'held')
    return {
      kind: 'page-failed',
      ...about,
      engagement: page.engagement,
      serial: page.serial,
      detail: settlement.reason,
    };
  return { kind: 'page-held', ...about, reason: settlement.reason };
}

const STATE = { sent: 'sent', failed: 'failed', held: 'held' } as const;

/** The chat message just posted may already be out of date: somebody answered while it was on its way. */
async function catchUp(tx: Tx, settlement: Settlement & { kind: 'sent' }, now: Instant): Promise<void> {
  const { message } = settlement;
  const group = await groupById(tx, message.group_id);
  if (!group || group.status === settlement.statusShown) return;
  const row: OutboxRow = {
    ...message,
    id: `${message.id}.c`,
    kind: 'update',
    person_id: '',
    method_id: '',
    body: '{}',
    created_at: now,
    due_at: now,
    state: 'waiting',
    attempts: 0,
    leased_by: null,
  };
  await addMessages(tx, [row]);
}

/** Writes the end of deliveries and feeds them back as events, all in the caller's transaction. */
export async function settle(
  tx: Tx,
  owner: string,
  settlements: readonly Settlement[],
  known: Known,
  now: Instant,
): Promise<Committed> {
  const changes: Change[] = [];
  const finished: MessageResult[] = [];
  const again: Retry[] = [];
  for (const settlement of settlements) {
    const { message } = settlement;
    const event = eventOf(settlement);
    if (event) changes.push({ groupId: message.group_id, event });
    if (settlement.kind === 'again') {
      again.push({ id: message.id, due_at: settlement.dueAt, result: settlement.reason });
      continue;
    }
    const ref = settlement.kind === 'sent' ? settlement.ref : null;
    finished.push({
      id: message.id,
      state: STATE[settlement.kind],
      sent_at: settlement.kind === 'sent' ? now : null,
      provider_ref: ref ? JSON.stringify(ref) : null,
      provider_id: ref?.['sid'] ?? null,
      result: settlement.kind === 'sent' ? settlement.detail : settlement.reason,
    });
    if (settlement.kind === 'sent' && settlement.stands && ref) {
      const { group_id, channel, address } = message;
      await saveStanding(tx, [{ group_id, channel, address, provider_ref: JSON.stringify(ref), updated_at: now }]);
      await catchUp(tx, settlement, now);
    }
  }
  const { committed } = await handle(tx, changes, known, now);
  await finishMessages(tx, owner, finished);
  await retryMessages(tx, owner, again);
  return committed;
}
