import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InboundRequest, InboundResult } from '../channels/channel.ts';
import { fakeChannel } from './test/fake-channel.ts';
import { NOW, startService } from './test/service.ts';
import type { TestService } from './test/service.ts';

let service: TestService;
let seen: InboundRequest[] = [];
let result: InboundResult;
const inbound = [{ kind: 'answer', answer: 'acknowledge', about: { kind: 'last' }, from: '+15550100' }] as const;

beforeAll(async () => {
  const sms = fakeChannel('sms', 'text', (request) => {
    seen.push(request);
    return result;
  });
  const broken = fakeChannel('slack', 'chat', () => {
    throw new Error('a mistake of the channel');
  });
  service = await startService({ channels: [sms, broken, fakeChannel('email', 'mail')] });
});

afterAll(() => service.close());

beforeEach(() => {
  seen = [];
  service.engine.received.length = 0;
  service.engine.outcomes = [{ kind: 'done', sentence: 'Acknowledged.' }];
  result = {
    kind: 'accepted',
    inbound,
    reply: ([outcome]) => ({
      ...{ status: 200, contentType: 'text/xml' },
      body: `<Response>${outcome?.kind === 'done' ? outcome.sentence : ''}</Response>`,
    }),
  };
});

describe('what comes back over a channel', () => {
  it('reaches it byte for byte, with the address as the provider called it', async () => {
    const body = 'From=%2B15550100&Body=a';
    await service.send('/channels/sms/reply?x=1', { method: 'POST', body, headers: { 'x-twilio-signature': 'abc' } });
    expect(seen).toEqual([
      expect.objectContaining({
        ...{
          method: 'POST',
          path: 'reply',
          url: 'https://tocsin.example.test/channels/sms/reply?x=1',
          receivedAt: NOW,
        },
        rawBody: Buffer.from(body),
      }),
    ]);
    expect(seen[0]?.headers['x-twilio-signature']).toBe('abc');
  });

  it("is done by the engine and answered in the channel's own way", async () => {
    const answer = await service.send('/channels/sms/reply', { method: 'POST', body: 'x' });
    expect(service.engine.received).toEqual([{ channel: 'sms', inbound }]);
    expect([answer.status, answer.headers['content-type'], answer.text]).toEqual([
      200,
      'text/xml',
      '<Response>Acknowledged.</Response>',
    ]);
    expect(await service.metric('tocsin_channel_requests_total{channel="sms",code="accepted"}')).toBeDefined();
  });

  it.each(['/channels/sms', '/channels/sms/', '/channels/sms/a/b'])('may come to %s', async (path) => {
    await service.send(path, { method: 'POST', body: 'x' });
    expect(seen[0]?.path).toBe(path.slice('/channels/sms/'.length));
  });

  it.each([
    [403, 403],
    [400, 400],
    [401, 403],
  ])('is refused with %i by the channel: %i, and nothing is done', async (status, answered) => {
    result = { kind: 'refused', status, reason: 'The signature is wrong.' };
    const answer = await service.send('/channels/sms/reply', { method: 'POST', body: 'x' });
    expect([answer.status, answer.json?.['status'], answer.json?.['detail']]).toEqual([
      answered,
      answered,
      'The signature is wrong.',
    ]);
    expect(service.engine.received).toEqual([]);
  });

  it.each(['/channels/pigeon/x', '/channels/email/x'])('%s: nothing listens there', async (path) => {
    expect((await service.send(path, { method: 'POST', body: 'x' })).status).toBe(404);
    expect(await service.metric('tocsin_channel_requests_total{channel="unknown"')).toBeDefined();
  });

  it('is limited as alerts are', async () => {
    const big = Buffer.alloc(65 * 1_024);
    expect((await service.send('/channels/sms/x', { method: 'POST', body: big })).status).toBe(413);
    const headers = { 'content-encoding': 'gzip' };
    const bomb = await service.send('/channels/sms/x', {
      method: 'POST',
      body: gzipSync(Buffer.alloc(9_000_000)),
      headers,
    });
    expect(bomb.status).toBe(413);
    expect(seen).toEqual([]);
  });

  it('that meets a mistake of ours says no more than where to look', async () => {
    const answer = await service.send('/channels/slack/x', { method: 'POST', body: 'x' });
    expect(answer.json).toMatchObject({ status: 500, code: 'internal-error' });
    expect(answer.text).not.toContain('mistake of the channel');
    expect(service.errors.pop()).toContain('a mistake of the channel');
    expect(answer.json?.['instance']).toMatch(/^\w+$/);
  });
});
