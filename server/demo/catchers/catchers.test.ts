import { afterEach, describe, expect, it } from 'vitest';
import type { Inbound } from '../../channels/channel.ts';
import { sms } from '../../channels/twilio-sms/sms.ts';
import { channelDeps, patient } from '../../test/catchers.ts';
import { someMessage } from '../../test/messages.ts';
import type { LocalServer } from './local-http.ts';
import { json, listenLocally } from './local-http.ts';
import { startSlackCatcher } from './slack-catcher.ts';
import { startTwilioCatcher } from './twilio-catcher.ts';
import { startWebhookCatcher } from './webhook-catcher.ts';
import { startSmtpCatcher } from './smtp-catcher.ts';

const open: { close(): Promise<void> }[] = [];
const opened = async <T extends { close(): Promise<void> }>(starting: Promise<T>): Promise<T> => {
  const one = await starting;
  open.push(one);
  return one;
};
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));
const now = () => 1_772_593_260_000;

describe('the Twilio catcher', () => {
  const account = { accountSid: 'AC1', authToken: 'token-of-the-town' };

  /** A service that takes what Twilio sends, over a real socket, and answers every text with `sentence`. */
  async function town(sentence: string) {
    const twilio = await opened(startTwilioCatcher({ ...account, now }));
    const inbound: Inbound[] = [];
    const service: LocalServer = await opened(
      listenLocally(0, async ({ method, path, headers, body }) => {
        const url = service.url + path;
        const rawBody = new TextEncoder().encode(body);
        const behind = path.replace('/channels/sms/', '');
        const result = await channel.receive?.({ method, path: behind, url, headers, rawBody, receivedAt: now() });
        if (result?.kind !== 'accepted') return json(403, result);
        inbound.push(...result.inbound);
        return result.reply(result.inbound.map(() => ({ kind: 'done', sentence })));
      }),
    );
    const settings = { ...account, from: '+15005550006', baseUrl: twilio.url, publicUrl: service.url };
    const channel = sms.create(sms.settings.parse(settings), channelDeps());
    return { twilio, service, channel, inbound };
  }

  it('texts back so that the service believes it', async () => {
    const { twilio, service, inbound } = await town('Acknowledged');
    const answer = await twilio.reply({
      to: `${service.url}/channels/sms/reply`,
      from: '+14155550123',
      body: 'Ack 12 ünï',
    });
    expect(answer.status).toBe(200);
    expect(inbound).toEqual([{ kind: 'unknown', from: '+14155550123', text: 'Ack 12 ünï' }]);
    const understood = await twilio.reply({
      to: `${service.url}/channels/sms/reply`,
      from: '+14155550123',
      body: '12a',
    });
    expect(understood.body).toContain('<Message>Acknowledged</Message>');
  });

  it('74 reports a delivery to where the sender asked for it', async () => {
    const { twilio, channel, inbound } = await town('');
    const sent = await channel.send(someMessage('+14155550123'), patient());
    const text = await twilio.waitFor();
    expect((await twilio.report(text, { status: 'failed', errorCode: 30003 })).status).toBe(200);
    expect(inbound).toEqual([
      { kind: 'status', ref: { sid: text.sid }, status: 'failed', detail: 'failed (Twilio error 30003)' },
    ]);
    expect(sent).toMatchObject({ ref: { sid: text.sid } });
  });

  it('refuses another account, and another path', async () => {
    const twilio = await opened(startTwilioCatcher({ ...account, now }));
    const authorization = `Basic ${Buffer.from('AC1:token-of-the-town').toString('base64')}`;
    expect((await fetch(`${twilio.url}/2010-04-01/Accounts/AC1.json`)).status).toBe(401);
    expect((await fetch(`${twilio.url}/elsewhere`, { headers: { authorization } })).status).toBe(404);
  });

  it('does not report on a text whose sender did not ask', async () => {
    const twilio = await opened(startTwilioCatcher({ ...account, now }));
    const text = { sid: 'SM1', to: '', from: '', body: '', statusCallback: null, seq: 1, at: 0 };
    await expect(twilio.report(text, { status: 'sent' })).rejects.toThrow('SM1');
  });
});

describe('the Slack catcher', () => {
  it('knows no button that does not stand there, and no message that was never posted', async () => {
    const slack = await opened(startSlackCatcher({ signingSecret: 's', now }));
    const click = { to: 'http://127.0.0.1:1/', user: 'U1', button: 'Acknowledge' };
    await expect(slack.click({ ...click, channel: 'C1', ts: '1.1' })).rejects.toThrow('no message 1.1 in C1');
    const body = new URLSearchParams({ channel: 'C1', text: 'hello' });
    const posted = (await (await fetch(`${slack.apiUrl}chat.postMessage`, { method: 'POST', body })).json()) as {
      ts: string;
    };
    await expect(slack.click({ ...click, channel: 'C1', ts: posted.ts })).rejects.toThrow('only: none');
  });

  it('refuses what it does not know as Slack does', async () => {
    const slack = await opened(startSlackCatcher({ signingSecret: 's', now }));
    const call = async (method: string) => (await fetch(slack.apiUrl + method, { method: 'POST', body: '' })).json();
    expect(await call('users.list')).toEqual({ ok: false, error: 'unknown_method' });
    expect(await call('chat.update')).toEqual({ ok: false, error: 'message_not_found' });
  });
});

describe('the webhook catcher', () => {
  it('marks what is not signed, and keeps what is not JSON', async () => {
    const receiver = await opened(startWebhookCatcher({ signingSecret: 's', now }));
    await fetch(`${receiver.url}/x`, { method: 'POST', body: 'hello' });
    expect(receiver.all()).toMatchObject([{ path: '/x', signed: false, body: null, rawBody: 'hello' }]);
  });

  it('closes with a request still hanging', async () => {
    const receiver = await startWebhookCatcher({ signingSecret: 's', now });
    receiver.hangNext();
    const request = fetch(receiver.url, { method: 'POST', body: '{}' });
    await receiver.hanging();
    await receiver.close();
    await expect(request).rejects.toThrow();
  });
});

describe('every catcher', () => {
  it('says so when its port is taken', async () => {
    const first = await opened(startWebhookCatcher({ signingSecret: 's', now }));
    await expect(startSmtpCatcher({ port: first.port, now })).rejects.toThrow('EADDRINUSE');
    await expect(startWebhookCatcher({ signingSecret: 's', port: first.port, now })).rejects.toThrow('EADDRINUSE');
  });

  it('can be reached from this machine only', async () => {
    const smtp = await opened(startSmtpCatcher({ now }));
    const receiver = await opened(startWebhookCatcher({ signingSecret: 's', now }));
    expect([smtp.url, receiver.url].every((url) => url.includes('//127.0.0.1:'))).toBe(true);
  });
});
