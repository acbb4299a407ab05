import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { IncomingAlert } from '../../core/grouping/alert.ts';
import { follow } from '../../core/grouping/episode.ts';
import type { KnownAlert } from '../../core/grouping/episode.ts';
import { parseGrafana } from './grafana.ts';

const folder = new URL('recorded/', import.meta.url);

interface Recorded {
  readonly at: string;
  readonly body: string;
}

function recorded(name: string): Recorded {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Recorded; // the shape of all these files
}

function parse(body: unknown, at = 0) {
  const result = parseGrafana(body, at);
  if (!result.ok) throw new Error(result.problem.detail);
  return result;
}

const parseRecorded = (name: string) => parse(JSON.parse(recorded(name).body), Date.parse(recorded(name).at));

function problemOf(body: unknown) {
  const result = parseGrafana(body, 0);
  if (result.ok) throw new Error('was accepted');
  return result.problem;
}

function alertBody(change: Record<string, unknown> = {}) {
  return {
    status: 'firing',
    labels: { alertname: 'A' },
    startsAt: '2026-11-20T23:46:50Z',
    fingerprint: 'f',
    ...change,
  };
}
const body = (...alerts: unknown[]) => ({ version: '1', orgId: 1, groupKey: '{}:{}', alerts });
const one = (change: Record<string, unknown>): IncomingAlert => {
  const [alert] = parse(body(alertBody(change)), 5_000).alerts;
  if (alert === undefined) throw new Error('no alert');
  return alert;
};

/** Name of the file to: statuses, titles, rule, truncated, test. Each recorded file must stand here. */
const EXPECTED: Record<
  string,
  [status: string, titles: string[], ruleUid: string | null, truncated: number, isTest: boolean]
> = {
  'grafana-firing-one': ['firing', ['ETL orders late'], 'etl', 0, false],
  'grafana-resolved-one': ['resolved', ['ETL orders late'], 'etl', 0, false],
  'grafana-firing-again': ['firing', ['ETL orders late'], 'etl', 0, false],
  'grafana-firing-three': ['firing', Array<string>(3).fill('Checkout latency high'), 'latency', 0, false],
  'grafana-repeat-three': ['firing', Array<string>(3).fill('Checkout latency high'), 'latency', 0, false],
  'grafana-truncated': ['firing', Array<string>(2).fill('Checkout latency high'), 'latency', 1, false],
  'grafana-datasource-nodata': ['firing', ['Payments gone quiet (no data)'], 'nodata', 0, false],
  'grafana-bearer-nodata': ['firing', ['Payments gone quiet (no data)'], 'nodata', 0, false],
  'grafana-datasource-error': ['firing', ['Search errors (query failed)'], 'error', 0, false],
  'grafana-signed-firing': ['firing', ['ETL orders late'], 'etl', 0, false],
  'grafana-signed-resolved': ['resolved', ['ETL orders late'], 'etl', 0, false],
  'grafana-test-button': ['firing', ['TestAlert'], null, 0, true],
};

describe('what a real Grafana sent', () => {
  const names = readdirSync(folder).map((name) => name.replace('.json', ''));

  it.each(names.filter((name) => name !== 'grafana-custom-payload'))('%s', (name) => {
    const { alerts, rejected, truncated, isTest } = parseRecorded(name);
    const statuses = new Set(alerts.map(({ status }) => status));
    const rules = new Set(alerts.map(({ ruleUid }) => ruleUid));
    expect(rejected).toEqual([]);
    expect([...statuses, alerts.map(({ title }) => title), ...rules, truncated, isTest]).toEqual(EXPECTED[name]);
    expect(alerts.every((alert) => alert.startsAt < alert.receivedAt && (alert.endsAt ?? 0) < alert.receivedAt)).toBe(
      true,
    );
  });

  it('grafana-custom-payload: a template of the user is refused with what to do', () => {
    expect(problemOf(JSON.parse(recorded('grafana-custom-payload').body))).toMatchObject({
      status: 422,
      code: 'unknown-shape',
      detail: expect.stringMatching(/Remove the custom payload/) as string,
    });
  });

  it('keeps everything of an alert', () => {
    expect(parseRecorded('grafana-firing-three').alerts[0]).toEqual({
      fingerprint: 'e7821f3672fa9cf4',
      status: 'firing',
      startsAt: Date.parse('2026-11-20T23:46:50Z'),
      endsAt: null,
      labels: {
        alertname: 'Checkout latency high',
        grafana_folder: 'Shop',
        region: 'eu-0',
        service: 'checkout',
        severity: 'critical',
        tier: '1',
      },
      annotations: {
        description: 'Is 46.36474977976063 s.',
        runbook_url: 'http://runbooks.local/checkout',
        summary: 'p99 of checkout above 2 s in eu-0',
      },
      title: 'Checkout latency high',
      links: {
        rule: 'http://localhost:3000/alerting/grafana/latency/view?orgId=1',
        dashboard: expect.stringMatching(/\/d\/abc\?/) as string,
        panel: expect.stringMatching(/viewPanel=2$/) as string,
        silence: expect.stringMatching(/\/alerting\/silence\/new\?/) as string,
        runbook: 'http://runbooks.local/checkout',
        image: null,
        source: null,
      },
      values: { C: 1, R: 46.36474977976063 },
      ruleUid: 'latency',
      orgId: 1,
      receivedAt: Date.parse('2026-11-20T23:47:44.774Z'),
    });
  });

  it('firing, resolved and firing again are two episodes of one alert, in any order of arrival', () => {
    const reports = ['grafana-firing-one', 'grafana-resolved-one', 'grafana-firing-again'].flatMap(
      (name) => parseRecorded(name).alerts,
    );
    const run = (order: readonly IncomingAlert[]) => {
      let known: KnownAlert | null = null;
      return order.map((alert) => {
        const step = follow(known, alert);
        known = step.next;
        return step.kind;
      });
    };
    expect(new Set(reports.map(({ fingerprint }) => fingerprint)).size).toBe(1);
    expect(run(reports)).toEqual(['opens', 'resolves', 'opens']);
    expect(run([...reports].reverse())).toEqual(['opens', 'stale', 'repeats']);
  });

  it('a repeat names the same alerts', () => {
    const fingerprints = (name: string) => parseRecorded(name).alerts.map(({ fingerprint }) => fingerprint);
    expect(fingerprints('grafana-repeat-three')).toEqual(fingerprints('grafana-firing-three'));
  });
});

