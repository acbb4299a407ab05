import { describe, expect, it } from 'vitest';
import type { AnswerAbout, Inbound, Outcome } from '../channels/channel.ts';
import type { Event } from '../core/escalation/event.ts';
import type { Person } from '../core/notifying/person.ts';
import { MINUTE_MS, SECOND_MS } from '../core/time/instant.ts';
import { allowed } from '../store/consent.ts';
import { finishMessages } from '../store/outbox.ts';
import { codeFor } from '../store/reply-codes.ts';
import { sqliteOnly, useDatabase } from '../test/database/databases.ts';
import { virtualClock } from '../runtime/virtual-clock.ts';
import type { Known } from './known.ts';
import { createReceive } from './receive.ts';
import { alertOf, ana, knownWith, NOON, openShop } from './test/shop.ts';

const given = useDatabase(sqliteOnly);
const shop = openShop(given);

function receiving(known: Known = knownWith()) {
  const clock = virtualClock(NOON);
  const acts: { groupId: string; event: Event }[] = [];
  const receive = createReceive({
    get database() {
      return given.database;
    },
    clock,
    known: () => known,
    act: async (groupId, event) => {
      acts.push({ groupId, event });
      return { kind: 'done', sentence: `${event.kind} ${acts.length}.`, status: 'acknowledged' };
    },
  });
  return { receive, acts, clock };
}
const answer = (from: string, about: AnswerAbout = { kind: 'group', groupId: 'g' }): Inbound => ({
  kind: 'answer',
  answer: 'acknowledge',
  about,
  from,
});
/** A person with other addresses in Ana's place. */
const withMethods = (methods: Person['contactMethods']): Known =>
  knownWith({ people: new Map([['ana', { ...ana, contactMethods: methods }]]) });
const method = (channel: string, address: string, enabled = true): Person['contactMethods'][number] => ({
  id: `ana-${channel}-${address}`,
  channel,
  address,
  enabled,
  provenAt: null,
});

describe('whose answer it is', () => {
  it.each([
    ['sms', '+15550001111', 'a number without the spaces and brackets of the document'],
    ['sms', '+1-555-000-1111', 'a number with other punctuation'],
    ['email', 'Ana@Example.TEST', 'an address in another case'],
  ])('over %s, %s is Ana’s: %s', async (channel, from) => {
    const { receive, acts } = receiving();
    expect(await receive(channel, [answer(from)])).toMatchObject([{ kind: 'done' }]);
    expect(acts).toEqual([
      { groupId: 'g', event: { kind: 'acknowledge', by: { kind: 'person', personId: 'ana', via: channel } } },
    ]);
  });

  it.each([
    ['over another channel', 'slack', '+15550001111', undefined],
    ['a number that only begins alike', 'sms', '+155500011110', undefined],
    ['a method that is switched off', 'sms', '+15550001111', withMethods([method('sms', '+15550001111', false)])],
  ])('is nobody’s: %s', async (_, channel, from, known) => {
    const { receive, acts } = receiving(known);
    const [outcome] = await receive(channel, [answer(from)]);
    expect(outcome).toMatchObject({ kind: 'refused' });
    expect(outcome?.kind === 'refused' && outcome.sentence).toContain(from);
    expect(acts).toEqual([]);
  });

  it('a stranger who texts hears nothing at all, as a reply would tell that somebody is here', async () => {
    const { receive } = receiving();
    const inbound: Inbound[] = [
      answer('+1999', { kind: 'last' }),
      answer('+1999', { kind: 'code', code: '1' }),
      { kind: 'unknown', from: '+1999', text: 'hello?' },
    ];
    expect(await receive('sms', inbound)).toEqual([{ kind: 'silent' }, { kind: 'silent' }, { kind: 'silent' }]);
  });

  it('somebody known who is not understood is told what can be texted', async () => {
    const { receive } = receiving();
    const [outcome] = await receive('sms', [{ kind: 'unknown', from: '+15550001111', text: 'hm' }]);
    expect(outcome).toMatchObject({ kind: 'refused', sentence: expect.stringContaining('"ack"') as string });
  });
});

