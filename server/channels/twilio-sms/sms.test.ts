import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TwilioCatcher } from '../../test/catchers.ts';
import { channelDeps, deadAddress, patient, startTwilioCatcher } from '../../test/catchers.ts';
import { someMessage } from '../../test/messages.ts';
import { sms } from './sms.ts';

const account = { accountSid: 'AC0123456789', authToken: 'token-of-the-town' };
let twilio: TwilioCatcher;
beforeAll(async () => {
  twilio = await startTwilioCatcher({ ...account, now: () => 0 });
});
afterAll(() => twilio.close());

function open(settings: object = {}, timeoutMs?: number) {
  const whole = { ...account, from: '+15005550006', baseUrl: twilio.url, ...settings };
  return sms.create(sms.settings.parse(whole), channelDeps({ timeoutMs }));
}
const american = '+14155550123';
const send = (address = american, channel = open(), attempt = 1) =>
  channel.send(someMessage(address, {}, { attempt }), patient());

describe('sms', () => {
  it('texts what is broken, with the link and the code', async () => {
    const before = twilio.all().length;
    const result = await send();
    const caught = twilio.all()[before];
    expect(result).toEqual({ kind: 'delivered', ref: { sid: caught?.sid }, detail: 'queued at Twilio' });
    expect(caught).toMatchObject({ to: american, from: '+15005550006', statusCallback: null });
    expect(caught?.body).toContain('https://tocsin.example/a/token-1');
    expect(caught?.body).toContain('12');
  });

  it.each([
    ['+14155550123', true, true],
    ['+8613800138000', false, false],
    ['+919876543210', true, false],
  ])('68 to %s: link %s, code %s', async (address, link, code) => {
    const before = twilio.all().length;
    await send(address);
    const body = twilio.all()[before]?.body ?? '';
    expect(body.includes('https://')).toBe(link);
    expect(/\b12\w*/.test(body.replace(/https:\S+/, ''))).toBe(code);
  });

  it('76 writes no code where texts go one way', async () => {
    const before = twilio.all().length;
    await send(american, open({ twoWay: false }));
    const body = twilio.all()[before]?.body ?? '';
    expect(body).toContain('https://');
    expect(body).not.toMatch(/\b12/);
  });

  it('uses a messaging service where there is one', async () => {
    const before = twilio.all().length;
    await send(american, open({ from: undefined, messagingServiceSid: 'MG1' }));
    expect(twilio.all()[before]?.from).toBe('MG1');
  });

  it('74 asks to hear about the delivery, however late, at its public address', async () => {
    const before = twilio.all().length;
    await send(american, open({ publicUrl: 'https://tocsin.example/' }));
    expect(twilio.all()[before]?.statusCallback).toBe('https://tocsin.example/channels/sms/status');
  });

  it.each([
    [400, 21610, 'gave-up', 'has texted STOP'],
    [400, 21211, 'gave-up', 'not valid'],
    [400, 21614, 'gave-up', 'not a mobile number'],
    [400, 21408, 'gave-up', 'Geographic Permissions'],
    [400, 29999, 'gave-up', 'error 29999'],
    [401, 20003, 'gave-up', 'Auth Token'],
    [404, 20404, 'gave-up', 'Account SID'],
    [429, 20429, 'try-again', 'error 20429'],
    [500, 20500, 'try-again', 'answered 500'],
    [503, undefined, 'try-again', 'answered 503'],
  ])('72 %i with error %s → %s', async (status, code, kind, reason) => {
    twilio.refuseNext({ status, code, message: 'as told' });
    const result = await send();
    expect(result.kind).toBe(kind);
    expect(result).toHaveProperty('reason', expect.stringContaining(reason));
  });

  it('waits as long as Twilio asks, otherwise a little longer each time', async () => {
    twilio.refuseNext({ status: 429, code: 20429, retryAfter: 11 });
    expect(await send()).toMatchObject({ kind: 'try-again', afterMs: 11_000 });
    twilio.refuseNext({ status: 500 });
    expect(await send(american, open(), 2)).toMatchObject({ kind: 'try-again', afterMs: 10_000 });
  });

  it('72 sends one request for one send, whatever the answer', async () => {
    const before = twilio.all().length;
    twilio.refuseNext({ status: 500 });
    await send();
    expect(twilio.all()).toHaveLength(before);
  });

  it('does not wait for ever', async () => {
    twilio.hangNext();
    const result = await send(american, open({}, 30));
    expect(result).toMatchObject({ kind: 'try-again', reason: 'Twilio did not answer within 0.03 s' });
    twilio.release();
  });

  it('stops at once when it is told to', async () => {
    twilio.hangNext();
    const caller = new AbortController();
    const sending = open().send(someMessage(american), caller.signal);
    await twilio.hanging();
    caller.abort();
    expect(await sending).toMatchObject({ kind: 'try-again', reason: 'stopped before Twilio answered' });
    twilio.release();
  });

  it('tries again when Twilio cannot be reached', async () => {
    const result = await send(american, open({ baseUrl: await deadAddress() }));
    expect(result).toMatchObject({ kind: 'try-again' });
    expect(result).toHaveProperty('reason', expect.stringContaining('ECONNREFUSED'));
  });

  it('gives up on what is no number', async () => {
    expect(await send('911')).toMatchObject({ kind: 'gave-up' });
  });

  it('checks the account without texting anybody', async () => {
    const before = twilio.all().length;
    expect(await open().check(patient())).toBeNull();
    expect(await open({ authToken: 'wrong' }).check(patient())).toContain('check the Account SID and the Auth Token');
    expect(twilio.all()).toHaveLength(before);
  });

  it.each([
    [{}, 'from'],
    [{ from: '+15005550006', accountSid: 'SK1' }, 'accountSid'],
    [{ from: '+15005550006', token: 'x' }, ''],
  ])('refuses the settings %j', (settings, field) => {
    const parsed = sms.settings.safeParse({ ...account, ...settings });
    expect(parsed.error?.issues[0]?.path.join('.')).toBe(field);
  });
});
