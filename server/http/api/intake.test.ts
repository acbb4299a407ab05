import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addRefused, addRequests } from '../../store/inbox.ts';
import { countRequests } from '../../store/integration-hours.ts';
import { expectShape } from '../test/conforming.ts';
import { NOW, startService } from '../test/service.ts';
import type { TestService } from '../test/service.ts';

type Call = Awaited<ReturnType<TestService['as']>>;

let service: TestService;
let viewer: Call;
let editor: Call;

beforeAll(async () => {
  service = await startService();
  viewer = await service.as('viewer', 'ana');
  editor = await service.as('editor');
});

afterAll(() => service.close());

const integration = (id: string) => service.configuration.snapshot().directory.integrations.get(id);

describe('what came in over an integration', () => {
  it('is counted by the hour, and the last refusal stands beside it', async () => {
    const HOUR = 3_600_000;
    const refusal = { integration_id: 'hook', status: 400, code: 'broken-json', detail: 'No JSON.', body: '{' };
    await service.database.write(async (tx) => {
      const at = (received_at: number) => ({ integration_id: 'hook', received_at });
      await countRequests(tx, 'accepted', [at(NOW), at(NOW - HOUR), at(NOW - HOUR), at(NOW - 24 * HOUR)]);
      await countRequests(tx, 'refused', [at(NOW)]);
      await addRequests(tx, [{ ...at(NOW - HOUR), body: '{}' }]);
      await addRefused(tx, [{ ...refusal, received_at: NOW - 10 }]);
      await addRequests(tx, [{ integration_id: 'am', received_at: NOW - 5, body: '{}' }]);
    });
    const { items } = expectShape('listIntegrationHealth', await viewer('/integration-health'));
    const of = (id: string) => (items as { integration: { id: string } }[]).find((one) => one.integration.id === id);
    const quiet = { accepted: 0, refused: 0 };
    expect(of('hook')).toMatchObject({
      ...{ accepted: 3, refused: 1, isRefusing: true, lastRequestAt: new Date(NOW - 10).toISOString() },
      lastRefusal: { status: 400, code: 'broken-json', detail: 'No JSON.' },
      hours: [
        ...Array.from({ length: 22 }, () => quiet),
        { at: '2026-11-21T02:00:00.000Z', accepted: 2, refused: 0 },
        { at: '2026-11-21T03:00:00.000Z', accepted: 1, refused: 1 },
      ],
    });
    expect(of('am')).toMatchObject({ isRefusing: false, lastRefusal: null });
    expect(of('grafana')).toMatchObject({ ...quiet, lastRequestAt: null, isRefusing: false });
  });
});

describe('the secrets of an integration', () => {
  it('are for whoever may change it, and looking leaves a trace', async () => {
    expect((await viewer('/integrations/signed/reveal', 'POST')).status).toBe(403);
    const seen = expectShape('revealIntegration', await editor('/integrations/signed/reveal', 'POST'));
    expect(seen).toEqual({
      url: 'https://tocsin.example.test/integrations/v1/grafana/signed-token/',
      path: '/integrations/v1/grafana/signed-token/',
      token: 'signed-token',
      ...{ basic: null, bearer: null },
      hmac: {
        secret: 'hmac-secret',
        header: 'X-Grafana-Alerting-Signature',
        timestampHeader: 'X-Grafana-Alerting-Timestamp',
      },
    });
    const metric = await service.metric('tocsin_integration_secrets_revealed_total{');
    expect(metric).toBe('tocsin_integration_secrets_revealed_total{integration="signed"} 1');
    expect((await editor('/integrations/nothing/reveal', 'POST')).status).toBe(404);
  });

  it('are of every kind', async () => {
    const reveal = async (id: string) => (await editor(`/integrations/${id}/reveal`, 'POST')).json;
    expect(await reveal('basic')).toMatchObject({ basic: { username: 'grafana', password: 'pässword' }, hmac: null });
    expect(await reveal('bearer')).toMatchObject({ bearer: 's3cret', basic: null });
  });

  it('are made anew, and the old ones are worth nothing', async () => {
    const before = integration('signed');
    const token = expectShape(
      'rotateIntegration',
      await editor('/integrations/signed/rotate', 'POST', { what: 'token' }),
    );
    expect(token['token']).toMatch(/^[\w-]{32}$/);
    expect(integration('signed')).toEqual({ ...before, token: token['token'] });
    const sign = await editor('/integrations/signed/rotate', 'POST', { what: 'signature' });
    expect(sign.headers['etag']).toBe('"3"');
    const { secret } = expectShape('rotateIntegration', sign)['hmac'] as { secret: string };
    expect(secret).not.toBe('hmac-secret');
    expect(integration('signed')?.auth.hmac).toEqual({ ...before?.auth.hmac, secret });
    const [version] = (await editor('/integrations/signed/versions')).json?.['items'] as { changedBy: string }[];
    expect(version?.changedBy).toBe('token "editor"');
  });

  it.each([
    ['signed', { what: 'token' }, 'viewer', 403],
    ['hook', { what: 'signature' }, 'editor', 422],
    ['hook', { what: 'everything' }, 'editor', 422],
    ['nothing', { what: 'token' }, 'editor', 404],
  ] as const)('of %s are not made anew with %j by a %s', async (id, body, role, status) => {
    const answer = await (role === 'viewer' ? viewer : editor)(`/integrations/${id}/rotate`, 'POST', body);
    expect(answer.status, answer.text).toBe(status);
  });

  it('are not made anew where somebody else was quicker', async () => {
    const answer = await editor('/integrations/hook/rotate', 'POST', { what: 'token' }, { 'if-match': '"9"' });
    expect([answer.status, integration('hook')?.token]).toEqual([412, 'hook-token']);
  });
});

describe('a test alert', () => {
  beforeEach(() => void service.engine.accepted.splice(0));

  it.each(['grafana', 'am', 'hook'])('goes through %s as a test, with the labels it was given', async (id) => {
    const answer = await editor(`/integrations/${id}/test`, 'POST', { labels: { service: 'checkout' } });
    const labels = { alertname: 'TestAlert', service: 'checkout' };
    expect(expectShape('testIntegration', answer)).toEqual({ receivedAt: new Date(NOW).toISOString(), labels });
    const [request] = service.engine.accepted;
    expect(request).toMatchObject({ integrationId: id, isTest: true, receivedAt: NOW, alerts: [{ labels }] });
    expect(JSON.parse(request?.body ?? '')).toBeTypeOf('object');
  });

  it('is for editors, and for integrations that are there', async () => {
    expect((await viewer('/integrations/hook/test', 'POST', {})).status).toBe(403);
    expect((await editor('/integrations/nothing/test', 'POST', {})).status).toBe(404);
    expect(service.engine.accepted).toEqual([]);
  });

  it('that could not be stored says so', async () => {
    service.engine.storing = () => Promise.reject(new Error('disk full'));
    const answer = await editor('/integrations/hook/test', 'POST', {});
    service.engine.storing = () => Promise.resolve();
    expect([answer.status, answer.json?.['code'], answer.headers['retry-after']]).toEqual([503, 'not-stored', '5']);
  });
});
