import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { JWK } from 'jose';
import { MINUTE_MS, SECOND_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { PreviewUser } from './users.ts';

const KID = 'preview-es256';
const ORG_ID = 1;
const LIVES_MS = 10 * MINUTE_MS;

/** How the stand-in says who is calling, as Grafana does: signed for whoever checks, and in plain words beside. */
export interface Identities {
  readonly keys: { readonly keys: readonly JWK[] };
  /** `X-Grafana-Id`. */
  token(user: PreviewUser, now: Instant): Promise<string>;
}

/** With keys of this run: nothing that was signed before a restart is believed after it. */
export async function createIdentities(issuer: () => string): Promise<Identities> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const jwk: JWK = { use: 'sig', ...(await exportJWK(publicKey)), kid: KID, alg: 'ES256' };
  return {
    keys: { keys: [jwk] },
    token: ({ id, uid, email, login, name, role }, now) =>
      new SignJWT({
        // Nobody without a name is nameless there: the login stands in for it.
        ...{ authenticatedBy: 'password', email, identifier: uid, name: name || login, namespace: 'default' },
        ...{ role, type: 'user', username: login },
      })
        .setProtectedHeader({ alg: 'ES256', kid: KID, typ: 'jwt' })
        .setIssuer(`${issuer()}/`)
        .setSubject(`user:${id}`)
        .setAudience(`org:${ORG_ID}`)
        .setIssuedAt(Math.floor(now / SECOND_MS))
        .setExpirationTime(Math.floor((now + LIVES_MS) / SECOND_MS))
        .sign(privateKey),
  };
}

/** `X-Grafana-Context`: nobody signs it, and it stands in for the other where a service cannot reach the keys. */
export function contextOf({ id, uid, login, name, email, role }: PreviewUser, teams: readonly number[], now: Instant) {
  return JSON.stringify({
    ...{ UserID: id, UserUID: uid, OrgID: ORG_ID, OrgName: 'Main Org.', OrgRole: role, Login: login, Name: name },
    ...{ Email: email, EmailVerified: false, AuthID: '', AuthenticatedBy: 'password', Namespace: 'default' },
    ...{
      ApiKeyID: 0,
      IsServiceAccount: false,
      IsGrafanaAdmin: role === 'Admin',
      IsAnonymous: false,
      IsDisabled: false,
    },
    ...{ HelpFlags1: 0, LastSeenAt: new Date(now).toISOString(), Teams: teams, FallbackType: 'user' },
  });
}
