import type { IncomingMessage } from 'node:http';

/** What the plugin proxy of Grafana sets, over whatever a browser had written there. Everything else is the browser's. */
const SECRET = 'x-tocsin-secret';
const SIGNED = 'x-grafana-id';
const CONTEXT = 'x-grafana-context';

/** How Grafana's templates write a secret that nobody has configured. */
const NO_VALUE = '<no value>';

export function cameThroughGrafana({ headers }: IncomingMessage): boolean {
  return [SECRET, SIGNED, CONTEXT].some((name) => headers[name] !== undefined);
}

export function secretIn(request: IncomingMessage): string | null {
  const secret = textOf(request, SECRET);
  return secret === NO_VALUE ? null : secret;
}

/** The signed identity: a JWT. */
export function signedIn(request: IncomingMessage): string | null {
  return textOf(request, SIGNED);
}

/** The unsigned one: JSON. */
export function contextIn(request: IncomingMessage): string | null {
  return textOf(request, CONTEXT);
}

/** Null where there is none. Grafana writes UTF-8 and Node reads bytes as latin1, so that Ünal would come as Ã\u009cnal. */
function textOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name];
  if (typeof value !== 'string' || value === '') return null;
  return Buffer.from(value, 'latin1').toString('utf8');
}
