import { once } from 'node:events';
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import type { Role } from '../../contract/role.ts';
import { MINUTE_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { GrafanaSettings } from '../../runtime/environment/grafana.ts';

/** As an operator would write it into both. */
export const APP_SECRET = 'f00d-cafe-f00d-cafe';

const KID = 'id-2026-11-es256';

/** A pair of keys under an id. */
export interface Key {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

/** Everything that a token may say otherwise than Grafana would for Ana, a Viewer of organisation 1. */
export interface Said {
  readonly role?: string;
  readonly sub?: string;
  readonly aud?: string | string[];
  readonly email?: string;
  readonly username?: string;
  readonly name?: string;
  readonly type?: string;
  readonly issuedAt?: Instant;
  readonly livesMs?: number;
  readonly key?: Key;
}

/** The side of Grafana: its keys at a real address, and the identities that it signs with them. */
export interface FakeGrafana {
  readonly url: string;
  readonly settings: GrafanaSettings;
  /** Requests for keys so far. */
  readonly asked: number;
  /** What stands at the address: keys, or anything else in their place. */
  answer: unknown;
  status: number;
  key: Key;
  /** A new key, under the same id unless another is given, published in place of the one before. */
  rotate(kid?: string): Promise<Key>;
  token(now: Instant, said?: Said): Promise<string>;
  /** Headers as the plugin proxy sends them. */
  headers(now: Instant, said?: Said): Promise<Record<string, string>>;
  close(): Promise<void>;
}

export async function newKey(kid = KID): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  return { kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' } };
}

export const GRAFANA_ROLES: Readonly<Record<Role, string>> = { viewer: 'Viewer', editor: 'Editor', admin: 'Admin' };

export async function startGrafana(orgs: readonly number[] = [1]): Promise<FakeGrafana> {
  let asked = 0;
  const first = await newKey();
  const server = createServer((request, response) => {
    asked += 1;
    const isThere = request.url === '/grafana/api/signing-keys/keys';
    response.writeHead(isThere ? grafana.status : 404, { 'content-type': 'application/json', connection: 'close' });
    response.end(JSON.stringify(grafana.answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/grafana`;
  const grafana: FakeGrafana = {
    url,
    settings: { secret: APP_SECRET, orgs, identity: { kind: 'verified', url } },
    get asked() {
      return asked;
    },
    answer: { keys: [first.publicJwk] },
    status: 200,
    key: first,
    async rotate(kid = grafana.key.kid) {
      grafana.key = await newKey(kid);
      grafana.answer = { keys: [grafana.key.publicJwk] };
      return grafana.key;
    },
    token: (now, said = {}) => sign(now, said, said.key ?? grafana.key),
    headers: async (now, said = {}) => ({
      'x-tocsin-secret': APP_SECRET,
      'x-grafana-id': await grafana.token(now, said),
      // Grafana always sends both; the unsigned one must not matter where the other is checked.
      'x-grafana-context': contextOf({ OrgRole: 'Admin', Email: 'ben@example.test' }),
    }),
    close: async () => {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
  return grafana;
}

function sign(now: Instant, said: Said, key: Key): Promise<string> {
  const { role = 'Viewer', email = 'ana@example.test', username = 'ana', name = 'Ana Ünal', type = 'user' } = said;
  const issuedAt = said.issuedAt ?? now;
  return new SignJWT({ role, email, username, name, type, namespace: 'default', authenticatedBy: 'password' })
    .setProtectedHeader({ alg: 'ES256', kid: key.kid, typ: 'jwt' })
    .setIssuer('http://localhost:3000/')
    .setSubject(said.sub ?? 'user:2')
    .setAudience(said.aud ?? 'org:1')
    .setIssuedAt(Math.floor(issuedAt / 1_000))
    .setExpirationTime(Math.floor((issuedAt + (said.livesMs ?? 10 * MINUTE_MS)) / 1_000))
    .sign(key.privateKey);
}

/** `X-Grafana-Context` as it arrives: UTF-8 whose bytes are read as latin1. */
export function contextOf(said: Readonly<Record<string, unknown>> = {}): string {
  const user = {
    ...{
      UserID: 2,
      UserUID: 'dg4x0y',
      OrgID: 1,
      OrgName: 'Main Org.',
      OrgRole: 'Viewer',
      Login: 'ana',
      Name: 'Ana Ünal',
    },
    ...{ Email: 'ana@example.test', AuthenticatedBy: 'password', ApiKeyID: 0, IsServiceAccount: false },
    ...{ IsAnonymous: false, IsDisabled: false, Teams: [1], FallbackType: 'user', ...said },
  };
  return Buffer.from(JSON.stringify(user), 'utf8').toString('latin1');
}
