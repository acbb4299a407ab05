import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Inbound, InboundRequest, InboundResult, Outcome } from '../channel.ts';
import { receiveSms } from './receive.ts';
import { smsSettings } from './settings.ts';

const settings = smsSettings.parse({ accountSid: 'AC1', authToken: 'token-of-the-town', from: '+15005550006' });
const oneWay = { ...settings, twoWay: false };
const publicUrl = 'https://tocsin.example/channels/sms/';

interface Change {
  readonly method?: string;
  readonly url?: string;
  readonly token?: string;
  readonly body?: string;
}

/** Signed as Twilio documents it, over the URL and the sorted parameters; `change` then tampers with the request. */
function request(path: string, params: Record<string, string>, change: Change = {}): InboundRequest {
  const url = publicUrl + path;
  const signed = Object.keys(params)
    .sort()
    .reduce((text, name) => text + name + params[name], url);
  const signature = createHmac('sha1', change.token ?? settings.authToken)
    .update(signed)
    .digest('base64');
  return {
    method: change.method ?? 'POST',
    path,
    url: change.url ?? url,
    headers: { 'x-twilio-signature': signature },
    rawBody: new TextEncoder().encode(change.body ?? new URLSearchParams(params).toString()),
    receivedAt: 0,
  };
}

const text = (Body: string, more: Record<string, string> = {}) => ({ From: '+14155550123', Body, ...more });

function accepted(result: InboundResult): {
  readonly inbound: readonly Inbound[];
  said(...outcomes: Outcome[]): string;
} {
  if (result.kind === 'refused') throw new Error(`refused: ${result.reason}`);
  return { inbound: result.inbound, said: (...outcomes) => result.reply(outcomes).body };
}

const empty = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>';

describe('receiveSms', () => {
  it.each(['', 'reply'])('reads a text at "%s"', async (path) => {
    const { inbound } = accepted(await receiveSms(request(path, text('12a')), settings));
    const about = { kind: 'code', code: '12' };
    expect(inbound).toEqual([{ kind: 'answer', answer: 'acknowledge', about, from: '+14155550123' }]);
  });

  it('62 speaks the second answer as it was given', async () => {
    const { said } = accepted(await receiveSms(request('', text('1a')), settings));
    expect(said({ kind: 'done', sentence: 'Already acknowledged by Ana & Ben <ok>' })).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Response><Message>Already acknowledged by Ana &amp; Ben &lt;ok&gt;</Message></Response>',
    );
  });

  it('67 says nothing to an unknown number', async () => {
    const { said } = accepted(await receiveSms(request('', text('hello')), settings));
    expect(said({ kind: 'silent' })).toBe(empty);
  });

  it('never answers with more than Twilio takes', async () => {
    const { said } = accepted(await receiveSms(request('', text('ack all')), settings));
    const message = /<Message>(.*)<\/Message>/s.exec(said({ kind: 'done', sentence: 'x'.repeat(5_000) }))?.[1];
    expect(message).toHaveLength(1_600);
  });

  it.each([
    ['stop', false],
    ['start', true],
  ])('69 "%s" is consent, and Twilio itself has answered it', async (word, allowed) => {
    const { inbound, said } = accepted(await receiveSms(request('', text(word)), settings));
    expect(inbound).toEqual([{ kind: 'consent', from: '+14155550123', allowed }]);
    expect(said({ kind: 'done', sentence: 'stopped' })).toBe(empty);
  });

  it('69 believes Twilio when it knows a word that we do not', async () => {
    const { inbound } = accepted(await receiveSms(request('', text('arrêt', { OptOutType: 'STOP' })), settings));
    expect(inbound).toEqual([{ kind: 'consent', from: '+14155550123', allowed: false }]);
  });

  it('76 where texts go one way, an answer is none and its sender is told so', async () => {
    const { inbound, said } = accepted(await receiveSms(request('', text('12a')), oneWay));
    expect(inbound).toEqual([{ kind: 'unknown', from: '+14155550123', text: '12a' }]);
    expect(said({ kind: 'refused', sentence: 'I do not understand' })).toContain('Replies are disabled');
    expect(said({ kind: 'silent' })).toBe(empty);
  });

  it('76 stop still works there', async () => {
    const { inbound } = accepted(await receiveSms(request('', text('stop')), oneWay));
    expect(inbound).toEqual([{ kind: 'consent', from: '+14155550123', allowed: false }]);
  });

  it.each([
    ['sent', '', [{ kind: 'status', ref: { sid: 'SM1' }, status: 'sent', detail: 'sent' }]],
    ['delivered', '', [{ kind: 'status', ref: { sid: 'SM1' }, status: 'delivered', detail: 'delivered' }]],
    ['read', '', [{ kind: 'status', ref: { sid: 'SM1' }, status: 'delivered', detail: 'read' }]],
    [
      'undelivered',
      '30003',
      [{ kind: 'status', ref: { sid: 'SM1' }, status: 'failed', detail: 'undelivered (Twilio error 30003)' }],
    ],
    [
      'failed',
      '30008',
      [{ kind: 'status', ref: { sid: 'SM1' }, status: 'failed', detail: 'failed (Twilio error 30008)' }],
    ],
    ['queued', '', []],
    ['something-new', '', []],
  ])('74 understands the callback "%s"', async (MessageStatus, ErrorCode, expected) => {
    const params = { MessageSid: 'SM1', MessageStatus, ...(ErrorCode === '' ? {} : { ErrorCode }) };
    const { inbound, said } = accepted(await receiveSms(request('status', params), settings));
    expect(inbound).toEqual(expected);
    expect(said()).toBe(empty);
  });

  const bodyOfAnother = new URLSearchParams(text('c')).toString();
  it.each<[string, InboundRequest, number]>([
    ['another token', request('', text('a'), { token: 'guessed' }), 403],
    ['another body', request('', text('a'), { body: bodyOfAnother }), 403],
    ['another URL', request('', text('a'), { url: 'https://evil.example/channels/sms/' }), 403],
    ['a URL that is none', request('', text('a'), { url: '/channels/sms/' }), 403],
    ['no signature', { ...request('', text('a')), headers: {} }, 403],
    ['GET', request('', text('a'), { method: 'GET' }), 405],
    ['another path', request('voice', text('a')), 404],
  ])('refuses %s', async (_name, tampered, status) => {
    expect(await receiveSms(tampered, settings)).toMatchObject({ kind: 'refused', status });
  });

  it('accepts a parameter that stands twice', async () => {
    const url = `${publicUrl}status`;
    const body = 'MessageSid=SM1&MessageStatus=sent&Tag=b&Tag=a';
    const signed = `${url}MessageSidSM1MessageStatussentTagaTagb`;
    const signature = createHmac('sha1', settings.authToken).update(signed).digest('base64');
    const raw = { ...request('status', {}, { body }), headers: { 'x-twilio-signature': signature } };
    expect((await receiveSms(raw, settings)).kind).toBe('accepted');
  });
});
