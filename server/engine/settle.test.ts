import { describe, expect, it } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../core/time/instant.ts';
import { claimMessages } from '../store/outbox.ts';
import type { OutboxRow } from '../store/rows.ts';
import { saveStanding, standingAt } from '../store/standing-messages.ts';
import { sqliteOnly, useDatabase } from '../test/database/databases.ts';
import type { Settlement } from './settle.ts';
import { settle } from './settle.ts';
import { alertOf, knownWith, NOON, openShop } from './test/shop.ts';

const given = useDatabase(sqliteOnly);
const shop = openShop(given);
const known = knownWith();
const now = NOON + SECOND_MS;

/** Ana's first page, on its way under the lease of this process. */
async function onItsWay(): Promise<OutboxRow> {
  await shop.arrive(0, [alertOf('a')]);
  const claim = { channels: ['email', 'sms'], now, leaseMs: MINUTE_MS, owner: 'here', limit: 1 };
  const [message] = await given.database.write((tx) => claimMessages(tx, claim));
  if (!message) throw new Error('a page was expected');
  return message;
}
const end = (settlement: Settlement, owner = 'here') =>
  given.database.write((tx) => settle(tx, owner, [settlement], known, now));
const sent = (message: OutboxRow, over: Partial<Settlement & { kind: 'sent' }> = {}): Settlement => ({
  message,
  kind: 'sent',
  ref: { sid: 'SM1' },
  detail: 'accepted',
  stands: false,
  statusShown: 'firing',
  ...over,
});
const stored = async (id: string) => (await shop.messages()).find((message) => message.id === id);
const kinds = async (message: OutboxRow) => (await shop.timeline(message.group_id)).map(({ kind }) => kind);

describe('the end of a delivery', () => {
  it('that was sent is on the timeline, and can be found by the provider’s id', async () => {
    const message = await onItsWay();
    await end(sent(message));
    expect(await stored(message.id)).toMatchObject({ state: 'sent', sent_at: now, provider_id: 'SM1' });
    expect(await kinds(message)).toContain('page-delivered');
  });

  it('that failed uses the person’s next contact method at once', async () => {
    const message = await onItsWay();
    await end({ message, kind: 'failed', reason: 'no such mailbox' });
    expect(await stored(message.id)).toMatchObject({ state: 'failed', result: 'no such mailbox' });
    const methods = (await shop.messages()).map(({ method_id }) => method_id);
    expect(new Set(methods)).toEqual(new Set(['ana-email', 'ana-sms']));
    expect(methods).toHaveLength(2);
  });

  it('that was held says why, and sends nothing else', async () => {
    const message = await onItsWay();
    await end({ message, kind: 'held', reason: 'acknowledged by ben' });
    expect(await stored(message.id)).toMatchObject({ state: 'held', sent_at: null });
    expect((await shop.timeline(message.group_id)).at(-1)).toMatchObject({ kind: 'page-held' });
    expect(await shop.messages()).toHaveLength(1);
  });

  it('that is tried again waits, and is no news', async () => {
    const message = await onItsWay();
    const before = await kinds(message);
    const dueAt = now + MINUTE_MS;
    await end({ message, kind: 'again', dueAt, isSlow: false, reason: 'away' });
    expect(await stored(message.id)).toMatchObject({ state: 'waiting', due_at: dueAt, result: 'away' });
    expect(await kinds(message)).toEqual(before);
  });

  it('that is slow waits as well, while the next contact method is used', async () => {
    const message = await onItsWay();
    await end({ message, kind: 'again', dueAt: now + MINUTE_MS, isSlow: true, reason: 'away; still being tried' });
    expect(await stored(message.id)).toMatchObject({ state: 'waiting' });
    expect(await kinds(message)).toContain('page-failed');
    expect(await shop.messages()).toHaveLength(2);
  });

  it('is not written by a process whose lease another one has taken over', async () => {
    const message = await onItsWay();
    await end(sent(message), 'elsewhere');
    expect(await stored(message.id)).toMatchObject({ state: 'sending', leased_by: 'here' });
  });
});

describe('a chat message', () => {
  const place = (message: OutboxRow) => ({
    group_id: message.group_id,
    channel: message.channel,
    address: message.address,
  });

  it('stands from then on where it was posted', async () => {
    const message = await onItsWay();
    await given.database.write((tx) =>
      saveStanding(tx, [{ ...place(message), provider_ref: '{"ts":"1"}', updated_at: NOON }]),
    );
    await end(sent(message, { stands: true, ref: { ts: '2' } }));
    const standing = await given.database.read((tx) => standingAt(tx, place(message)));
    expect(standing).toMatchObject({ provider_ref: '{"ts":"2"}', updated_at: now });
    expect((await shop.messages()).filter(({ kind }) => kind === 'update')).toEqual([]);
  });

  it('that was overtaken by an answer is brought up to date, once', async () => {
    const message = await onItsWay();
    const by = { kind: 'person', personId: 'ana', via: 'test' } as const;
    await shop.happen(1, message.group_id, { kind: 'acknowledge', by });
    await end(sent(message, { stands: true }));
    await end(sent(message, { stands: true }));
    const updates = (await shop.messages()).filter(({ kind }) => kind === 'update');
    expect(updates).toMatchObject([{ id: `${message.id}.c`, state: 'waiting', person_id: '', due_at: now }]);
  });
});