describe('which alert group it is about', () => {
  const PHONE = '+15550001111';
  async function paged(...numbers: readonly number[]): Promise<readonly string[]> {
    await shop.arrive(
      0,
      numbers.map((number) =>
        alertOf(`a${number}`, { labels: { alertname: `Rule ${number}`, service: 'shop', severity: 'critical' } }),
      ),
    );
    const groups = await shop.groups();
    for (const [index, { id }] of groups.entries()) {
      const wanted = { channel: 'sms', address: PHONE, group_id: id, person_id: 'ana', created_at: NOON + index };
      await given.database.write((tx) => codeFor(tx, wanted));
    }
    return groups.map(({ id }) => id);
  }
  const meant = async (about: AnswerAbout): Promise<[readonly string[], readonly Outcome[]]> => {
    const { receive, acts } = receiving();
    const outcomes = await receive('sms', [answer(PHONE, about)]);
    return [acts.map(({ groupId }) => groupId), outcomes];
  };

  it('the one with the code, the number, the last one, or all that page this person', async () => {
    const [first = '', second = ''] = await paged(1, 2);
    const number = (await shop.groups())[1]?.number ?? 0;
    expect((await meant({ kind: 'code', code: '1' }))[0]).toEqual([first]);
    expect((await meant({ kind: 'number', number }))[0]).toEqual([second]);
    expect((await meant({ kind: 'last' }))[0]).toEqual([second]);
    const [all, outcomes] = await meant({ kind: 'all' });
    expect(new Set(all)).toEqual(new Set([first, second]));
    expect(outcomes).toEqual([{ kind: 'done', sentence: 'acknowledge 1. acknowledge 2.' }]);
  });

  it.each([
    [{ kind: 'code', code: '42' } as const, 'code'],
    [{ kind: 'number', number: 42 } as const, 'number'],
    [{ kind: 'last' } as const, 'still open'],
    [{ kind: 'all' } as const, 'is open'],
  ])('none: %j says so', async (about, words) => {
    const [ids, outcomes] = await meant(about);
    expect(ids).toEqual([]);
    expect(outcomes).toMatchObject([{ kind: 'refused', sentence: expect.stringContaining(words) as string }]);
  });

  it('several answers in one message count in their order', async () => {
    const { receive, acts } = receiving();
    await receive('sms', [answer(PHONE), { ...answer(PHONE), answer: 'resolve' } as Inbound]);
    expect(acts.map(({ event }) => event.kind)).toEqual(['acknowledge', 'resolve']);
  });
});

describe('what a provider reports', () => {
  async function sentPage(): Promise<string> {
    await shop.arrive(0, [alertOf('a')]);
    const [message] = await shop.messages();
    if (!message) throw new Error('a page was expected');
    await given.database.write(async (tx) => {
      await tx.run("UPDATE outbox SET state = 'sending', leased_by = 'here'");
      const end = { sent_at: NOON, provider_ref: null, provider_id: 'SM1', result: 'queued' };
      await finishMessages(tx, 'here', [{ id: message.id, state: 'sent', ...end }]);
    });
    return message.id;
  }
  const report = (status: 'sent' | 'delivered' | 'failed', detail: string = status): Inbound => ({
    kind: 'status',
    ref: { sid: 'SM1' },
    status,
    detail,
  });

  it('a failure is told once, however often it comes', async () => {
    await sentPage();
    const { receive, acts } = receiving();
    await receive('sms', [report('failed', 'unreachable'), report('failed', 'unreachable')]);
    expect(acts).toMatchObject([{ event: { kind: 'page-failed', personId: 'ana', detail: 'unreachable' } }]);
  });

  it('a report that was overtaken by a later one changes nothing', async () => {
    const id = await sentPage();
    const { receive, acts } = receiving();
    await receive('sms', [report('failed'), report('delivered'), report('sent')]);
    expect(acts.map(({ event }) => event.kind)).toEqual(['page-failed']);
    expect((await shop.messages()).find((message) => message.id === id)).toMatchObject({ result: 'failed' });
  });

  it('a delivery in good time is no news; a late one says how late', async () => {
    await sentPage();
    const { receive, acts, clock } = receiving();
    await clock.advance(MINUTE_MS - SECOND_MS, async () => {});
    await receive('sms', [report('delivered')]);
    expect(acts).toEqual([]);
  });

  it('a delivery minutes later is', async () => {
    await sentPage();
    const { receive, acts, clock } = receiving();
    await clock.advance(5 * MINUTE_MS, async () => {});
    await receive('sms', [report('delivered')]);
    expect(acts).toMatchObject([{ event: { kind: 'page-delivered', detail: 'Delivered (after 5m)' } }]);
  });

  it('of a message that nobody here sent is left alone', async () => {
    const { receive, acts } = receiving();
    expect(await receive('sms', [report('failed')])).toEqual([{ kind: 'silent' }]);
    expect(acts).toEqual([]);
  });
});

it('STOP and START count from then on, and the carrier confirms them instead of us', async () => {
  const { receive, clock } = receiving();
  const may = () => given.database.read((tx) => allowed(tx, 'sms', '+1999'));
  const say = (allow: boolean): Inbound => ({ kind: 'consent', from: '+1999', allowed: allow });
  expect(await receive('sms', [say(false)])).toEqual([{ kind: 'silent' }]);
  expect(await may()).toBe(false);
  await clock.advance(SECOND_MS, async () => {});
  await receive('sms', [say(true)]);
  expect(await may()).toBe(true);
});
