import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channelDeps } from '../../test/catchers.ts';
import type { InboundRequest } from '../channel.ts';
import { hmacHex } from '../signing.ts';
import { isResponseUrl, readClick } from './interactions.ts';
import { createReceiver } from './receive.ts';
import { slackSettings } from './settings.ts';

const signingSecret = 'secret-of-the-town';
const settings = slackSettings.parse({ botToken: 'xoxb-1', signingSecret });
const apiUrl = settings.apiUrl;
const nowSeconds = 1_772_593_260;

const clickOf = (actionId: string, value = 'g-42', more: object = {}) => ({
  type: 'block_actions',
  user: { id: 'U0ANA', username: 'ana' },
  response_url: 'https://hooks.slack.com/actions/T1/2/3',
  actions: [{ type: 'button', action_id: actionId, value, block_id: 'b' }],
  ...more,
});
const bodyOf = (payload: unknown): string => new URLSearchParams({ payload: JSON.stringify(payload) }).toString();

interface Change {
  readonly method?: string;
  readonly path?: string;
  readonly secret?: string;
  readonly body?: string;
  readonly timestamp?: string;
  readonly lateBySeconds?: number;
}

function request(payload: unknown, change: Change = {}): InboundRequest {
  const body = bodyOf(payload);
  const timestamp = change.timestamp ?? String(nowSeconds);
  const signature = hmacHex(change.secret ?? signingSecret, `v0:${timestamp}:${body}`);
  return {
    method: change.method ?? 'POST',
    path: change.path ?? 'interactions',
    url: 'https://tocsin.example/channels/slack/interactions',
    headers: { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${signature}` },
    rawBody: new TextEncoder().encode(change.body ?? body),
    receivedAt: (nowSeconds + (change.lateBySeconds ?? 1)) * 1_000,
  };
}

const receive = (one: InboundRequest) => createReceiver(settings, channelDeps()).receive(one);

describe('a click', () => {
  it.each(['acknowledge', 'decline', 'resolve'])('on %s is an answer of the one who clicked', async (answer) => {
    const result = await receive(request(clickOf(answer)));
    expect(result).toMatchObject({
      kind: 'accepted',
      inbound: [{ kind: 'answer', answer, about: { kind: 'group', groupId: 'g-42' }, from: 'U0ANA' }],
    });
    expect(result.kind === 'accepted' && result.reply([{ kind: 'done', sentence: 'x' }])).toMatchObject({
      status: 200,
      body: '',
    });
  });

  it('on a link or on something of another app is no answer, and no error either', async () => {
    const result = await receive(request(clickOf('open_dashboard')));
    expect(result).toMatchObject({ kind: 'accepted', inbound: [] });
  });

  it.each<[string, InboundRequest, number]>([
    ['another secret', request(clickOf('acknowledge'), { secret: 'guessed' }), 403],
    ['another body', request(clickOf('acknowledge'), { body: bodyOf(clickOf('resolve')) }), 403],
    [
      'another time',
      {
        ...request(clickOf('acknowledge')),
        headers: { ...request(clickOf('acknowledge')).headers, 'x-slack-request-timestamp': String(nowSeconds + 1) },
      },
      403,
    ],
    ['a recorded request, six minutes later', request(clickOf('acknowledge'), { lateBySeconds: 360 }), 403],
    ['one from the future', request(clickOf('acknowledge'), { lateBySeconds: -360 }), 403],
    ['a time that is none', request(clickOf('acknowledge'), { timestamp: 'NaN' }), 403],
    ['no signature', { ...request(clickOf('acknowledge')), headers: {} }, 403],
    ['another path', request(clickOf('acknowledge'), { path: 'events' }), 404],
    ['GET', request(clickOf('acknowledge'), { method: 'GET' }), 405],
    ['another kind of payload', request({ type: 'view_submission' }), 400],
    ['no payload', request(null), 400],
  ])('is refused with %s', async (_name, tampered, status) => {
    expect(await receive(tampered)).toMatchObject({ kind: 'refused', status });
  });

  it('is still good after four minutes', async () => {
    expect(await receive(request(clickOf('acknowledge'), { lateBySeconds: 240 }))).toMatchObject({ kind: 'accepted' });
  });
});

describe('isResponseUrl', () => {
  it.each([
    ['https://hooks.slack.com/actions/T1/2/3', true],
    ['https://hooks.slack-gov.com/actions/1', true],
    ['https://slack.com/api/anything', true],
    ['http://hooks.slack.com/actions/1', false],
    ['https://hooks.slack.com.evil.example/', false],
    ['https://evil.example/hooks.slack.com', false],
    ['https://hooks.slack.com@evil.example/', false],
    ['http://169.254.169.254/latest', false],
    ['nonsense', false],
  ])('%s → %s', (url, expected) => expect(isResponseUrl(url, apiUrl)).toBe(expected));
});

it('reads any body without throwing', () => {
  const payload = fc.oneof(
    fc.string(),
    fc.json(),
    fc.jsonValue().map((value) => bodyOf(value)),
  );
  fc.assert(fc.property(payload, (body) => readClick(body, apiUrl) === null || body.includes('block_actions')));
});
