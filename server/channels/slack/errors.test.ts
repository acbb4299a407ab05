import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { deadline } from '../deadline.ts';
import { classify, isGone } from './errors.ts';

const refusal = (error: string, retryAfter?: number) =>
  new WebAPIPlatformError({ ok: false, error, response_metadata: retryAfter === undefined ? {} : { retryAfter } });
const sorted = (error: unknown, attempt = 1) => classify(error, attempt, deadline(new AbortController().signal, {}));

describe('classify', () => {
  it.each([
    ['channel_not_found', 'invite the bot'],
    ['user_not_found', 'check the member ID'],
    ['is_archived', 'write another one'],
    ['account_inactive', 'install the Slack app again'],
    ['invalid_auth', 'check the bot token'],
    ['token_revoked', 'install the Slack app again'],
    ['missing_scope', 'chat:write'],
    ['messages_tab_disabled', 'Messages Tab'],
    ['something_new', 'Slack refused: something_new'],
  ])('%s gives up and says "%s"', (error, advice) => {
    expect(sorted(refusal(error))).toEqual({ kind: 'gave-up', reason: expect.stringContaining(advice) as string });
  });

  it.each(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'ratelimited'])(
    '%s is tried again, later each time',
    (error) => {
      expect(sorted(refusal(error))).toMatchObject({ kind: 'try-again', afterMs: 5_000 });
      expect(sorted(refusal(error), 4)).toMatchObject({ kind: 'try-again', afterMs: 40_000 });
    },
  );

  it('waits as long as Slack asks', () => {
    expect(sorted(new WebAPIRateLimitedError(33))).toMatchObject({ kind: 'try-again', afterMs: 33_000 });
    expect(sorted(refusal('ratelimited', 12))).toMatchObject({ kind: 'try-again', afterMs: 12_000 });
  });

  it.each([
    [500, 'try-again'],
    [503, 'try-again'],
    [404, 'gave-up'],
    [403, 'gave-up'],
  ])('HTTP %i → %s', (status, kind) => {
    expect(sorted(new WebAPIHTTPError(status, 'No', {}, ''))).toMatchObject({ kind });
  });

  it('finds the reason behind a failed request', () => {
    const refused = new WebAPIRequestError(new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') }));
    expect(sorted(refused)).toMatchObject({ kind: 'try-again', reason: 'cannot reach Slack: ECONNREFUSED' });
  });

  it('does not print a whole page when something else answers in place of Slack', () => {
    const result = sorted(refusal(`<html>${'x'.repeat(10_000)}`));
    expect(result.kind === 'gave-up' && result.reason.length).toBeLessThan(300);
  });
});

it.each([
  [refusal('message_not_found'), true],
  [refusal('cant_update_message'), true],
  [refusal('channel_not_found'), false],
  [new Error('message_not_found'), false],
])('%s: the message is gone: %s', (error, gone) => expect(isGone(error)).toBe(gone));
