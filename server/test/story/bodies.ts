import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../../core/time/instant.ts';

export interface FiredAlert {
  readonly status?: 'firing' | 'resolved';
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly startsAt?: string;
  readonly endsAt?: string;
  readonly fingerprint?: string;
}

const iso = (at: Instant): string => new Date(at).toISOString();

/** As Grafana sends it: critical and called "Latency high" where the story says nothing else. */
export function grafanaBody(alerts: readonly FiredAlert[], now: Instant): object {
  const status = alerts.some((alert) => alert.status !== 'resolved') ? 'firing' : 'resolved';
  return {
    ...{ receiver: 'tocsin', status, version: '1', orgId: 1, externalURL: 'http://localhost:3000/' },
    ...{ groupKey: '{}:{}', groupLabels: {}, commonLabels: {}, commonAnnotations: {}, truncatedAlerts: 0 },
    ...{ title: 'story', state: status === 'firing' ? 'alerting' : 'ok', message: '' },
    alerts: alerts.map((alert) => ({
      status: alert.status ?? 'firing',
      labels: { alertname: 'Latency high', severity: 'critical', ...alert.labels },
      annotations: alert.annotations ?? { summary: 'p99 above 2 s' },
      startsAt: alert.startsAt ?? iso(now),
      endsAt: alert.endsAt ?? (alert.status === 'resolved' ? iso(now) : '0001-01-01T00:00:00Z'),
      generatorURL: 'http://localhost:3000/alerting/grafana/rule1/view?orgId=1',
      fingerprint: alert.fingerprint ?? fingerprintOf(alert),
      silenceURL: 'http://localhost:3000/alerting/silence/new',
      ...{ dashboardURL: '', panelURL: '', values: { A: 1 }, valueString: '' },
    })),
  };
}

/** Severity is left out, so that the same alert may get worse. */
function fingerprintOf({ labels }: FiredAlert): string {
  const { severity: _severity, ...rest } = labels;
  return Buffer.from(JSON.stringify(rest)).toString('hex').slice(0, 400);
}

/** A request as a real Grafana or Alertmanager sent it. */
export interface Recorded {
  readonly at: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const folderOf = (type: string): string => join(import.meta.dirname, '../../integrations', type, 'recorded');

export const recordedNames = (type: string): readonly string[] =>
  readdirSync(folderOf(type)).map((file) => file.replace('.json', ''));

export function recorded(type: string, name: string): Recorded {
  // The files are requests as the recording server wrote them.
  return JSON.parse(readFileSync(join(folderOf(type), `${name}.json`), 'utf8')) as Recorded;
}
