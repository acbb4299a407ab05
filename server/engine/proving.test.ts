import { describe, expect, it } from 'vitest';
import type { Channel, Outgoing, SendResult } from '../channels/channel.ts';
import type { Event } from '../core/escalation/event.ts';
import { MINUTE_MS, SECOND_MS } from '../core/time/instant.ts';
import { setConsent } from '../store/consent.ts';
import { addMessages } from '../store/outbox.ts';
import { proofsOf } from '../store/proofs.ts';
import type { OutboxRow } from '../store/rows.ts';
import { databases, useDatabase } from '../test/database/databases.ts';
import { virtualClock } from '../runtime/virtual-clock.ts';
import type { Known } from './known.ts';
import { createProving } from './proving.ts';
import { ana, knownWith, NOON } from './test/shop.ts';
import { testRules } from './test-rules.ts';

/** Keeps what it was given, and answers what a test puts into it. */
function fakeChannel(type: string) {
  const sent: Outgoing[] = [];
  const channel = {
    ...{ type, kind: 'text' as const, notifiesByDefault: false, checkAddress: () => null, check: async () => null },
    result: { kind: 'delivered', ref: null, detail: 'accepted' } as SendResult,
    close: async () => {},
    async send(message: Outgoing): Promise<SendResult> {
      sent.push(message);
      return channel.result;
    },
  } satisfies Channel & { result: SendResult };
  return { channel, sent };
}

/** The one code that was sent. */
function codeIn(sent: readonly Outgoing[]): string {
  const purpose = sent.at(-1)?.facts.purpose;
  return purpose?.kind === 'code' ? purpose.code : '';
}

const changedNumber: Known = knownWith({
  people: new Map([
    ['ana', { ...ana, contactMethods: ana.contactMethods.map((one) => ({ ...one, address: '+15550009999' })) }],
  ]),
});

