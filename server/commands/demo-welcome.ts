import path from 'node:path';
import type { Config } from '../runtime/config.ts';
import { VERSION } from '../runtime/version.ts';
import { logFileIn } from './demo-folder.ts';

export interface Running {
  /** Of the app, in a page that stands in for Grafana. */
  readonly appUrl: string;
  readonly pageUrl: string;
  readonly serviceUrl: string;
  readonly token: string;
  readonly folder: string;
  readonly config: Config;
}

/** What is running, where, and what to try next. */
export function welcome({ appUrl, pageUrl, serviceUrl, token, folder, config }: Running): string {
  const { database } = config;
  const data = database.kind === 'sqlite' ? path.normalize(database.path) : 'the PostgreSQL of DATABASE_URL';
  const alert = '{"title": "Checkout is down", "service": "checkout", "severity": "critical"}';
  return `
Tocsin ${VERSION} is running, with a demo town around it.

  Open this      ${appUrl}   the app, in a page that stands in for Grafana
  And this       ${pageUrl}   every message it sends; the first within seconds
  Service        ${serviceUrl}   API below /api/v1, metrics at /metrics
  API token      ${token}
  Data, log      ${data}, ${logFileIn(folder)}

Try next:

  Press a button under a message, or fire an alert of your own:
    curl -d '${alert}' ${serviceUrl}/integrations/v1/webhook/demo-webhook-token/

  Ask who is on call:
    curl -H 'Authorization: Bearer ${token}' ${serviceUrl}/api/v1/on-call

Ctrl-C stops everything; the next start goes on from here.
`;
}
