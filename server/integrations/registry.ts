import { parseAlertmanager } from './alertmanager/alertmanager.ts';
import { parseGrafana } from './grafana/grafana.ts';
import type { ParseBody } from './integration.ts';
import { parseWebhook } from './webhook/webhook.ts';

const PARSERS: ReadonlyMap<string, ParseBody> = new Map([
  ['grafana', parseGrafana],
  ['alertmanager', parseAlertmanager],
  ['webhook', parseWebhook],
]);

export const integrationTypes: readonly string[] = [...PARSERS.keys()];

export function parserOf(type: string): ParseBody | null {
  return PARSERS.get(type) ?? null;
}
