import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../core/grouping/fingerprint.ts';
import { follow } from '../../core/grouping/episode.ts';
import type { KnownAlert } from '../../core/grouping/episode.ts';
import { parseAlertmanager } from './alertmanager.ts';

const folder = new URL('recorded/', import.meta.url);

function parse(body: unknown, at = 0) {
  const result = parseAlertmanager(body, at);
  if (!result.ok) throw new Error(result.problem.detail);
  return result;
}

function parseRecorded(name: string) {
  const { at, body } = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as {
    at: string;
    body: string;
  }; // their shape
  return parse(JSON.parse(body), Date.parse(at));
}

const EXPECTED: Record<string, [status: string, instance: string][]> = {
  'alertmanager-firing': [
    ['firing', 'db1'],
    ['firing', 'db2'],
  ],
  'alertmanager-firing-mixed': [
    ['resolved', 'db1'],
    ['firing', 'db2'],
  ],
  'alertmanager-resolved': [['resolved', 'db2']],
};

describe('what a real Alertmanager sent', () => {
  it.each(readdirSync(folder).map((name) => name.replace('.json', '')))('%s', (name) => {
    const { alerts, rejected, truncated, isTest } = parseRecorded(name);
    expect(alerts.map(({ status, labels }) => [status, labels['instance']])).toEqual(EXPECTED[name]);
    expect([rejected, truncated, isTest]).toEqual([[], 0, false]);
    // Ours for a sender without fingerprints is the same function, so nothing changes when one starts to send them.
    for (const { fingerprint, labels } of alerts) expect(fingerprint).toBe(fingerprintOf(labels));
  });

  it('keeps everything of an alert', () => {
    expect(parseRecorded('alertmanager-firing').alerts[0]).toMatchObject({
      fingerprint: 'd40fc7db1abbc59f',
      startsAt: Date.parse('2026-11-20T23:46:54.027Z'),
      endsAt: null,
      annotations: { summary: 'disk' },
      title: 'DiskFull',
      links: { source: 'http://prom/graph', rule: null },
      ruleUid: null,
      orgId: null,
    });
    expect(parseRecorded('alertmanager-resolved').alerts[0]?.endsAt).toBe(Date.parse('2026-11-20T23:47:02Z'));
  });

  it('walks both alerts to their ends', () => {
    const known = new Map<string, KnownAlert>();
    const kinds = ['alertmanager-firing', 'alertmanager-firing-mixed', 'alertmanager-resolved'].flatMap((name) =>
      parseRecorded(name).alerts.map((alert) => {
        const step = follow(known.get(alert.fingerprint) ?? null, alert);
        known.set(alert.fingerprint, step.next);
        return step.kind;
      }),
    );
    expect(kinds).toEqual(['opens', 'opens', 'resolves', 'repeats', 'resolves']);
  });
});

describe('Alertmanager payload', () => {
  const alert = { status: 'firing', labels: { alertname: 'A' }, startsAt: '2026-11-20T23:46:50Z', fingerprint: 'f' };

  it('whose groupLabels changed, resolved by fingerprint, closes', () => {
    const [before] = parse({ version: '4', groupLabels: { alertname: 'A' }, alerts: [alert] }).alerts;
    const [after] = parse({
      version: '4',
      groupLabels: {},
      alerts: [{ ...alert, status: 'resolved', endsAt: '2026-11-20T23:50:00Z' }],
    }).alerts;
    if (before === undefined || after === undefined) throw new Error('no alert');
    expect(follow(follow(null, before).next, after).kind).toBe('resolves');
  });

  it('of a Grafana is sent to its own URL', () => {
    for (const body of [
      { version: '1', alerts: [alert] },
      { version: '4', orgId: 1, alerts: [alert] },
    ]) {
      const result = parseAlertmanager(body, 0);
      expect(result.ok ? null : result.problem).toMatchObject({ code: 'wrong-integration-type', status: 422 });
      expect(result.ok ? '' : result.problem.detail).toContain('/integrations/v1/grafana/');
    }
  });

  it.each([
    [5, 'not-an-object'],
    [{ text: 'hi' }, 'unknown-shape'],
    [{ alerts: [] }, 'no-usable-alert'],
  ])('%j is refused', (body, code) => {
    const result = parseAlertmanager(body, 0);
    expect(result.ok ? null : result.problem.code).toBe(code);
  });

  it('says how many alerts were left out', () => {
    expect(parse({ version: '4', truncatedAlerts: 7, alerts: [alert] }).truncated).toBe(7);
    expect(parse({ version: '4', truncatedAlerts: 'many', alerts: [alert] }).truncated).toBe(0);
  });
});
