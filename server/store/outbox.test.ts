import { describe, expect, it } from 'vitest';
import { databases, postgresOnly, useDatabase } from '../test/database/databases.ts';
import { messageRow } from '../test/database/rows.ts';
import { openDatabase } from './dialect.ts';
import type { Claim, MessageResult } from './outbox.ts';
import {
  addMessages,
  advanceProviderRank,
  claimMessages,
  finishMessages,
  messageByProviderId,
  messagesOfGroup,
  nextDueAt,
  releaseLeases,
  renewLeases,
  retryMessages,
} from './outbox.ts';
import type { OutboxRow } from './rows.ts';

const asked: Claim = { channels: ['email'], now: 1_000, leaseMs: 500, owner: 'one', limit: 10 };
const sent = (id: string, over: Partial<MessageResult> = {}): MessageResult => ({
  id,
  state: 'sent',
  sent_at: 1_100,
  provider_ref: '{"sid":"SM1"}',
  provider_id: 'SM1',
  result: 'queued',
  ...over,
});

describe.each(databases)('the outbox on $name', (kind) => {
  const given = useDatabase(kind);
  const add = (...rows: OutboxRow[]) => given.database.write((tx) => addMessages(tx, rows));
  const claim = (over: Partial<Claim> = {}) => given.database.write((tx) => claimMessages(tx, { ...asked, ...over }));
  const claimed = async (over: Partial<Claim> = {}) => (await claim(over)).map(({ id }) => id);
  const finish = (owner: string, ...results: MessageResult[]) =>
    given.database.write((tx) => finishMessages(tx, owner, results));
  const stored = (id: string) =>
    given.database.read(async (tx) => (await messagesOfGroup(tx, 'group-1')).find((row) => row.id === id));

  it('takes the same decision twice and keeps one message', async () => {
    expect(await add(messageRow('g.1.0'), messageRow('g.1.1'))).toBe(2);
    await claim();
    expect(await add(messageRow('g.1.1'), messageRow('g.1.2'))).toBe(1);
    expect(await stored('g.1.1')).toMatchObject({ state: 'sending', attempts: 1 });
  });

  it('hands out what is due, longest due first, as it now stands', async () => {
    await add(messageRow('b', { due_at: 900 }), messageRow('a', { due_at: 800 }), messageRow('c', { due_at: 1_001 }));
    const rows = await claim();
    const lease = { state: 'sending', due_at: 1_500, leased_by: 'one', attempts: 1 } as const;
    expect(rows).toEqual([messageRow('a', lease), messageRow('b', lease)]);
    expect(await stored('a')).toEqual(rows[0]);
    expect(await claim()).toEqual([]);
  });

  it('hands out only what was asked for', async () => {
    await add(
      messageRow('a'),
      messageRow('b'),
      messageRow('s', { channel: 'sms' }),
      messageRow('k', { channel: 'slack' }),
    );
    expect(await claimed({ limit: 1 })).toHaveLength(1);
    expect(await claimed({ channels: ['sms', 'slack'] })).toEqual(expect.arrayContaining(['s', 'k']));
    expect(await claimed({ channels: ['pager'] })).toEqual([]);
    expect(await claimed({ channels: [] })).toEqual([]);
  });

  it('hands out again what its owner let go of by dying', async () => {
    await add(messageRow('a'));
    await claim();
    expect(await claimed({ now: 1_499, owner: 'two' })).toEqual([]);
    const again = await claim({ now: 1_500, owner: 'two' });
    expect(again).toMatchObject([{ id: 'a', leased_by: 'two', attempts: 2 }]);
  });

  it('leaves a message with its owner while the heart beats', async () => {
    await add(messageRow('a'), messageRow('b'));
    await claim();
    const renew = (owner: string) => given.database.write((tx) => renewLeases(tx, ['a', 'b'], owner, 3_000));
    expect(await renew('two')).toBe(0);
    expect(await renew('one')).toBe(2);
    expect(await claimed({ now: 2_999, owner: 'two' })).toEqual([]);
  });

  it('is told the result by the owner only', async () => {
    await add(messageRow('a'), messageRow('b'));
    await claim();
    expect(await finish('two', sent('a'))).toBe(0);
    expect(await finish('one', sent('a'), sent('b', { state: 'failed', sent_at: null, provider_id: null }))).toBe(2);
    expect(await stored('a')).toMatchObject({ state: 'sent', provider_id: 'SM1', provider_rank: 1, result: 'queued' });
    expect(await stored('b')).toMatchObject({ state: 'failed', provider_rank: 0 });
    expect(await finish('one', sent('a', { result: 'again' }))).toBe(0);
    expect(await claimed({ now: 99_999 })).toEqual([]);
  });

  it('tries again when it was told to', async () => {
    await add(messageRow('a'));
    await claim();
    const retry = (owner: string) =>
      given.database.write((tx) => retryMessages(tx, owner, [{ id: 'a', due_at: 4_000, result: 'busy' }]));
    expect([await retry('two'), await retry('one'), await retry('one')]).toEqual([0, 1, 0]);
    expect(await claimed({ now: 3_999 })).toEqual([]);
    expect(await claim({ now: 4_000 })).toMatchObject([{ id: 'a', attempts: 2, result: 'busy' }]);
  });

  it('says when it wants to be looked at next', async () => {
    const next = () => given.database.read((tx) => nextDueAt(tx, ['email', 'sms']));
    expect(await next()).toBeNull();
    await add(
      messageRow('a', { due_at: 1_000 }),
      messageRow('b', { due_at: 3_000, channel: 'sms' }),
      messageRow('c', { due_at: 1, channel: 'pager' }),
    );
    expect(await next()).toBe(1_000);
    await claim();
    expect(await next()).toBe(1_500);
    await finish('one', sent('a'));
    expect(await next()).toBe(3_000);
  });

  it('finds messages by group and by the provider', async () => {
    await add(
      messageRow('late', { created_at: 9 }),
      messageRow('early', { created_at: 1 }),
      messageRow('x', { group_id: 'g' }),
    );
    const ofGroup = await given.database.read((tx) => messagesOfGroup(tx, 'group-1'));
    expect(ofGroup.map(({ id }) => id)).toEqual(['early', 'late']);
    await claim({ limit: 1 });
    const [one] = await given.database.read((tx) => tx.all<OutboxRow>("SELECT id FROM outbox WHERE state = 'sending'"));
    await finish('one', sent(one?.id ?? ''));
    const byProvider = (id: string) => given.database.read((tx) => messageByProviderId(tx, id));
    expect((await byProvider('SM1'))?.id).toBe(one?.id);
    expect(await byProvider('SM2')).toBeNull();
  });

  it('takes the word of the provider forwards only, even when it overtakes ours', async () => {
    await add(messageRow('a'));
    await claim();
    const advance = (rank: number, result: string) =>
      given.database.write((tx) => advanceProviderRank(tx, 'a', rank, result));
    expect(await advance(2, 'delivered')).toBe(true);
    await finish('one', sent('a'));
    expect(await stored('a')).toMatchObject({ state: 'sent', provider_rank: 2 });
    expect([await advance(1, 'sent'), await advance(2, 'delivered'), await advance(3, 'failed')]).toEqual([
      false,
      false,
      true,
    ]);
    expect(await stored('a')).toMatchObject({ provider_rank: 3, result: 'failed' });
  });

  it('forgets all leases when the only process starts anew', async () => {
    await add(messageRow('a'));
    await claim();
    await given.database.write((tx) => releaseLeases(tx, 1_200));
    expect(await claimed({ now: 1_200, owner: 'two' })).toEqual(['a']);
  });
});

describe('the outbox of several replicas', () => {
  const given = useDatabase(postgresOnly);

  it('gives each message to exactly one of eight claimers', async () => {
    const rows = Array.from({ length: 400 }, (_, index) => messageRow(`m${index}`, { due_at: index }));
    await given.database.write((tx) => addMessages(tx, rows));
    const replica = await openDatabase(given.opened.options);
    const taken: string[] = [];
    const work = async (owner: number): Promise<void> => {
      const database = owner % 2 === 0 ? given.database : replica;
      const mine = await database.write((tx) => claimMessages(tx, { ...asked, limit: 13, owner: String(owner) }));
      taken.push(...mine.map(({ id }) => id));
      const left = await database.read((tx) => nextDueAt(tx, ['email']));
      if (left !== null && left <= asked.now) await work(owner);
    };
    await Promise.all(Array.from({ length: 8 }, (_, owner) => work(owner)));
    await replica.close();
    expect(taken).toHaveLength(400);
    expect(new Set(taken).size).toBe(400);
  });
});
