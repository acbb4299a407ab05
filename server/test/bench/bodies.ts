/** Digits that number an alert, everywhere in a body where it differs from its neighbours. */
const DIGITS = 12;
const MARK = '#'.repeat(DIGITS);
const SERVICES = 100;

/** A body whose alerts can be re-numbered in place: making a new one for each request would measure the sender. */
export interface Body {
  readonly bytes: Buffer;
  /** Gives alert `index` of the body this number. */
  number(index: number, number: number): void;
}

/** The service that owns alerts of this number; towns have so many (`town.ts`). */
const serviceOf = (index: number): string => `service-${index % SERVICES}`;

function alert(index: number): object {
  const service = serviceOf(index);
  return {
    status: 'firing',
    labels: {
      alertname: 'Latency of checkout high',
      grafana_folder: 'Shop',
      instance: `node-${MARK}`,
      region: 'eu-west-1',
      service,
      severity: 'critical',
      tier: '1',
    },
    annotations: {
      description: 'Is 46.36474977976063 s. Look at the database first, then at the payment provider.',
      runbook_url: `https://runbooks.example.test/${service}`,
      summary: `p99 of ${service} above 2 s on node-${MARK}`,
    },
    startsAt: '2026-11-20T23:46:50Z',
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: 'http://localhost:3000/alerting/grafana/latency/view?orgId=1',
    fingerprint: `f${MARK}`,
    silenceURL:
      'http://localhost:3000/alerting/silence/new?alertmanager=grafana&matcher=__alert_rule_uid__%3Dlatency&matcher=region%3Deu-west-1&matcher=service%3Dcheckout&matcher=tier%3D1&orgId=1',
    dashboardURL: 'http://localhost:3000/d/abc?from=1763682410000&orgId=1&to=1763686064507',
    panelURL: 'http://localhost:3000/d/abc?from=1763682410000&orgId=1&to=1763686064507&viewPanel=2',
    values: { C: 1, R: 46.36474977976063 },
    valueString:
      "[ var='C' labels={region=eu-west-1} value=1 ], [ var='R' labels={region=eu-west-1} value=46.36474977976063 ]",
    orgId: 1,
  };
}

/** Shaped as Grafana's webhook contact point sends it: 2.9 kB around one alert. */
export function grafanaBody(alerts: number): Body {
  const text = JSON.stringify({
    receiver: 'tocsin',
    status: 'firing',
    alerts: Array.from({ length: alerts }, (_, index) => alert(index)),
    groupLabels: { alertname: 'Latency of checkout high' },
    commonLabels: { alertname: 'Latency of checkout high', grafana_folder: 'Shop', severity: 'critical' },
    commonAnnotations: { description: 'Is 46.36474977976063 s. Look at the database first.' },
    externalURL: 'http://localhost:3000/',
    version: '1',
    groupKey: '{}/{severity="critical"}:{alertname="Latency of checkout high"}',
    truncatedAlerts: 0,
    orgId: 1,
    title: `[FIRING:${alerts}] Latency of checkout high (Shop eu-west-1 checkout critical 1)`,
    state: 'alerting',
    message: `**Firing**\n\nValue: C=1, R=46.36474977976063\nLabels:\n - alertname = Latency of checkout high\n${' - label = value of the label\n'.repeat(35)}`,
  });
  const bytes = Buffer.from(text);
  const places: number[] = [];
  for (let at = bytes.indexOf(MARK); at >= 0; at = bytes.indexOf(MARK, at + DIGITS)) places.push(at);
  const perAlert = places.length / alerts;
  const body: Body = {
    bytes,
    number(index, number) {
      const digits = String(number).padStart(DIGITS, '0');
      for (let place = 0; place < perAlert; place += 1)
        bytes.write(digits, places[index * perAlert + place] ?? 0, 'latin1');
    },
  };
  for (let index = 0; index < alerts; index += 1) body.number(index, index);
  return body;
}
