import type { Labels } from '../../core/grouping/alert.ts';
import { fingerprintOf } from '../../core/grouping/fingerprint.ts';
import { HOUR_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Signal } from './outage.ts';
import type { Scenario } from './scenario.ts';

/** Grafana writes this while an alert fires. */
const NEVER = '0001-01-01T00:00:00Z';

/** Where the town's Grafana would be; its links are shown in messages. */
const GRAFANA = 'http://localhost:3000';
const ALERTMANAGER = 'http://localhost:9093';

type Body = Readonly<Record<string, unknown>>;

/** What the scenario's monitoring would post about these signals, as an object for JSON. */
export function bodyOf(scenario: Scenario, signals: readonly Signal[]): Body {
  switch (scenario.from) {
    case 'grafana':
      return grafanaBody(scenario, signals);
    case 'alertmanager':
      return alertmanagerBody(scenario, signals);
    case 'webhook':
      return webhookBody(scenario, signals);
  }
}

/** Grafana takes the alert's name for itself when a rule has no data; the rule's own name moves to `rulename`. */
export function labelsOf(scenario: Scenario, own: Labels): Labels {
  if (scenario.from !== 'grafana' || scenario.because === 'threshold') return { alertname: scenario.rule, ...own };
  return { alertname: 'DatasourceNoData', datasource_uid: 'prometheus', ref_id: 'A', rulename: scenario.rule, ...own };
}

function grafanaBody(scenario: Scenario, signals: readonly Signal[]): Body {
  const shared = sharedBody(scenario, signals);
  const firing = signals.filter(({ endsAt }) => endsAt === null).length;
  const { alertname } = labelsOf(scenario, scenario.labels);
  return {
    ...shared,
    receiver: 'tocsin',
    alerts: signals.map((signal) => grafanaAlert(scenario, signal)),
    externalURL: `${GRAFANA}/`,
    version: '1',
    orgId: 1,
    title: `[${firing > 0 ? `FIRING:${firing}` : 'RESOLVED'}] ${alertname ?? ''}`,
    state: firing > 0 ? 'alerting' : 'ok',
    message: `**${firing > 0 ? 'Firing' : 'Resolved'}**\n\n${scenario.rule}\n`,
  };
}

function grafanaAlert(scenario: Scenario, signal: Signal): Body {
  const { value } = signal;
  const labels = labelsOf(scenario, signal.labels);
  const matchers = Object.entries(labels).map(([name, text]) => `matcher=${encodeURIComponent(`${name}=${text}`)}`);
  const view = `orgId=1&from=${signal.startsAt - HOUR_MS}&to=${signal.startsAt + HOUR_MS}`;
  const dashboard = scenario.dashboard === null ? '' : `${GRAFANA}/d/${scenario.dashboard}?${view}`;
  return {
    ...alertBody(scenario, signal),
    generatorURL: `${GRAFANA}/alerting/grafana/${scenario.id}/view?orgId=1`,
    silenceURL: `${GRAFANA}/alerting/silence/new?alertmanager=grafana&${matchers.join('&')}&orgId=1`,
    dashboardURL: dashboard,
    panelURL: dashboard === '' ? '' : `${dashboard}&viewPanel=2`,
    values: value === null ? null : { A: value, C: signal.endsAt === null ? 1 : 0 },
    valueString: value === null ? '' : `[ var='A' labels={} value=${value} ]`,
    ruleUID: scenario.id,
    orgId: 1,
  };
}

/** Version 4 of Alertmanager's webhook: https://prometheus.io/docs/alerting/latest/configuration/#webhook_config */
function alertmanagerBody(scenario: Scenario, signals: readonly Signal[]): Body {
  return {
    ...sharedBody(scenario, signals),
    receiver: 'tocsin',
    alerts: signals.map((signal) => ({ ...alertBody(scenario, signal), generatorURL: 'http://localhost:9090/graph' })),
    externalURL: ALERTMANAGER,
    version: '4',
  };
}

function webhookBody(scenario: Scenario, signals: readonly Signal[]): Body {
  return {
    alerts: signals.map(({ labels, startsAt, endsAt, value }) => ({
      title: scenario.rule,
      status: endsAt === null ? 'firing' : 'resolved',
      labels,
      description: filled(scenario.summary, labels, value),
      ...(value === null ? {} : { values: { value } }),
      ...(scenario.runbook === null ? {} : { links: { runbook: scenario.runbook } }),
      startsAt: iso(startsAt),
      ...(endsAt === null ? {} : { endsAt: iso(endsAt) }),
    })),
  };
}

function sharedBody(scenario: Scenario, signals: readonly Signal[]): Body {
  const { alertname = '', service } = labelsOf(scenario, scenario.labels);
  const groupLabels = service === undefined ? { alertname } : { alertname, service };
  const matchers = Object.entries(groupLabels).map(([name, text]) => `${name}="${text}"`);
  return {
    status: signals.some(({ endsAt }) => endsAt === null) ? 'firing' : 'resolved',
    groupLabels,
    commonLabels: labelsOf(scenario, scenario.labels),
    commonAnnotations: {},
    groupKey: `{}:{${matchers.join(', ')}}`,
    truncatedAlerts: 0,
  };
}

function alertBody(scenario: Scenario, { labels: own, startsAt, endsAt, value }: Signal): Body {
  const labels = labelsOf(scenario, own);
  return {
    status: endsAt === null ? 'firing' : 'resolved',
    labels,
    annotations: {
      summary: filled(scenario.summary, own, value),
      ...(scenario.runbook === null ? {} : { runbook_url: scenario.runbook }),
    },
    startsAt: iso(startsAt),
    endsAt: endsAt === null ? NEVER : iso(endsAt),
    fingerprint: fingerprintOf(labels),
  };
}

function filled(text: string, labels: Labels, value: number | null): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'value' ? String(value ?? '?') : (labels[name] ?? '?'),
  );
}

const iso = (at: Instant): string => new Date(at).toISOString();
