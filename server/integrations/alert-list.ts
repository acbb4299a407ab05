import type { IncomingAlert } from '../core/grouping/alert.ts';
import type { BodyProblem, ParsedBody, RefusedBody, RejectedAlert } from './integration.ts';

/**
 * Never reached by a real sender: 1 MiB, the default limit of a body, holds about 5,000 of Grafana's smallest alerts.
 */
const MAX_ALERTS = 10_000;
/** A refusal names the first few reasons only; all alerts of one sender tend to fail alike. */
const REASONS_SHOWN = 3;

export interface Malformed {
  readonly malformed: string;
}

export function parseAlerts(
  list: readonly unknown[],
  parseOne: (alert: unknown) => IncomingAlert | Malformed,
): Pick<ParsedBody, 'alerts' | 'rejected'> | RefusedBody {
  if (list.length > MAX_ALERTS) {
    return refuse(
      413,
      'too-many-alerts',
      'Too many alerts in one body',
      `The body holds ${list.length} alerts, ${MAX_ALERTS} are taken at once. Group by more labels, or limit the alerts of the sender (Grafana: "Max Alerts").`,
    );
  }
  const alerts: IncomingAlert[] = [];
  const rejected: RejectedAlert[] = [];
  for (const [index, item] of list.entries()) {
    const result = parseOne(item);
    if ('malformed' in result) rejected.push({ index, reason: result.malformed });
    else alerts.push(result);
  }
  if (alerts.length > 0) return { alerts, rejected };
  const reasons = rejected.slice(0, REASONS_SHOWN).map(({ index, reason }) => `alerts[${index}]: ${reason}`);
  return refuse(
    422,
    'no-usable-alert',
    'No usable alert in the body',
    reasons.length === 0 ? 'The list "alerts" is empty; send at least one alert.' : `${reasons.join('; ')}.`,
  );
}

export function refuse(
  status: BodyProblem['status'],
  code: BodyProblem['code'],
  title: string,
  detail: string,
): RefusedBody {
  return { ok: false, problem: { status, code, title, detail } };
}
