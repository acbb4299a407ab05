import { parseAlerts, refuse } from '../alert-list.ts';
import { countOf, field, isObject, linkOf, textOf } from '../fields.ts';
import type { ParseBody } from '../integration.ts';
import { parsePrometheusAlert } from '../prometheus-alert.ts';
import type { Dialect } from '../prometheus-alert.ts';

/** The body of Alertmanager's webhook receiver, `version: "4"` (https://prometheus.io/docs/alerting/latest/configuration/#webhook_config). */
export const parseAlertmanager: ParseBody = (body, receivedAt) => {
  if (!isObject(body)) {
    return refuse(400, 'not-an-object', 'Not a JSON object', "Send the body of Alertmanager's webhook receiver.");
  }
  const list = field(body, 'alerts');
  if (!Array.isArray(list)) {
    return refuse(
      422,
      'unknown-shape',
      "Not Alertmanager's body",
      'There is no list "alerts". For a shape of your own use an integration of type "webhook".',
    );
  }
  if (textOf(body, 'version') === '1' || field(body, 'orgId') !== undefined) {
    return refuse(
      422,
      'wrong-integration-type',
      "This is Grafana's body",
      'Use the URL of an integration of type "grafana": /integrations/v1/grafana/<token>/.',
    );
  }
  const result = parseAlerts(list, (alert) => parsePrometheusAlert(alert, receivedAt, ALERTMANAGER));
  if ('ok' in result) return result;
  return {
    ok: true,
    ...result,
    truncated: countOf(field(body, 'truncatedAlerts')),
    // Alertmanager has no test button and never writes this; the one of Tocsin does.
    isTest: field(body, 'test') === true,
  };
};

const ALERTMANAGER: Dialect = {
  links: (alert) => ({
    rule: null,
    dashboard: null,
    panel: null,
    silence: null,
    image: null,
    source: linkOf(field(alert, 'generatorURL')),
  }),
  extras: () => ({ values: {}, ruleUid: null, orgId: null }),
};
