import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FakeEngine } from '../test/fake-engine.ts';
import { NOW, startService } from '../test/service.ts';
import type { Answer, Sending, TestService } from '../test/service.ts';

let service: TestService;

beforeAll(async () => {
  service = await startService();
});

afterAll(() => service.close());

beforeEach(() => {
  const { engine } = service;
  for (const list of [engine.accepted, engine.refused, engine.asked]) list.length = 0;
  engine.firing = new Set();
  engine.storing = new FakeEngine().storing;
});

const recorded = (name: string): string => {
  const path = new URL(`../../integrations/grafana/recorded/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(path, 'utf8')) as { body: string }).body;
};

const post = (path: string, body: string | Buffer, headers: Sending['headers'] = {}): Promise<Answer> =>
  service.send(`/integrations/v1/${path}`, { method: 'POST', body, headers });

/** What the sender is told, and that it is counted, kept for a look, and nothing else. */
async function expectProblem(answer: Answer, status: number, code: string, integration: string): Promise<string> {
  expect(answer.status, answer.text).toBe(status);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.json).toMatchObject({ status, code, type: `urn:tocsin:problem:${code}` });
  expect(answer.json).not.toHaveProperty('message');
  const counted = await service.metric(`tocsin_intake_requests_total{integration="${integration}",code="${code}"}`);
  expect(counted, `${integration} ${code} is counted`).toBeDefined();
  const kept = service.engine.refused.filter((refused) => refused.code === code);
  expect(kept).toHaveLength(integration === 'unknown' ? 0 : 1);
  expect(service.engine.accepted).toEqual([]);
  return String(answer.json?.['detail']);
}

describe('a good request', () => {
  it('is answered after the engine has it, with the number of alerts', async () => {
    const body = recorded('grafana-firing-three');
    const answer = await post('grafana/grafana-token/', body);
    expect([answer.status, answer.json]).toEqual([200, { accepted: 3 }]);
    const [request] = service.engine.accepted;
    expect(request).toMatchObject({ integrationId: 'grafana', receivedAt: NOW, body, isTest: false, truncated: 0 });
    expect(request?.alerts).toHaveLength(3);
  });

  it('is never answered before the commit', async () => {
    let commit = (): void => {};
    service.engine.storing = () => new Promise((resolve) => (commit = resolve));
    let answered = false;
    const answer = post('webhook/bearer-token', '{"title":"x"}', { authorization: 'Bearer s3cret' });
    void answer.then(() => (answered = true));
    // Another request goes all the way in the meantime.
    await post('grafana/wrong', '{}');
    expect(answered).toBe(false);
    commit();
    expect((await answer).status).toBe(200);
  });

  it('may leave out the last slash', async () => {
    expect((await post('am/am-token', '{}')).status).toBe(403);
    expect((await post('grafana/grafana-token', recorded('grafana-firing-one'))).json).toEqual({ accepted: 1 });
  });

  it("from Grafana's test button is accepted and marked", async () => {
    expect((await post('grafana/grafana-token/', recorded('grafana-test-button'))).status).toBe(200);
    expect(service.engine.accepted[0]?.isTest).toBe(true);
  });

  it('says what was left out', async () => {
    const body = '{"alerts":[{"title":"a"},{"status":"firing"}]}';
    const answer = await post('webhook/hook-token/', body);
    expect(answer.json).toMatchObject({ accepted: 1, rejected: [{ index: 1 }] });
    expect(service.engine.accepted[0]?.rejected).toHaveLength(1);
  });

  it('may begin with a byte order mark', async () => {
    expect((await post('grafana/grafana-token/', `\ufeff${recorded('grafana-firing-one')}`)).status).toBe(200);
    expect(service.engine.accepted[0]?.body.startsWith('{')).toBe(true);
  });
});

describe('who may send', () => {
  it.each(['grafana/wrong/', 'webhook/grafana-token/', 'nothing/grafana-token/', 'grafana/', 'grafana/a/b/c'])(
    '%s is refused, always with the same words',
    async (path) => {
      const detail = await expectProblem(await post(path, '{}'), 403, 'wrong-token', 'unknown');
      expect(detail).toBe(
        'No integration has this type and token. Copy the address again from the integration in Tocsin.',
      );
    },
  );

  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])('%s is told to POST', async (method) => {
    const answer = await service.send('/integrations/v1/grafana/grafana-token/', { method });
    expect(await expectProblem(answer, 405, 'method-not-allowed', 'unknown')).toContain('POST');
    expect(answer.headers['allow']).toBe('POST');
  });

  it('Basic credentials are asked for and compared as UTF-8', async () => {
    const basic = (text: string): Sending['headers'] => ({
      authorization: `Basic ${Buffer.from(text).toString('base64')}`,
    });
    const path = 'webhook/basic-token/';
    expect((await post(path, '{"title":"x"}', basic('grafana:pässword'))).status).toBe(200);
    service.engine.accepted.length = 0;
    await expectProblem(await post(path, '{"title":"x"}'), 403, 'authorization-missing', 'basic');
    await expectProblem(await post(path, '{}', basic('grafana:password')), 403, 'authorization-wrong', 'basic');
  });

  it('Bearer credentials are asked for', async () => {
    const path = 'webhook/bearer-token/';
    expect((await post(path, '{"title":"x"}', { authorization: 'Bearer s3cret' })).status).toBe(200);
    service.engine.accepted.length = 0;
    await expectProblem(
      await post(path, '{}', { authorization: 'Bearer s3cre' }),
      403,
      'authorization-wrong',
      'bearer',
    );
  });
});

describe("Grafana's signature", () => {
  const body = '{"title":"x"}';
  const sign = (text: string, atMs = NOW): Sending['headers'] => {
    const timestamp = String(Math.floor(atMs / 1_000));
    const signature = createHmac('sha256', 'hmac-secret').update(`${timestamp}:${text}`).digest('hex');
    return { 'x-grafana-alerting-signature': signature, 'x-grafana-alerting-timestamp': timestamp };
  };

  it('is checked over the bytes as they came', async () => {
    const text = recorded('grafana-firing-one');
    expect((await post('grafana/signed-token/', text, sign(text))).status).toBe(200);
  });

  it.each([
    ['none', {}, 'signature-missing'],
    ['of another body', sign('{"title":"y"}'), 'signature-wrong'],
    ['too old', sign(body, NOW - 301_000), 'timestamp-outside-window'],
    ['from the future', sign(body, NOW + 301_000), 'timestamp-outside-window'],
    ['without its time', { ...sign(body), 'x-grafana-alerting-timestamp': '' }, 'timestamp-missing'],
    [
      'with another time',
      { ...sign(body), 'x-grafana-alerting-timestamp': String(NOW / 1_000 - 1) },
      'signature-wrong',
    ],
  ])('%s: 403', async (_, headers, code) => {
    await expectProblem(await post('grafana/signed-token/', body, headers), 403, code, 'signed');
  });
});

describe('a body that cannot be used', () => {
  it('broken JSON is told where it breaks', async () => {
    const detail = await expectProblem(await post('webhook/hook-token/', '{\n"title": x}'), 400, 'broken-json', 'hook');
    expect(detail).toContain('line 2, column 10');
    expect(service.engine.refused[0]).toMatchObject({ status: 400, body: '{\n"title": x}', receivedAt: NOW });
  });

  it('an empty one as well', async () => {
    expect(await expectProblem(await post('webhook/hook-token/', ''), 400, 'broken-json', 'hook')).toContain('empty');
  });

  it('one that is not UTF-8', async () => {
    await expectProblem(await post('webhook/hook-token/', Buffer.from([0x22, 0xff, 0x22])), 400, 'not-utf-8', 'hook');
  });

  it('the wrong shape gets the words of the integration', async () => {
    const answer = await post('webhook/hook-token/', '{"name":"x"}');
    expect(await expectProblem(answer, 422, 'unknown-shape', 'hook')).toContain('only the title is required');
    expect(answer.json?.['title']).toBe('No title');
  });

  it("a payload template of the user's own is recognised", async () => {
    const answer = await post('grafana/grafana-token/', recorded('grafana-custom-payload'));
    expect(await expectProblem(answer, 422, 'unknown-shape', 'grafana')).not.toBe('');
  });

  it('a NUL is kept as something that PostgreSQL can store', async () => {
    await post('webhook/hook-token/', '{"a\u0000');
    expect(service.engine.refused[0]?.body).toBe('{"a\ufffd');
  });

  it('only the beginning of a long one is kept', async () => {
    await post('webhook/hook-token/', `"${'a'.repeat(30_000)}`);
    expect(service.engine.refused[0]?.body).toHaveLength(16_384);
  });
});

describe('storing fails', () => {
  it('503, try again, and nothing is kept but the refusal', async () => {
    service.engine.storing = () => Promise.reject(new Error('disk full'));
    const answer = await post('grafana/grafana-token/', recorded('grafana-firing-one'));
    await expectProblem(answer, 503, 'not-stored', 'grafana');
    expect(answer.headers['retry-after']).toBe('5');
    expect(service.errors.pop()).toContain('disk full');
  });
});