describe('Grafana payload', () => {
  it('of 50 alerts, 3 of them resolved: 47 firing; all 50 are kept', () => {
    const alerts = Array.from({ length: 50 }, (_, index) =>
      alertBody({
        fingerprint: `f${index}`,
        status: index < 3 ? 'resolved' : 'firing',
        endsAt: '2026-11-20T23:48:50Z',
      }),
    );
    const result = parse(body(...alerts));
    expect(result.alerts).toHaveLength(50);
    expect(result.alerts.filter(({ status }) => status === 'firing')).toHaveLength(47);
  });

  it('keeps the valid alerts beside malformed ones, and says what is wrong with those', () => {
    const { alerts, rejected } = parse(
      body(
        null,
        alertBody(),
        { status: 'burning', labels: {} },
        alertBody({ labels: { a: {} } }),
        alertBody({ labels: 1 }),
        alertBody({ labels: {}, fingerprint: '' }),
      ),
    );
    expect(alerts).toHaveLength(1);
    expect(rejected).toEqual([
      { index: 0, reason: 'an alert must be an object' },
      { index: 2, reason: '"status" must be "firing" or "resolved"' },
      { index: 3, reason: 'label "a" must be a text' },
      { index: 4, reason: '"labels" must be an object of texts' },
      { index: 5, reason: 'has neither labels nor a fingerprint, so nothing tells it from others' },
    ]);
  });

  it('keeps one fingerprint twice, in the order of the body', () => {
    const { alerts } = parse(body(alertBody(), alertBody({ status: 'resolved', endsAt: '2026-11-20T23:48:50Z' })));
    expect(alerts.map(({ fingerprint, status }) => [fingerprint, status])).toEqual([
      ['f', 'firing'],
      ['f', 'resolved'],
    ]);
  });

  it('tells organisations apart, as two may have equal rules', () => {
    expect(one({ orgId: 1 }).fingerprint).toBe('f');
    expect(one({ orgId: 2 })).toMatchObject({ fingerprint: 'f@2', orgId: 2 });
    expect(one({})).toMatchObject({ fingerprint: 'f', orgId: null });
  });

  it('computes a fingerprint where there is none', () => {
    const first = one({ fingerprint: undefined, labels: { a: '1', b: '2' } }).fingerprint;
    expect(first).toMatch(/^[0-9a-f]{16}$/);
    expect(one({ fingerprint: '', labels: { b: '2', a: '1' } }).fingerprint).toBe(first);
  });

  it('takes the rule from ruleUID, its address, or its private label', () => {
    expect(one({ ruleUID: 'x' }).ruleUid).toBe('x');
    expect(one({ generatorURL: 'https://g/sub/alerting/grafana/abc/view?orgId=1' }).ruleUid).toBe('abc');
    expect(one({ labels: { __alert_rule_uid__: 'y', a: '1' } })).toMatchObject({ ruleUid: 'y', labels: { a: '1' } });
    expect(one({ generatorURL: '?orgId=1' })).toMatchObject({ ruleUid: null, links: { rule: null, source: null } });
  });

  it('reads times to the millisecond, zero time as none, and survives nonsense', () => {
    expect(one({ startsAt: '2026-11-20T23:46:45.337905187Z' }).startsAt).toBe(Date.parse('2026-11-20T23:46:45.337Z'));
    expect(one({ startsAt: '2026-11-21T00:46:45+01:00' }).startsAt).toBe(Date.parse('2026-11-20T23:46:45Z'));
    expect(one({ startsAt: 'yesterday' }).startsAt).toBe(5_000);
    expect(one({ status: 'resolved', endsAt: '0001-01-01T00:00:00Z' }).endsAt).toBe(5_000);
    expect(one({ endsAt: '0001-01-01T00:00:00Z' }).endsAt).toBeNull();
  });

  it('keeps values that are null, and no values at all', () => {
    expect(one({ values: null }).values).toEqual({});
    expect(one({ values: { A: 1.5, B: null, C: 'x' } }).values).toEqual({ A: 1.5, B: null, C: null });
  });

  it('writes out what is not a text, and loses no page over an annotation', () => {
    const alert = one({ labels: { n: 5, yes: true, no: null }, annotations: { list: [1], none: null } });
    expect(alert.labels).toEqual({ n: '5', yes: 'true' });
    expect(alert.annotations).toEqual({ list: '[1]' });
  });

  it('shows only addresses that are safe to click', () => {
    const alert = one({
      dashboardURL: 'javascript:alert(1)',
      imageURL: 'https://i/1.png',
      annotations: { runbook_url: 'data:x' },
    });
    expect(alert.links).toMatchObject({ dashboard: null, image: 'https://i/1.png', runbook: null });
  });

  it('a label called __proto__ harms nobody', () => {
    const alert = one({
      labels: JSON.parse('{"__proto__":"x","a":"1"}') as object,
      annotations: JSON.parse('{"__proto__":{"b":1}}') as object,
    });
    expect(alert.labels).toEqual({ a: '1' });
    expect(Object.getPrototypeOf(alert.annotations)).toBe(Object.prototype);
  });

  it('says which limit an alert breaks, rather than cutting it silently', () => {
    const many = Object.fromEntries(Array.from({ length: 513 }, (_, index) => [`l${index}`, 'x']));
    const { rejected } = parse(
      body(
        alertBody(),
        alertBody({ labels: many }),
        alertBody({ labels: { a: 'x'.repeat(65_537) } }),
        alertBody({ labels: { ['n'.repeat(1_025)]: 'x' } }),
        alertBody({ annotations: many }),
      ),
    );
    expect(rejected.map(({ reason }) => reason)).toEqual([
      'has 513 labels; 512 are taken',
      'label "a" is longer than 65536',
      expect.stringMatching(/^the name of label "n{60}…" is longer than 1024$/),
      'has 513 annotations; 512 are taken',
    ]);
    expect(one({ labels: { alertname: 'x'.repeat(2_000) } }).title).toHaveLength(1_025);
  });
});

