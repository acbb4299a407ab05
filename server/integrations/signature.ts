import { createHmac } from 'node:crypto';
import type { IntegrationAuth } from '../core/directory/directory.ts';
import { SECOND_MS } from '../core/time/instant.ts';
import type { Instant } from '../core/time/instant.ts';
import type { ProofResult } from './credentials.ts';
import { isSameSecret } from './secret.ts';

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

const SIGNATURE_HEADER = 'X-Grafana-Alerting-Signature';
/**
 * Checks Grafana's signature: HMAC-SHA256 in hex over the exact bytes of the body, or over `<timestamp>:<body>` where
 * the contact point names a header for the timestamp (unix seconds). A request older or further ahead than
 * `hmac.maxAgeMs` is refused, because otherwise a recorded night could be replayed; the rest is room for clocks that
 * differ. `headers` have lower-case names, as Node gives them.
 */
export function verifySignature(
  headers: Headers,
  rawBody: Buffer,
  hmac: NonNullable<IntegrationAuth['hmac']>,
  now: Instant,
): ProofResult {
  const signature = headerOf(headers, hmac.header || SIGNATURE_HEADER);
  if (signature === '') {
    return {
      ok: false,
      code: 'signature-missing',
      detail: `Send the signature in the header ${hmac.header || SIGNATURE_HEADER}.`,
    };
  }
  const signing = createHmac('sha256', hmac.secret);
  if (hmac.timestampHeader !== null) {
    const timestamp = headerOf(headers, hmac.timestampHeader);
    if (!/^\d{1,12}$/.test(timestamp)) {
      return {
        ok: false,
        code: 'timestamp-missing',
        detail: `Send the time of signing, in unix seconds, in the header ${hmac.timestampHeader}.`,
      };
    }
    const ageMs = Math.abs(now - Number(timestamp) * SECOND_MS);
    if (ageMs > hmac.maxAgeMs) {
      return {
        ok: false,
        code: 'timestamp-outside-window',
        detail: `The request was signed ${Math.round(ageMs / SECOND_MS)} s away from now; ${hmac.maxAgeMs / SECOND_MS} s are allowed. Check both clocks.`,
      };
    }
    signing.update(`${timestamp}:`);
  }
  if (isSameSecret(signature.toLowerCase(), signing.update(rawBody).digest('hex'))) return { ok: true };
  return {
    ok: false,
    code: 'signature-wrong',
    detail:
      'The signature does not fit the body. Check that both sides have the same secret and that nothing between them changes the body.',
  };
}

/** '' where the header is missing or comes several times, because nobody signs twice. */
function headerOf(headers: Headers, name: string): string {
  const value = headers[name.toLowerCase()];
  return typeof value === 'string' ? value.trim() : '';
}
