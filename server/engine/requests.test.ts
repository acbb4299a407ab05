import { describe, expect, it } from 'vitest';
import type { IncomingAlert } from '../core/grouping/alert.ts';
import type { Integration } from '../core/directory/directory.ts';
import { parserOf } from '../integrations/registry.ts';
import type { WaitingRow } from '../store/inbox.ts';
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
const row = (over: Partial<WaitingRow> = {}): WaitingRow => ({
  seq: 7,
  integration_id: 'prod',
  received_at: NOON,
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

const fromBody = (over: Partial<WaitingRow> = {}, body = BODY) => createParsedCache().read(row(over), body, known);

describe('a durable request', () => {
  it('is handed over as it was parsed, again where its transaction was rolled back, until it was placed', () => {
    const cache = createParsedCache();
    const base = { integrationId: 'prod', isTest: false };
    cache.keep(7, { ...base, alerts: [alertOf('kept')], truncated: 3, rejected: [{ index: 4, reason: 'no labels' }] });
    for (let time = 1; time <= 2; time += 1) {
      const request = cache.read(row(), '', known);
      expect(request).toMatchObject({ seq: 7, truncated: 3, rejected: [{ index: 4 }], unreadable: null });
      expect(request.alerts.map(({ fingerprint }) => fingerprint)).toEqual(['kept']);
    }
    cache.forget(6);
    expect(cache.has(7)).toBe(true);
    cache.forget(7);
    expect(cache.has(7)).toBe(false);
    expect(cache.read(row(), BODY, known).alerts).toHaveLength(2);
  });

  it('is parsed again by the type of its integration after a restart', () => {
    const request = fromBody();
    expect(request).toMatchObject({ seq: 7, integrationId: 'prod', isTest: false, rejected: [], unreadable: null });
    expect(request.alerts).toEqual(alertsIn('alertmanager'));
  });

  it('keeps the time at which it came, however late it is parsed', () => {
    const request = fromBody({ received_at: NOON - 5 });
    expect(request.alerts.map(({ receivedAt }) => receivedAt)).toEqual([NOON - 5, NOON - 5]);
  });

  it('loses no alert when its integration was deleted meanwhile', () => {
    const request = fromBody({ integration_id: 'gone' });
    expect(request).toMatchObject({ integrationId: 'gone', unreadable: null });
    expect(request.alerts.map(({ title }) => title)).toEqual(alertsIn('alertmanager').map(({ title }) => title));
  });

  it.each([
    ['is not JSON', '{"alerts": [', 'is not JSON'],
    ['is nothing that a sender sends', '"hello"', 'no integration type'],
  ])('says so where its body %s', (_, body, reason) => {
    for (const integration_id of ['prod', 'gone']) {
      const request = fromBody({ integration_id }, body);
      expect(request.alerts).toEqual([]);
      expect(request.unreadable).toContain(reason);
    }
  });
});

describe('what is kept', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => alertOf(`a${index}`));
  const request = (count: number) => ({
    integrationId: 'prod',
    isTest: false,
    truncated: 0,
    rejected: [],
    alerts: many(count),
  });

  it('is bounded by alerts, not by requests: the beginning of a long queue is what is needed next', () => {
    const cache = createParsedCache();
    for (let seq = 1; seq <= 10; seq += 1) cache.keep(seq, request(1_000));
    expect([1, 8, 9, 10].map((seq) => cache.has(seq))).toEqual([true, true, false, false]);
  });

  it('makes room when what was placed is forgotten', () => {
    const cache = createParsedCache();
    cache.keep(1, request(8_000));
    cache.keep(2, request(1_000));
    expect(cache.has(2)).toBe(false);
    cache.forget(1);
    cache.keep(3, request(1_000));
    expect(cache.has(3)).toBe(true);
  });
});
