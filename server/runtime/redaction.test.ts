import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact, scrub } from './redaction.ts';

describe('scrub', () => {
  it.each([
    ['POST /integrations/v1/grafana/AbC-123_x/ refused', 'POST /integrations/v1/grafana/***/ refused'],
    ['https://t.example/integrations/v1/webhook/tok?x=1', 'https://t.example/integrations/v1/webhook/***?x=1'],
    ['opened https://t.example/a/g1.ana.sms.k3.Zm9v_-8', 'opened https://t.example/a/***'],
    ['authorization: Bearer s3cret-token', 'authorization: Bearer ***'],
    ['basic dXNlcjpwYXNz', 'basic ***'],
    ['token toc_AbCdEf123456 expired', 'token toc_*** expired'],
    ['slack said no to xoxb-123-abc', 'slack said no to xoxb-***'],
    ['cannot reach postgres://tocsin:hunter2@db:5432/x', 'cannot reach postgres://tocsin:***@db:5432/x'],
    ['/api/v1/alert-groups/abc', '/api/v1/alert-groups/abc'],
  ])('%s', (text, clean) => {
    expect(scrub(text, false)).toBe(clean);
  });

  it('masks addresses of people only where asked to', () => {
    const text = 'page to +4915112345678 and ana.uenal@example.org failed';
    expect(scrub(text, true)).toBe('page to +***78 and a***@example.org failed');
    expect(scrub(text, false)).toBe(text);
  });

  it('leaves no digit of a number but the last two', () => {
    const number = fc.stringMatching(/^\+[1-9]\d{7,13}$/);
    fc.assert(fc.property(number, (text) => scrub(`to ${text}.`, true) === `to +***${text.slice(-2)}.`));
  });
});

describe('redact', () => {
  it('hides what is a secret by its name, at any depth', () => {
    const fields = {
      integration: { id: 'g', token: 'abc', auth: { hmac: { secret: 'x' }, bearer: 'y', basic: { password: 'z' } } },
      headers: { Authorization: 'anything', cookie: 'c', 'x-slack-signature': 's', 'x-request-id': 'kept' },
      settings: { authToken: 'a', signing_secret: 'b', accountSid: 'AC1' },
      token: null,
      n: 3,
    };
    expect(redact(fields, false)).toEqual({
      integration: { id: 'g', token: '***', auth: { hmac: { secret: '***' }, bearer: '***', basic: '***' } },
      headers: { Authorization: '***', cookie: '***', 'x-slack-signature': '***', 'x-request-id': 'kept' },
      settings: { authToken: '***', signing_secret: '***', accountSid: '***' },
      token: null,
      n: 3,
    });
  });

  it('keeps of an error what helps, and nothing that a driver hung on it', () => {
    const cause = new Error('connect to postgres://u:pw@db failed');
    const error = Object.assign(new Error('Bearer abcdef refused', { cause }), {
      code: 'ECONNREFUSED',
      config: { headers: { authorization: 'Bearer abcdef' } },
    });
    const clean = redact({ error }, true) as { error: Record<string, unknown> };
    expect(clean.error).toMatchObject({ type: 'Error', code: 'ECONNREFUSED', message: 'Bearer *** refused' });
    expect(clean.error['cause']).toMatchObject({ message: 'connect to postgres://u:***@db failed' });
    expect(JSON.stringify(clean)).not.toMatch(/abcdef|:pw@/);
  });

  it('survives whatever is logged: circles, depth, bytes, big numbers', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(JSON.stringify(redact({ circle, bytes: Buffer.from('abc'), big: 10n }, true))).toContain('[3 bytes]');
  });
});
