import { labelOf } from '../../core/grouping/alert.ts';
import type { IncomingAlert } from '../../core/grouping/alert.ts';
import { parseAlerts, refuse } from '../alert-list.ts';
import { countOf, field, isObject, linkOf, numbersOf, textOf } from '../fields.ts';
import type { JsonObject } from '../fields.ts';
import type { ParseBody } from '../integration.ts';
import { parsePrometheusAlert } from '../prometheus-alert.ts';
import type { Dialect } from '../prometheus-alert.ts';

const RULE_IN_URL = /\/alerting\/grafana\/([^/?#]+)\/view/;

/**
 * The body of Grafana's webhook contact point, `version: "1"`
 * (https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/).
 */
export const parseGrafana: ParseBody = (body, receivedAt) => {
  if (!isObject(body)) {
    return refuse(
      400,
      'not-an-object',
      'Not a JSON object',
      "Send the default body of Grafana's webhook contact point.",
    );
  }
  const list = field(body, 'alerts');
  if (!Array.isArray(list)) {
    return refuse(
      422,
      'unknown-shape',
      "Not Grafana's default body",
      'There is no list "alerts". Remove the custom payload from the contact point (Optional Webhook settings), or send it to an integration of type "webhook" in the shape described there.',
    );
  }
  if (textOf(body, 'version') === '4' && field(body, 'orgId') === undefined) {
    return refuse(
      422,
      'wrong-integration-type',
      "This is Alertmanager's body",
      'Use the URL of an integration of type "alertmanager": /integrations/v1/alertmanager/<token>/.',
    );
  }
  const result = parseAlerts(list, (alert) => parsePrometheusAlert(alert, receivedAt, GRAFANA));
  if ('ok' in result) return result;
  return {
    ok: true,
    ...result,
    truncated: countOf(field(body, 'truncatedAlerts')),
    isTest: result.alerts.every((alert) => isTestButton(alert, textOf(body, 'groupKey'))),
  };
};

const GRAFANA: Dialect = {
  links: (alert) => {
    const generator = linkOf(field(alert, 'generatorURL'));
    const isRule = generator !== null && RULE_IN_URL.test(generator);
    return {
      rule: isRule ? generator : null,
      source: isRule ? null : generator,
      dashboard: linkOf(field(alert, 'dashboardURL')),
      panel: linkOf(field(alert, 'panelURL')),
      silence: linkOf(field(alert, 'silenceURL')),
      image: linkOf(field(alert, 'imageURL')),
    };
  },
  extras: (alert) => {
    const orgId = field(alert, 'orgId');
    return {
      values: numbersOf(field(alert, 'values')),
      ruleUid: ruleUidOf(alert),
      orgId: typeof orgId === 'number' && Number.isSafeInteger(orgId) ? orgId : null,
    };
  },
};

/** Before 12.4 Grafana sends no `ruleUID`; it stands in the address of the rule, and in a label that may be private. */
function ruleUidOf(alert: JsonObject): string | null {
  const uid = textOf(alert, 'ruleUID') || (RULE_IN_URL.exec(textOf(alert, 'generatorURL'))?.[1] ?? '');
  if (uid !== '') return uid;
  const labels = field(alert, 'labels');
  return (isObject(labels) && textOf(labels, '__alert_rule_uid__')) || null;
}

/**
 * The contact point's *Test*. It has no rule, and either the labels that Grafana gives it or, where the user typed labels
 * of their own, a group key that no policy makes (`<contact point>-<fingerprint>-<seconds>`). Both conditions are
 * needed: a real alert taken for a test would page nobody.
 */
function isTestButton(alert: IncomingAlert, groupKey: string): boolean {
  if (alert.ruleUid !== null) return false;
  const { labels, fingerprint } = alert;
  if (labelOf(labels, 'alertname') === 'TestAlert' && labelOf(labels, 'instance') === 'Grafana') return true;
  const [bare = ''] = fingerprint.split('@');
  const seconds = groupKey.slice(groupKey.lastIndexOf('-') + 1);
  return !groupKey.startsWith('{') && /^\d{1,12}$/.test(seconds) && groupKey.endsWith(`-${bare}-${seconds}`);
}
