import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../core/time/instant.ts';
import { startService } from './test/service.ts';
import type { TestService } from './test/service.ts';

let service: TestService;

beforeAll(async () => {
  service = await startService();
});

afterAll(() => service.close());

/** The same requests in every run: a failure can be looked at again. */
const SEED = 20_261_121;
const options = { numRuns: 400, seed: SEED };

const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));
const alertish = fc.record(
  {
    alerts: fc.anything(),
    status: fc.constantFrom('firing', 'resolved', 3, null),
    orgId: fc.anything(),
    groupLabels: fc.anything(),
    title: fc.anything(),
  },
  { requiredKeys: [] },
);
const alert = fc.record(
  {
    status: fc.constantFrom('firing', 'resolved', 'nonsense', 7),
    labels: fc.oneof(fc.dictionary(fc.string(), fc.anything()), fc.anything()),
    annotations: fc.anything(),
    startsAt: fc.oneof(fc.string(), fc.date().map(String), fc.constant('0001-01-01T00:00:00Z')),
    fingerprint: fc.anything(),
    values: fc.anything(),
    title: fc.anything(),
    generatorURL: fc.oneof(fc.webUrl(), fc.string()),
  },
  { requiredKeys: [] },
);
const json = (value: unknown): Buffer =>
  Buffer.from(JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one)) ?? 'null');

const body = fc.oneof(
  bytes,
  fc.json().map((text) => Buffer.from(text)),
  alertish.map(json),
  fc.array(alert, { maxLength: 4 }).map((alerts) => json({ alerts, orgId: 1, groupLabels: {}, commonLabels: {} })),
  bytes.map((buffer) => gzipSync(buffer)),
);
const headers = fc.record(
  {
    'content-encoding': fc.constantFrom('gzip', 'br', 'deflate', 'identity', 'x'),
    'content-type': fc.constantFrom('application/json', 'text/plain', 'x'),
    authorization: fc.constantFrom('Bearer s3cret', 'Basic x', 'Bearer an-operator-token', 'x'),
    'if-match': fc.constantFrom('"1"', '*', 'x'),
    'x-grafana-alerting-signature': fc.stringMatching(/^[a-f0-9]{0,64}$/),
  },
  { requiredKeys: [] },
);
const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS');
const path = fc.oneof(
  fc
    .constantFrom(
      'grafana/grafana-token/',
      'am/am-token',
      'webhook/hook-token/',
      'grafana/signed-token/',
      'webhook/bearer-token/',
    )
    .map((rest) => `/integrations/v1/${rest}`),
  fc
    .constantFrom(
      '/alert-groups',
      '/teams',
      '/teams/shop',
      '/schedules/shop/shifts',
      '/ownership/try',
      '/tokens',
      '/settings',
    )
    .map((rest) => `/api/v1${rest}`),
  fc
    .tuple(
      fc.constantFrom('/a/', '/channels/', '/api/v1/', '/integrations/v1/', '/'),
      fc.stringMatching(/^[!-~]{0,30}$/),
    )
    .map((parts) => parts.join('')),
);

describe('whatever is sent', () => {
  it('is never answered with 5xx or 401, and never logged as a mistake', async () => {
    await fc.assert(
      fc.asyncProperty(method, path, headers, body, async (verb, where, head, what) => {
        const answer = await service.send(where, {
          method: verb,
          headers: head,
          ...(verb === 'GET' ? {} : { body: what }),
        });
        expect(answer.status, answer.text).toBeLessThan(500);
        expect(answer.status).not.toBe(401);
        expect(service.errors).toEqual([]);
      }),
      options,
    );
  });

  it('a query never is', async () => {
    const query = fc.array(
      fc.tuple(fc.constantFrom('status', 'from', 'cursor', 'limit', 'search', 'team', 'x'), fc.string()),
    );
    const call = await service.as('admin');
    // The wrong tokens of the test before are forgotten by then.
    await service.clock.advance(MINUTE_MS, () => Promise.resolve());
    await fc.assert(
      fc.asyncProperty(query, async (pairs) => {
        const answer = await call(`/alert-groups?${new URLSearchParams(pairs).toString()}`);
        expect([200, 400]).toContain(answer.status);
      }),
      options,
    );
    expect(service.errors).toEqual([]);
  });

  it('a good alert still gets through afterwards', async () => {
    const before = service.engine.accepted.length;
    const good = JSON.stringify({ title: 'x', dedupKey: 'fresh' });
    const sending = { method: 'POST', body: good, headers: { authorization: 'Bearer s3cret' } };
    expect((await service.send('/integrations/v1/webhook/bearer-token/', sending)).status).toBe(200);
    expect(service.engine.accepted.length).toBe(before + 1);
  });
});
