import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../runtime/clock.ts';
import type { GrafanaSettings } from '../../runtime/environment/grafana.ts';
import type { Metrics } from '../../runtime/metrics.ts';
import type { Authenticate } from './caller.ts';
import { keysOfGrafana } from './grafana/fetch-keys.ts';
import { contextIn, secretIn, signedIn } from './grafana/headers.ts';
import { identityFromContext } from './grafana/identity.ts';
import type { Identified, Identity } from './grafana/identity.ts';
import { refusalOf } from './grafana/refused.ts';
import { createSigningKeys } from './grafana/signing-keys.ts';
import { createVerify } from './grafana/verify.ts';
import type { Match } from './people/match.ts';
import { hashOf, isSameHash } from './secret.ts';

export interface GrafanaDeps {
  readonly settings: GrafanaSettings | null;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly stopping: AbortSignal;
  /** Who of the people that are configured this is. */
  personOf(identity: Identity): Promise<Match>;
}

/**
 * Finds the caller of what came through the app's plugin proxy: first that it came from there at all (the secret), then
 * who Grafana says it is. Role and person follow from that alone; headers that a browser can write are not looked at.
 */
export function authenticateByGrafana(deps: GrafanaDeps): Authenticate {
  const identify = identifier(deps);
  return async (request) => {
    const found = await identify(request);
    if (found.kind === 'refused') {
      deps.metrics.grafanaCalls.inc({ outcome: found.why });
      throw refusalOf(found.why);
    }
    const { identity } = found;
    deps.metrics.grafanaCalls.inc({ outcome: identity.isVerified ? 'verified' : 'trusted' });
    const match = await deps.personOf(identity);
    return {
      name: `Grafana user "${identity.login}"`,
      role: identity.role,
      personId: match.kind === 'matched' ? match.personId : null,
      who: { kind: 'grafana', identity, match },
    };
  };
}

function identifier({ settings, clock, stopping }: GrafanaDeps): (request: IncomingMessage) => Promise<Identified> {
  if (settings === null) return () => Promise.resolve({ kind: 'refused', why: 'not-set-up' });
  const { identity, orgs } = settings;
  const expected = hashOf(settings.secret);
  const read = identity.kind === 'verified' ? signed(identity.url) : unsigned;

  function signed(url: string): (request: IncomingMessage) => Promise<Identified> {
    const verify = createVerify(createSigningKeys(keysOfGrafana(url, stopping), clock), clock, orgs);
    return async (request) => {
      const token = signedIn(request);
      return token === null ? { kind: 'refused', why: 'no-identity' } : await verify(token);
    };
  }

  async function unsigned(request: IncomingMessage): Promise<Identified> {
    const text = contextIn(request);
    return text === null ? { kind: 'refused', why: 'no-context' } : identityFromContext(text, orgs);
  }

  return async (request) => {
    const secret = secretIn(request);
    if (secret === null) return { kind: 'refused', why: 'no-secret' };
    // Before anything else is read: who does not know the secret gets no work out of this service.
    if (!isSameHash(expected, hashOf(secret))) return { kind: 'refused', why: 'wrong-secret' };
    return await read(request);
  };
}
