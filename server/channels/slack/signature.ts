import { MINUTE_MS, SECOND_MS } from '../../core/time/instant.ts';
import type { InboundRequest } from '../channel.ts';
import { hmacHex, sameSecret } from '../signing.ts';

const FRESH_MS = 5 * MINUTE_MS;

/** Null when Slack signed this request within the last five minutes, otherwise what is wrong with it. */
export function signatureProblem(request: InboundRequest, signingSecret: string): string | null {
  const timestamp = request.headers['x-slack-request-timestamp'] ?? '';
  const given = request.headers['x-slack-signature'] ?? '';
  if (!/^\d{1,12}$/.test(timestamp) || given === '') return 'not signed by Slack';
  // A recorded click that is played again hours later must not acknowledge a new alert.
  if (Math.abs(request.receivedAt - Number(timestamp) * SECOND_MS) > FRESH_MS) {
    return 'the signature is more than 5 minutes old or ahead; compare the clocks';
  }
  const expected = `v0=${hmacHex(signingSecret, `v0:${timestamp}:`, request.rawBody)}`;
  return sameSecret(given, expected) ? null : 'the signature does not fit; check the signing secret';
}
