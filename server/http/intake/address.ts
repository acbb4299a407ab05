const PREFIX = '/integrations/v1/';

export interface IntakeAddress {
  readonly type: string;
  readonly token: string;
}

/** True for everything that intake answers itself, before Express sees the request. */
export function isIntake(url: string): boolean {
  return url.startsWith(PREFIX);
}

/** `/integrations/v1/<type>/<token>/`, the last slash optional, a query ignored; null for anything else. */
export function parseAddress(url: string): IntakeAddress | null {
  const query = url.indexOf('?');
  const path = url.slice(PREFIX.length, query < 0 ? url.length : query);
  const [type, token, rest, ...more] = path.split('/');
  // Senders differ in whether they keep the last slash, so `rest` may be absent or empty, and nothing else.
  return type && token && !rest && more.length === 0 ? { type, token } : null;
}
