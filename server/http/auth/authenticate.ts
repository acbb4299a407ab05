import type { Authenticate } from './caller.ts';
import { cameThroughGrafana } from './grafana/headers.ts';

/**
 * A personal access token stands for itself, whatever else is in the headers: a data source of Grafana may well send one
 * together with its reader's identity, and no forged header can raise what a token may. Grafana's proxy takes the header
 * `Authorization` away, so that what comes through the app is never taken for a token.
 */
export function createAuthenticate(byToken: Authenticate, byGrafana: Authenticate): Authenticate {
  return (request) => {
    const isToken = /^Bearer\b/i.test(request.headers.authorization ?? '');
    return !isToken && cameThroughGrafana(request) ? byGrafana(request) : byToken(request);
  };
}
