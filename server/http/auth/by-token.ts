import { MINUTE_MS, SECOND_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { TokenRow } from '../../store/rows.ts';
import { Refusal } from '../problem.ts';
import { TokenBuckets } from '../token-bucket.ts';
import type { Authenticate } from './caller.ts';
import { hashOf, isSameHash, TOKEN_PREFIX } from './secret.ts';

/** What has to be known about tokens to let somebody in. */
export interface TokenLookup {
  byHash(hash: string): Promise<TokenRow | null>;
  /** Best effort: that a token was used is nice to know, and no reason to refuse it. */
  touch(id: string, at: Instant): Promise<void>;
}

export interface TokenDeps {
  readonly tokens: TokenLookup;
  readonly clock: Clock;
  /** The operator's own token from the environment; null where unset. */
  readonly adminToken: string | null;
}

/** Wrong tries from one address, a minute. Nobody guesses 256 bits; this keeps the trying from being work for the store. */
const TRIES_PER_MINUTE = 20;

/** A token that was seen just now is not looked up again; a revoked one therefore works this much longer, at most. */
const REMEMBERED_MS = 5 * SECOND_MS;
const REMEMBERED_MOST = 1_000;

const DETAIL = 'Send "Authorization: Bearer toc_…" with a personal access token that is neither revoked nor expired.';

/** Finds the caller by their personal access token, or refuses with 403 (never 401: see contract/errors.ts). */
export function authenticateByToken({ tokens, clock, adminToken }: TokenDeps): Authenticate {
  const failures = new TokenBuckets();
  const adminHash = adminToken === null ? null : hashOf(adminToken);
  const remembered = new Map<string, { readonly row: TokenRow; readonly until: Instant }>();

  const find = async (hash: string, address: string, now: Instant): Promise<TokenRow | null> => {
    const known = remembered.get(hash);
    if (known !== undefined && known.until > now) return known.row;
    // Asked before the store is, and only of tokens that nobody knows yet: guests behind one address stay welcome.
    if (!failures.has(address, TRIES_PER_MINUTE, now)) {
      const retryAfterS = failures.waitS(address, TRIES_PER_MINUTE, now);
      throw new Refusal('too-many', 'Too many wrong tokens came from your address. Wait, then try again.', {
        retryAfterS,
      });
    }
    const row = await tokens.byHash(hash);
    if (row === null || !isSameHash(row.hash, hash)) return null;
    if (remembered.size >= REMEMBERED_MOST) remembered.clear();
    remembered.set(hash, { row, until: now + REMEMBERED_MS });
    return row;
  };

  return async (request) => {
    const now = clock.now();
    const address = request.socket.remoteAddress ?? '';
    const secret = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const hash = hashOf(secret);
    if (adminHash !== null && isSameHash(adminHash, hash)) {
      return { name: 'the operator', role: 'admin', personId: null, who: { kind: 'token' } };
    }
    const row = secret.startsWith(TOKEN_PREFIX) ? await find(hash, address, now) : null;
    if (row === null || row.revoked_at !== null || (row.expires_at !== null && row.expires_at <= now)) {
      failures.take(address, TRIES_PER_MINUTE, now);
      throw new Refusal('not-authenticated', DETAIL);
    }
    // Written at most once a minute: a dashboard that polls must not be a write per poll.
    if (now - (row.last_used_at ?? 0) >= MINUTE_MS) {
      remembered.set(hash, { row: { ...row, last_used_at: now }, until: now + REMEMBERED_MS });
      await tokens.touch(row.id, now);
    }
    return { name: `token "${row.name}"`, role: row.role, personId: row.person_id, who: { kind: 'token' } };
  };
}
