import { describe, expect, it } from 'vitest';
import type { IncomingAlert } from '../../core/grouping/alert.ts';
import { NO_LINKS } from '../../core/grouping/alert.ts';
import { parseWebhook } from './webhook.ts';

function one(body: unknown): IncomingAlert {
  const result = parseWebhook(body, 5_000);
  const [alert] = result.ok ? result.alerts : [];
  if (alert === undefined) throw new Error(result.ok ? 'no alert' : result.problem.detail);
  return alert;
}

function problemOf(body: unknown) {
  const result = parseWebhook(body, 0);
  if (result.ok) throw new Error('was accepted');
  return result.problem;
}

describe('the smallest body', () => {
  it('is a title', () => {
    expect(one({ title: ' Disk full ' })).toEqual({
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
      status: 'firing',
      startsAt: 5_000,
      endsAt: null,
      labels: { alertname: 'Disk full' },
      annotations: {},
      title: 'Disk full',
      links: NO_LINKS,
      values: {},
      ruleUid: null,
      orgId: null,
      receivedAt: 5_000,
    });
  });
});

describe('all fields', () => {
  const alert = one({
    title: 'Disk full',
    status: 'resolved',
    dedupKey: 'disk-7',
    labels: { alertname: 'Disk', host: 'db1', severity: 'info' },
    severity: 'critical',
    service: 'db',
    description: 'no room',
    annotations: { note: 'x' },
    values: { used: 0.99, free: null },
    links: { dashboard: 'https://g/d/1', runbook: 'javascript:x', other: 'https://o' },
    startsAt: '2026-11-20T23:46:50Z',
    endsAt: '2026-11-20T23:50:00Z',
  });

  it('arrive', () => {
    expect(alert).toMatchObject({
      fingerprint: 'key:disk-7',
      status: 'resolved',
      startsAt: Date.parse('2026-11-20T23:46:50Z'),
      endsAt: Date.parse('2026-11-20T23:50:00Z'),
      labels: { alertname: 'Disk', host: 'db1', severity: 'critical', service: 'db' },
      annotations: { note: 'x', description: 'no room' },
      values: { used: 0.99, free: null },
      links: { ...NO_LINKS, dashboard: 'https://g/d/1' },
    });
  });

  it('null is the same as leaving a field out', () => {
    const nothing = Object.fromEntries(
      ['status', 'dedupKey', 'labels', 'severity', 'links', 'startsAt'].map((name) => [name, null]),
    );
    expect(one({ title: 'A', ...nothing })).toEqual(one({ title: 'A' }));
  });
});

describe('which alert it is', () => {
  const id = (body: object) => one({ title: 'A', service: 's', ...body }).fingerprint;

  it('case 29: same text twice on one service is one alert, on another service its own', () => {
    expect(id({})).toBe(id({}));
    expect(id({ service: 't' })).not.toBe(id({}));
    expect(id({ title: 'B' })).not.toBe(id({}));
    expect(id({ title: 'B', labels: { alertname: 'A' } })).not.toBe(id({}));
  });

  it('case 30: same dedupKey with another title is the same alert', () => {
    expect(id({ dedupKey: 'k', title: 'B' })).toBe(id({ dedupKey: 'k' }));
    expect(id({ dedupKey: 'l' })).not.toBe(id({ dedupKey: 'k' }));
  });

  it('stays the same while the severity rises or the alert resolves', () => {
    expect(id({ severity: 'warning' })).toBe(id({ severity: 'critical' }));
    expect(id({ labels: { severity: 'info' } })).toBe(id({}));
    expect(id({ status: 'resolved', description: 'over' })).toBe(id({}));
  });

  it('no dedupKey can imitate the fingerprint of another alert', () => {
    expect(id({ dedupKey: id({}) })).not.toBe(id({}));
  });
});

describe('several alerts', () => {
  it('keep the valid ones beside those that are not', () => {
    const result = parseWebhook({ alerts: [{ title: 'A' }, { titel: 'B' }, 7, { title: 'C', status: 'ok' }] }, 0);
    expect(result).toMatchObject({
      ok: true,
      alerts: [{ title: 'A' }],
      rejected: [
        { index: 1, reason: '"title" must be a text that is not empty' },
        { index: 2, reason: 'an alert must be an object' },
        { index: 3, reason: '"status" must be "firing" or "resolved"' },
      ],
    });
  });
});

describe('refused, with what to do', () => {
  it.each<[unknown, string, RegExp]>([
    [[], 'not-an-object', /\{"title": "…"\}/],
    [{ text: 'hi' }, 'unknown-shape', /only the title is required/],
    [{ title: '  ' }, 'no-usable-alert', /not empty/],
    [{ title: 5 }, 'no-usable-alert', /"title" must be a text/],
    [{ title: 'x'.repeat(1_025) }, 'no-usable-alert', /into "description"/],
    [{ title: 'A', dedupKey: 7 }, 'no-usable-alert', /"dedupKey" must be a text/],
    [{ title: 'A', dedupKey: 'x'.repeat(501) }, 'no-usable-alert', /longer than 500/],
    [{ title: 'A', labels: ['x'] }, 'no-usable-alert', /"labels" must be an object/],
    [{ title: 'A', labels: { x: [] } }, 'no-usable-alert', /label "x" must be a text/],
    [{ title: 'A', startsAt: 1_795_218_502 }, 'no-usable-alert', /"startsAt" must be a time such as/],
    [{ alerts: [] }, 'no-usable-alert', /send at least one/],
    [{ orgId: 1, alerts: [], commonLabels: {}, groupLabels: {} }, 'wrong-integration-type', /v1\/grafana/],
    [{ alerts: [], commonLabels: {}, groupLabels: {} }, 'wrong-integration-type', /v1\/alertmanager/],
  ])('%j', (body, code, detail) => {
    expect(problemOf(body).code).toBe(code);
    expect(problemOf(body).detail).toMatch(detail);
  });
});