describe.each(databases)('proof of a contact method on $name', (kind) => {
  const given = useDatabase(kind);

  function proving() {
    const clock = virtualClock(NOON);
    const { channel, sent } = fakeChannel('sms');
    const state = { known: knownWith() };
    const failures: unknown[] = [];
    const made = createProving({
      get database() {
        return given.database;
      },
      ...{ clock, channels: new Map([['sms', channel]]), known: () => state.known, secret: 'a secret' },
      observe: {
        ...{ wakeLate() {}, sent() {}, alarm() {}, noticed() {}, userGroup() {}, warned() {} },
        failed: (_what, error) => void failures.push(error),
      },
    });
    const proofs = () => given.database.read((tx) => proofsOf(tx));
    return { ...made, clock, channel, sent, state, proofs, failures };
  }

  it('a code that is typed in proves the method, once', async () => {
    const { sendCode, confirmCode, sent, proofs } = proving();
    expect(await sendCode('ana', 'ana-sms')).toEqual({
      ...{ kind: 'sent', expiresAt: NOON + 10 * MINUTE_MS, detail: 'accepted' },
    });
    expect(codeIn(sent)).toMatch(/^\d{6}$/);
    expect(await confirmCode('ana', 'ana-sms', codeIn(sent))).toEqual({ kind: 'proven', at: NOON });
    expect(await proofs()).toEqual([
      { person_id: 'ana', method_id: 'ana-sms', channel: 'sms', address: '+1 (555) 000-1111', proven_at: NOON },
    ]);
    expect(await confirmCode('ana', 'ana-sms', codeIn(sent))).toEqual({ kind: 'no-code' });
  });

  it('five wrong tries end it, even for whoever then has the right one', async () => {
    const { sendCode, confirmCode, sent, proofs } = proving();
    await sendCode('ana', 'ana-sms');
    const wrong = codeIn(sent) === '000000' ? '000001' : '000000';
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      expect(await confirmCode('ana', 'ana-sms', wrong)).toEqual({ kind: 'wrong', triesLeft });
    }
    expect(await confirmCode('ana', 'ana-sms', codeIn(sent))).toEqual({ kind: 'no-code' });
    expect(await proofs()).toEqual([]);
  });

  it('ten minutes end it', async () => {
    const { sendCode, confirmCode, sent, clock } = proving();
    await sendCode('ana', 'ana-sms');
    await clock.advance(10 * MINUTE_MS, async () => {});
    expect(await confirmCode('ana', 'ana-sms', codeIn(sent))).toEqual({ kind: 'no-code' });
  });

  it('is not sent again within half a minute; then the newer code counts', async () => {
    const { sendCode, confirmCode, sent, clock } = proving();
    await sendCode('ana', 'ana-sms');
    const first = codeIn(sent);
    await clock.advance(10 * SECOND_MS, async () => {});
    expect(await sendCode('ana', 'ana-sms')).toEqual({ kind: 'too-soon', waitMs: 20 * SECOND_MS });
    await clock.advance(20 * SECOND_MS, async () => {});
    expect(await sendCode('ana', 'ana-sms')).toMatchObject({ kind: 'sent' });
    if (first !== codeIn(sent)) expect(await confirmCode('ana', 'ana-sms', first)).toMatchObject({ kind: 'wrong' });
    expect(await confirmCode('ana', 'ana-sms', codeIn(sent))).toMatchObject({ kind: 'proven' });
  });

  it('never proves an address that was written down after it was sent', async () => {
    const { sendCode, confirmCode, sent, state } = proving();
    await sendCode('ana', 'ana-sms');
    state.known = changedNumber;
    expect(await confirmCode('ana', 'ana-sms', codeIn(sent))).toMatchObject({ kind: 'wrong' });
  });

  it('says what the provider said, and lets the next try begin at once', async () => {
    const { sendCode, channel } = proving();
    channel.result = { kind: 'gave-up', reason: 'no such number' };
    expect(await sendCode('ana', 'ana-sms')).toEqual({ kind: 'failed', detail: 'no such number' });
    expect(await sendCode('ana', 'ana-sms')).toMatchObject({ kind: 'failed' });
    expect(await sendCode('ana', 'ana-email')).toMatchObject({
      detail: expect.stringContaining('not set up') as string,
    });
    expect(await sendCode('ana', 'gone')).toEqual({ kind: 'not-found' });
  });

  it('is not asked of an address that said STOP', async () => {
    const { sendCode, sent } = proving();
    const address = '+1 (555) 000-1111';
    await given.database.write((tx) => setConsent(tx, { channel: 'sms', address, allowed: 0, changed_at: NOON }));
    expect(await sendCode('ana', 'ana-sms')).toMatchObject({ kind: 'failed' });
    expect(sent).toEqual([]);
  });

  describe('an answer', () => {
    const paged: OutboxRow = {
      ...{ id: 'g.1.0', kind: 'page', group_id: 'g', person_id: 'ana', method_id: 'ana-sms', channel: 'sms' },
      ...{ address: '+1 (555) 000-1111', body: '{}', created_at: 1, state: 'sent', due_at: 1, attempts: 1 },
      ...{ leased_by: null, sent_at: 2, provider_ref: null, provider_id: null, provider_rank: 0, result: null },
    };
    const via = (channel: string, personId = 'ana'): Event => ({
      kind: 'acknowledge',
      by: { kind: 'person', personId, via: channel },
    });
    const answering = async (event: Event, rows: readonly OutboxRow[] = [paged]) => {
      const made = proving();
      await given.database.write((tx) => addMessages(tx, rows));
      return { ...made, answer: () => made.answered('g', event) };
    };

    it('from where the page went proves that it arrived there', async () => {
      const { answer, proofs } = await answering(via('sms'));
      await answer();
      expect(await proofs()).toMatchObject([{ person_id: 'ana', method_id: 'ana-sms', proven_at: NOON }]);
    });

    it.each([
      ['in Grafana', via('grafana')],
      ['over another channel', via('email')],
      ['of somebody else', via('sms', 'ben')],
    ])('%s proves nothing', async (_, event) => {
      const { answer, proofs } = await answering(event);
      await answer();
      expect(await proofs()).toEqual([]);
    });

    it('to a page that went to an earlier address, or to two of them, proves nothing', async () => {
      const changed = await answering(via('sms'));
      changed.state.known = changedNumber;
      await changed.answer();
      expect(await changed.proofs()).toEqual([]);
      const twice = await answering(via('sms'), [{ ...paged, id: 'g.2.0', address: '+15550002222' }]);
      await twice.answer();
      expect(await twice.proofs()).toEqual([]);
    });
  });
});

it('a test of the rules sends one message by each method, and says when it would have come', async () => {
  const { channel, sent } = fakeChannel('sms');
  const rules = {
    high: [
      { methodId: 'ana-sms', afterMs: MINUTE_MS },
      { methodId: 'ana-sms', afterMs: 0 },
    ],
    low: null,
  };
  const request = { channels: new Map([['sms', channel]]), clock: virtualClock(NOON), personId: 'ana' };
  const known = knownWith({ people: new Map([['ana', { ...ana, rules }]]) });
  expect(await testRules({ ...request, known, urgency: 'high' })).toEqual([
    { methodId: 'ana-sms', channel: 'sms', afterMs: 0, ok: true, detail: 'accepted' },
  ]);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.facts.purpose).toEqual({ kind: 'test' });
  const low = await testRules({ ...request, known, urgency: 'low' });
  expect(low).toMatchObject([{ methodId: 'ana-email', ok: false }]);
});
