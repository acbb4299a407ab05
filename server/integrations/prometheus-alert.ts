import { alertNameOf, labelOf } from '../core/grouping/alert.ts';
import type { AlertLinks, IncomingAlert, Labels } from '../core/grouping/alert.ts';
import { fingerprintOf } from '../core/grouping/fingerprint.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Malformed } from './alert-list.ts';
import { annotationsOf, field, fingerprintText, instantOf, isObject, labelsOf, linkOf } from './fields.ts';
import type { JsonObject } from './fields.ts';

export interface Dialect {
  readonly links: (
    alert: JsonObject,
  ) => Pick<AlertLinks, 'rule' | 'dashboard' | 'panel' | 'silence' | 'image' | 'source'>;
  readonly extras: (alert: JsonObject) => Pick<IncomingAlert, 'values' | 'ruleUid' | 'orgId'>;
}

export function parsePrometheusAlert(alert: unknown, receivedAt: Instant, dialect: Dialect): IncomingAlert | Malformed {
  if (!isObject(alert)) return { malformed: 'an alert must be an object' };
  const status = field(alert, 'status');
  if (status !== 'firing' && status !== 'resolved') return { malformed: '"status" must be "firing" or "resolved"' };
  const labels = labelsOf(field(alert, 'labels'));
  if (typeof labels === 'string') return { malformed: labels };
  const annotations = annotationsOf(field(alert, 'annotations'));
  if (typeof annotations === 'string') return { malformed: annotations };
  const extras = dialect.extras(alert);
  const given = fingerprintText(field(alert, 'fingerprint'));
  if (given === '' && Object.keys(labels).length === 0) {
    return { malformed: 'has neither labels nor a fingerprint, so nothing tells it from others' };
  }
  return {
    fingerprint: withOrg(given === '' ? fingerprintOf(labels) : given, extras.orgId),
    status,
    // A page must not be lost over an unreadable time; the time of arrival is close enough.
    startsAt: instantOf(field(alert, 'startsAt')) ?? receivedAt,
    endsAt: status === 'firing' ? null : (instantOf(field(alert, 'endsAt')) ?? receivedAt),
    labels,
    annotations,
    title: titleOf(labels, annotations),
    links: { ...dialect.links(alert), runbook: linkOf(annotations['runbook_url']) },
    ...extras,
    receivedAt,
  };
}

/** Two organisations of one Grafana may have equal rules; the resolve of one must not end the alert of the other. */
function withOrg(fingerprint: string, orgId: number | null): string {
  return orgId === null || orgId === 1 ? fingerprint : `${fingerprint}@${orgId}`;
}

/** Only what a page says first is cut; the label or annotation keeps the whole text. */
const MAX_TITLE_LENGTH = 1_024;

function titleOf(labels: Labels, annotations: Readonly<Record<string, string>>): string {
  const name = alertNameOf(labels) || annotations['summary']?.trim() || 'Alert without a name';
  const cut = name.length > MAX_TITLE_LENGTH ? `${name.slice(0, MAX_TITLE_LENGTH)}…` : name;
  const given = labelOf(labels, 'alertname');
  if (given === name) return cut;
  if (given === 'DatasourceNoData') return `${cut} (no data)`;
  return given === 'DatasourceError' ? `${cut} (query failed)` : cut;
}
