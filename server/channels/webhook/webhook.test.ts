import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SendResult } from '../channel.ts';
import type { WebhookCatcher } from '../../test/catchers.ts';
import { channelDeps, deadAddress, patient, startWebhookCatcher } from '../../test/catchers.ts';
import { someMessage } from '../../test/messages.ts';
import { webhook, webhookSignature } from './webhook.ts';

const signingSecret = 'a-secret-of-the-town';
let receiver: WebhookCatcher;
beforeAll(async () => {
  receiver = await startWebhookCatcher({ signingSecret, now: () => 0 });
});
afterAll(() => receiver.close());

const open = (settings: { allowPrivateAddresses?: boolean } = {}, timeoutMs?: number) =>
  webhook.create(webhook.settings.parse({ signingSecret, ...settings }), channelDeps({ timeoutMs }));
const send = (over = {}, channel = open()): Promise<SendResult> =>
  channel.send(someMessage(`${receiver.url}/hook?team=shop`, {}, over), patient());

describe('webhook', () => {
  it('89 posts signed JSON that can be recognised when it comes twice', async () => {
    const before = receiver.all().length;
    expect(await send({ id: 'm-77' })).toEqual({
      kind: 'delivered',
      ref: null,
      detail: 'the receiver answered 204 No Content',
    });
    const caught = receiver.all()[before];
    expect(caught).toMatchObject({
      path: '/hook?team=shop',
      signed: true,
      body: { version: 1, kind: 'page', id: 'm-77', alertGroup: { number: 342 } },
    });
    expect(caught?.headers).toMatchObject({
      'idempotency-key': 'm-77',
      'user-agent': 'Tocsin/1.2.3',
      'content-type': 'application/json; charset=utf-8',
    });
  });

  it('signs as documented, so that anybody can check it with three lines of their own', () => {
    // openssl: printf '1772593260.{"a":1}' | openssl dgst -sha256 -hmac a-secret-of-the-town
    const signature = webhookSignature(signingSecret, 1_772_593_260, '{"a":1}');
    expect(signature).toMatch(/^t=1772593260,v1=[0-9a-f]{64}$/);
    expect(webhookSignature(signingSecret, 1_772_593_260, '{"a":2}')).not.toBe(signature);
    expect(webhookSignature(signingSecret, 1_772_593_261, '{"a":1}').slice(16)).not.toBe(signature.slice(16));
  });

  it('sends the name and password of an address as Basic auth', async () => {
    const before = receiver.all().length;
    const address = receiver.url.replace('http://', 'http://ana:geheim@');
    expect((await open().send(someMessage(address), patient())).kind).toBe('delivered');
    expect(receiver.all()[before]?.headers['authorization']).toBe('Basic YW5hOmdlaGVpbQ==');
  });

  it.each([
    [500, 1, { kind: 'try-again', afterMs: 5_000 }],
    [503, 3, { kind: 'try-again', afterMs: 20_000 }],
    [429, 1, { kind: 'try-again', afterMs: 5_000 }],
    [408, 1, { kind: 'try-again', afterMs: 5_000 }],
    [400, 1, { kind: 'gave-up' }],
    [401, 1, { kind: 'gave-up' }],
    [404, 1, { kind: 'gave-up' }],
    [410, 9, { kind: 'gave-up' }],
  ])('%i on attempt %i → %j', async (status, attempt, expected) => {
    receiver.refuseNext({ status, body: 'no' });
    const result = await send({ attempt });
    expect(result).toMatchObject(expected);
    expect(result).toHaveProperty('reason', expect.stringContaining(`answered ${status}`));
  });

  it('waits as long as the receiver asks', async () => {
    receiver.refuseNext({ status: 503, headers: { 'retry-after': '42' }, body: '' });
    expect(await send()).toMatchObject({ kind: 'try-again', afterMs: 42_000 });
  });

  it('understands a date as well, by the clock of the receiver', async () => {
    const headers = { date: 'Wed, 04 Mar 2026 03:00:00 GMT', 'retry-after': 'Wed, 04 Mar 2026 03:01:30 GMT' };
    receiver.refuseNext({ status: 429, headers, body: '' });
    expect(await send()).toMatchObject({ kind: 'try-again', afterMs: 90_000 });
  });

  it('does not follow a redirect, and says where it leads', async () => {
    const before = receiver.all().length;
    receiver.refuseNext({ status: 307, headers: { location: `${receiver.url}/elsewhere` }, body: '' });
    const result = await send();
    expect(result).toMatchObject({ kind: 'gave-up' });
    expect(result).toHaveProperty('reason', expect.stringMatching(/redirects are not followed.*\/elsewhere/));
    expect(receiver.all()).toHaveLength(before);
  });

  it('gives a receiver that hangs no more than its time', async () => {
    receiver.hangNext();
    const result = await send({}, open({}, 30));
    expect(result).toEqual({ kind: 'try-again', afterMs: 5_000, reason: 'the receiver did not answer within 0.03 s' });
    receiver.release();
  });

  it('stops at once when it is told to', async () => {
    receiver.hangNext();
    const caller = new AbortController();
    const sending = open().send(someMessage(receiver.url), caller.signal);
    await receiver.hanging();
    caller.abort();
    expect(await sending).toMatchObject({ kind: 'try-again', reason: 'stopped before the receiver answered' });
    receiver.release();
  });

  it('tries again when nobody listens', async () => {
    const result = await open().send(someMessage(await deadAddress()), patient());
    expect(result).toMatchObject({ kind: 'try-again', afterMs: 5_000 });
    expect(result).toHaveProperty('reason', expect.stringContaining('ECONNREFUSED'));
  });

  it('keeps out of the private network where that is set', async () => {
    const before = receiver.all().length;
    const result = await send({}, open({ allowPrivateAddresses: false }));
    expect(result).toMatchObject({ kind: 'gave-up', reason: expect.stringContaining('private address') as string });
    expect(receiver.all()).toHaveLength(before);
  });

  it('gives up on what is no address', async () => {
    expect(await open().send(someMessage('nonsense'), patient())).toMatchObject({ kind: 'gave-up' });
  });

  it('has nothing to check and nothing to close', async () => {
    expect(await open().check(patient())).toBeNull();
    await expect(open().close()).resolves.toBeUndefined();
  });
});
