import { NO_LINKS } from '../../core/grouping/alert.ts';
import type { AlertLinks, IncomingAlert, Labels } from '../../core/grouping/alert.ts';
import { fingerprintOf } from '../../core/grouping/fingerprint.ts';
import type { Instant } from '../../core/time/instant.ts';
import { parseAlerts, refuse } from '../alert-list.ts';
import type { Malformed } from '../alert-list.ts';
import { annotationsOf, field, instantOf, isObject, labelsOf, linkOf, numbersOf, textOf } from '../fields.ts';
import type { JsonObject } from '../fields.ts';
import type { ParseBody } from '../integration.ts';

const MAX_TITLE_LENGTH = 1_024;
const MAX_DEDUP_LENGTH = 500;

/**
 * For everything that can send JSON. One alert, or `{"alerts": [alert, …]}`:
 *
 * | field | |
 * |---|---|
 * | `title` | required, up to 1,024 characters; also label `alertname`, unless `labels` has one |
 * | `status` | `firing` (default) or `resolved` |
 * | `dedupKey` | says which alert this is; without it title, service and labels do, severity left out so that it may rise |
 * | `labels` | object of texts |
 * | `severity`, `service` | texts; also labels of these names |
 * | `description` | text; also annotation `description` |
 * | `annotations` | object of texts |
 * | `values` | object of numbers |
 * | `links` | any of `rule`, `dashboard`, `panel`, `silence`, `runbook`, `image`, `source`: http(s) addresses |
 * | `startsAt`, `endsAt` | RFC 3339, such as `2026-11-20T23:47:02Z`; default: when the request arrives |
 * | `test` | beside the alerts: true shows them, and pages nobody |
 *
 * Other fields are ignored.
 */
export const parseWebhook: ParseBody = (body, receivedAt) => {
  if (!isObject(body)) {
    return refuse(400, 'not-an-object', 'Not a JSON object', 'Send {"title": "…"} or {"alerts": [{"title": "…"}]}.');
  }
  const list = field(body, 'alerts');
  if (Array.isArray(list) && isForeign(body)) {
    const type = field(body, 'orgId') === undefined ? 'alertmanager' : 'grafana';
    return refuse(
      422,
      'wrong-integration-type',
      `This is the body of ${type === 'grafana' ? 'Grafana' : 'Alertmanager'}`,
      `Use the URL of an integration of type "${type}": /integrations/v1/${type}/<token>/.`,
    );
  }
  if (!Array.isArray(list) && field(body, 'title') === undefined) {
    return refuse(
      422,
      'unknown-shape',
      'No title',
      'Send {"title": "…"} or {"alerts": [{"title": "…"}]}; only the title is required.',
    );
  }
  const result = parseAlerts(Array.isArray(list) ? list : [body], (alert) => parseAlert(alert, receivedAt));
  return 'ok' in result ? result : { ok: true, ...result, truncated: 0, isTest: field(body, 'test') === true };
};

/** Grafana and Alertmanager both send these next to their alerts, and nobody else would. */
function isForeign(body: JsonObject): boolean {
  return isObject(field(body, 'commonLabels')) && isObject(field(body, 'groupLabels'));
}

function parseAlert(alert: unknown, receivedAt: Instant): IncomingAlert | Malformed {
  if (!isObject(alert)) return { malformed: 'an alert must be an object' };
  const problem = shapeProblem(alert);
  if (problem !== null) return { malformed: problem };
  const title = textOf(alert, 'title').trim();
  const labels = allLabels(alert, title);
  if (typeof labels === 'string') return { malformed: labels };
  const annotations = annotationsOf(field(alert, 'annotations'));
  if (typeof annotations === 'string') return { malformed: annotations };
  const description = textOf(alert, 'description');
  const status = field(alert, 'status') === 'resolved' ? 'resolved' : 'firing';
  return {
    fingerprint: identityOf(alert, labels, title),
    status,
    startsAt: instantOf(field(alert, 'startsAt')) ?? receivedAt,
    endsAt: status === 'firing' ? null : (instantOf(field(alert, 'endsAt')) ?? receivedAt),
    labels,
    annotations: description === '' ? annotations : { ...annotations, description },
    title,
    links: linksOf(field(alert, 'links')),
    values: numbersOf(field(alert, 'values')),
    ruleUid: null,
    orgId: null,
    receivedAt,
  };
}

/** Unlike a machine's body this one is written by a person, who wants to hear of a mistake rather than of a default. */
function shapeProblem(alert: JsonObject): string | null {
  const title = field(alert, 'title');
  if (typeof title !== 'string' || title.trim() === '') return '"title" must be a text that is not empty';
  if (title.length > MAX_TITLE_LENGTH)
    return `"title" is longer than ${MAX_TITLE_LENGTH}; put the rest into "description"`;
  const status = field(alert, 'status') ?? 'firing';
  if (status !== 'firing' && status !== 'resolved') return '"status" must be "firing" or "resolved"';
  for (const name of ['dedupKey', 'severity', 'service', 'description']) {
    if (typeof (field(alert, name) ?? '') !== 'string') return `"${name}" must be a text`;
  }
  if (textOf(alert, 'dedupKey').length > MAX_DEDUP_LENGTH) return `"dedupKey" is longer than ${MAX_DEDUP_LENGTH}`;
  for (const name of ['labels', 'annotations', 'links', 'values']) {
    if (!isObject(field(alert, name) ?? {})) return `"${name}" must be an object`;
  }
  for (const name of ['startsAt', 'endsAt']) {
    const time = field(alert, name) ?? null;
    if (time !== null && instantOf(time) === null) return `"${name}" must be a time such as 2026-11-20T23:47:02Z`;
  }
  return null;
}

function allLabels(alert: JsonObject, title: string): Labels | string {
  const own = labelsOf(field(alert, 'labels') ?? {});
  if (typeof own === 'string') return own;
  const [severity, service] = [textOf(alert, 'severity'), textOf(alert, 'service')];
  return { alertname: title, ...own, ...(severity === '' ? {} : { severity }), ...(service === '' ? {} : { service }) };
}

/** Prefixed, so that a key which looks like a fingerprint is still another alert than the one of that fingerprint. */
function identityOf(alert: JsonObject, labels: Labels, title: string): string {
  const key = textOf(alert, 'dedupKey').trim();
  if (key !== '') return `key:${key}`;
  const { severity: _severity, ...rest } = labels;
  return fingerprintOf({ ...rest, '': title });
}

function linksOf(value: unknown): AlertLinks {
  if (!isObject(value)) return NO_LINKS;
  const link = (name: keyof AlertLinks) => linkOf(field(value, name));
  return {
    rule: link('rule'),
    dashboard: link('dashboard'),
    panel: link('panel'),
    silence: link('silence'),
    runbook: link('runbook'),
    image: link('image'),
    source: link('source'),
  };
}
