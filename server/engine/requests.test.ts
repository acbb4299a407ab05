import { describe, expect, it } from 'vitest';
import type { IncomingAlert } from '../core/grouping/alert.ts';
import type { Integration } from '../core/directory/directory.ts';
import { parserOf } from '../integrations/registry.ts';
import type { InboxRow } from '../store/rows.ts';
import { createParsedCache } from './requests.ts';
import { alertOf, knownWith, NOON } from './test/shop.ts';

const BODY = JSON.stringify({
  version: '4',
  receiver: 'tocsin',
  status: 'firing',
  alerts: ['a', 'b'].map((instance) => ({
    status: 'firing',
    labels: { alertname: 'Slow', instance },
    annotations: { summary: `${instance} is slow` },
    startsAt: '2026-11-21T12:00:00Z',
    endsAt: '0001-01-01T00:00:00Z',
  })),
});
const row = (over: Partial<InboxRow> = {}): InboxRow => ({
  seq: 7,
  integration_id: 'prod',
  received_at: NOON,
  body: BODY,
  done: 0,
  outcome: null,
  ...over,
});
const prod: Integration = {
  id: 'prod',
  name: 'Prod',
  type: 'alertmanager',
  token: 'a-token-that-is-long-enough',
  auth: { basic: null, bearer: null, hmac: null },
  ratePerMinute: 300,
  labels: {},
};
const known = knownWith({ integrations: new Map([['prod', prod]]) });
const alertsIn = (type: string): readonly IncomingAlert[] => {
  const parsed = parserOf(type)?.(JSON.parse(BODY), NOON);
  if (!parsed?.ok) throw new Error(`${type} does not take the body`);
  return parsed.alerts;
};

describe('a durable request', () => {
  it('is handed over as it was parsed, once', () => {
    const cache = createParsedCache();
    const base = { integrationId: 'prod', receivedAt: NOON, body: BODY, isTest: false };
    cache.keep(7, { ...base, alerts: [alertOf('kept')], truncated: 3, rejected: [{ index: 4, reason: 'no labels' }] });
    const first = cache.take(row(), known);
    expect(first).toMatchObject({ seq: 7, truncated: 3, rejected: [{ index: 4 }], unreadable: null });
    expect(first.alerts.map(({ fingerprint }) => fingerprint)).toEqual(['kept']);
    expect(cache.take(row(), known).alerts).toHaveLength(2);
  });

  it('is parsed again by the type of its integration after a restart', () => {
    const request = createParsedCache().take(row(), known);
    expect(request).toEqual({
      seq: 7,
      integrationId: 'prod',
      alerts: alertsIn('alertmanager'),
      isTest: false,
      rejected: [],
      truncated: 0,
      unreadable: null,
      ok: true,
    });
  });

  it('keeps the time at which it came, however late it is parsed', () => {
    const request = createParsedCache().take(row({ received_at: NOON - 5 }), known);
    expect(request.alerts.map(({ receivedAt }) => receivedAt)).toEqual([NOON - 5, NOON - 5]);
  });

  it('loses no alert when its integration was deleted meanwhile', () => {
    const request = createParsedCache().take(row({ integration_id: 'gone' }), known);
    expect(request).toMatchObject({ integrationId: 'gone', unreadable: null });
    expect(request.alerts.map(({ fingerprint }) => fingerprint)).toEqual(
      alertsIn('alertmanager').map(({ fingerprint }) => fingerprint),
    );
  });

  it.each([
    ['is not JSON', '{"alerts": [', 'is not JSON'],
    ['is nothing that a sender sends', '"hello"', 'no integration type'],
  ])('says so where its body %s', (_, body, reason) => {
    for (const integration_id of ['prod', 'gone']) {
      const request = createParsedCache().take(row({ body, integration_id }), known);
      expect(request.alerts).toEqual([]);
      expect(request.unreadable).toContain(reason);
    }
  });

  it('is not kept without end: what is too much is parsed again', () => {
    const cache = createParsedCache();
    const request = { integrationId: 'prod', receivedAt: NOON, body: BODY, isTest: false, truncated: 0, rejected: [] };
    for (let seq = 0; seq <= 4_096; seq += 1) cache.keep(seq, { ...request, alerts: [] });
    expect(cache.take(row({ seq: 4_095 }), known).alerts).toEqual([]);
    expect(cache.take(row({ seq: 4_096 }), known).alerts).toHaveLength(2);
  });
});