describe('the test button', () => {
  const test = (change: Record<string, unknown>, groupKey = 'tocsin-f-1795218405') =>
    parse({ ...body(alertBody({ generatorURL: '?orgId=1', ...change })), groupKey }).isTest;

  it('is known by its labels, or with labels of the user by its group key', () => {
    expect(test({ labels: { alertname: 'TestAlert', instance: 'Grafana' } }, '')).toBe(true);
    expect(test({ labels: { alertname: 'Mine' } })).toBe(true);
  });

  it('is never suspected behind a rule or a policy', () => {
    expect(test({ labels: { alertname: 'TestAlert', instance: 'Grafana' }, ruleUID: 'r' })).toBe(false);
    expect(
      test({
        labels: { alertname: 'TestAlert', instance: 'Grafana' },
        generatorURL: 'http://g/alerting/grafana/r/view',
      }),
    ).toBe(false);
    expect(test({ labels: { alertname: 'Mine' } }, '{}:{alertname="Mine"}')).toBe(false);
    expect(test({ labels: { alertname: 'Mine' } }, 'tocsin-other-1795218405')).toBe(false);
    expect(test({ labels: { alertname: 'TestAlert', instance: 'db' } }, '{}')).toBe(false);
  });

  it('does not make a test of a body that also holds a real alert', () => {
    const button = alertBody({ labels: { alertname: 'TestAlert', instance: 'Grafana' } });
    expect(parse(body(button, alertBody())).isTest).toBe(false);
  });
});

describe('refused whole', () => {
  it.each([
    [null, 400, 'not-an-object'],
    ['text', 400, 'not-an-object'],
    [[], 400, 'not-an-object'],
    [{}, 422, 'unknown-shape'],
    [{ alerts: {} }, 422, 'unknown-shape'],
    [{ alerts: [] }, 422, 'no-usable-alert'],
    [{ alerts: [1, {}] }, 422, 'no-usable-alert'],
    [{ alerts: Array<number>(10_001).fill(0) }, 413, 'too-many-alerts'],
    [{ version: '4', alerts: [alertBody()] }, 422, 'wrong-integration-type'],
  ])('%j', (value, status, code) => {
    expect(problemOf(value)).toMatchObject({ status, code });
  });

  it('names the reasons of the first alerts', () => {
    expect(problemOf({ alerts: [1, {}, 2, 3] }).detail).toBe(
      'alerts[0]: an alert must be an object; alerts[1]: "status" must be "firing" or "resolved"; alerts[2]: an alert must be an object.',
    );
  });

  it('sends an Alertmanager to its own URL', () => {
    expect(problemOf({ version: '4', alerts: [] }).detail).toContain('/integrations/v1/alertmanager/');
  });
});
