import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addRequests } from '../store/inbox.ts';
import { fakeChannel } from './test/fake-channel.ts';
import { haveGroup } from './test/group.ts';
import { NOW, startService } from './test/service.ts';
import type { TestService } from './test/service.ts';

let service: TestService;

beforeAll(async () => {
  service = await startService({ channels: [fakeChannel('email', 'mail')] });
});

afterAll(() => service.close());

describe('/metrics', () => {
  it('tells what waits, how long, and what is open', async () => {
    await service.database.write((tx) =>
      addRequests(tx, [{ integration_id: 'hook', received_at: NOW - 90_000, body: '{}' }]),
    );
    await haveGroup(service, { id: 'g1', number: 1 });
    const answer = await service.send('/metrics');
    expect(answer.headers['content-type']).toContain('text/plain');
    for (const line of [
      'tocsin_inbox_waiting_requests 1',
      'tocsin_inbox_oldest_waiting_age_seconds 90',
      'tocsin_open_alert_groups{status="firing"} 1',
      'tocsin_open_alert_groups{status="snoozed"} 0',
      `tocsin_configuration_revision ${service.configuration.snapshot().revision}`,
    ]) {
      expect(answer.text).toContain(`${line}\n`);
    }
  });

  it('never has a label that a request could make up', async () => {
    await service.send('/integrations/v1/grafana/made-up-token/', { method: 'POST', body: '{}' });
    await service.send('/channels/made-up-channel/', { method: 'POST', body: '{}' });
    await service.send('/api/v1/teams/made-up-team', { headers: { authorization: 'Bearer an-operator-token' } });
    expect((await service.send('/metrics')).text).not.toContain('made-up');
  });

  it('measures the API by operation and status', async () => {
    expect(await service.metric('tocsin_api_request_duration_seconds_count{operation="getTeam",status="404"}')).toMatch(
      / 1$/,
    );
  });
});

describe('/healthz and /readyz', () => {
  it('are well when everything is', async () => {
    expect((await service.send('/healthz')).json).toEqual({ status: 'alive' });
    const ready = await service.send('/readyz');
    expect([ready.status, ready.json]).toEqual([200, { status: 'ready', reasons: [] }]);
  });

  it('say why not', async () => {
    service.notReady = ['The engine does not run.'];
    const ready = await service.send('/readyz');
    expect([ready.status, ready.json?.['reasons']]).toEqual([503, ['The engine does not run.']]);
    expect((await service.send('/healthz')).status).toBe(200);
    service.notReady = [];
  });

  it('say that it is stopping, so that nobody sends more', async () => {
    service.stopping.abort();
    expect((await service.send('/readyz')).json?.['reasons']).toEqual(['The service is shutting down.']);
  });
});

describe('a database that does not answer', () => {
  it('is a reason, and leaves the counters readable', async () => {
    const broken = await startService();
    await broken.database.close();
    const ready = await broken.send('/readyz');
    expect([ready.status, ready.json?.['reasons']]).toEqual([503, ['The database does not answer.']]);
    const metrics = await broken.send('/metrics');
    expect(metrics.status).toBe(200);
    expect(metrics.text).toContain('tocsin_metrics_gauges_failed_total 1');
    await broken.close();
  });
});

describe('anything else', () => {
  it('is 404 as a problem, with the headers of every answer', async () => {
    const answer = await service.send('/wp-admin.php');
    expect([answer.status, answer.json?.['code']]).toEqual([404, 'not-found']);
    expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
    expect(answer.headers).not.toHaveProperty('x-powered-by');
  });

  it.each(['/a/%E0%A4%A', '/api/v1/teams/%ff', '/channels/%'])('%s, which cannot be decoded, is 400', async (path) => {
    expect((await service.send(path)).status).toBe(400);
    expect(service.errors).toEqual([]);
  });
});
