import { errors, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';
import type { Clock } from '../../../runtime/clock.ts';
import { identityFromClaims } from './identity.ts';
import type { Identified } from './identity.ts';
import type { Why } from './refused.ts';
import type { KeySet, SigningKeys } from './signing-keys.ts';

/** Clocks of two machines that are looked after differ by less. */
const TOLERANCE_S = 30;

/** The one algorithm that Grafana signs with: a list would let a forger choose. */
const ALGORITHMS = ['ES256'];

type Checked =
  { readonly kind: 'genuine'; readonly payload: JWTPayload } | { readonly kind: 'refused'; readonly why: Why };

/** Checks signed identities: whether Grafana signed them, for one of these organisations, and for now. */
export function createVerify(keys: SigningKeys, clock: Clock, orgs: readonly number[]) {
  const audience = orgs.map((org) => `org:${org}`);

  const check = async (token: string, { keyOf }: KeySet): Promise<Checked> => {
    const options = {
      ...{ algorithms: ALGORITHMS, audience, clockTolerance: TOLERANCE_S },
      requiredClaims: ['exp', 'sub'],
      currentDate: new Date(clock.now()),
    };
    try {
      return { kind: 'genuine', payload: await verified(token, keyOf, options) };
    } catch (error) {
      return { kind: 'refused', why: whyOf(error) };
    }
  };

  return async (token: string): Promise<Identified> => {
    const current = await keys.current();
    if (current.kind === 'none') return { kind: 'refused', why: current.why };
    let checked = await check(token, current.set);
    if (checked.kind === 'refused' && checked.why === 'forged') {
      const others = await keys.otherThan(current.set);
      if (others !== null) checked = await check(token, others);
    }
    return checked.kind === 'genuine' ? identityFromClaims(checked.payload) : checked;
  };
}

async function verified(
  token: string,
  keyOf: KeySet['keyOf'],
  options: Parameters<typeof jwtVerify>[2],
): Promise<JWTPayload> {
  try {
    return (await jwtVerify(token, keyOf, options)).payload;
  } catch (error) {
    // An old and a new key under one id, or a token that names none.
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    for await (const key of error) {
      try {
        return (await jwtVerify(token, key, options)).payload;
      } catch (wrong) {
        if (!(wrong instanceof errors.JWSSignatureVerificationFailed)) throw wrong;
      }
    }
    throw new errors.JWSSignatureVerificationFailed();
  }
}

/** Claims are looked at only once the signature was found to be good, so what is said about them is said to their owner. */
function whyOf(error: unknown): Why {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'aud') return 'other-organisation';
    return error.claim === 'nbf' || error.claim === 'iat' ? 'expired' : 'unreadable';
  }
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) return 'unreadable';
  return 'forged';
}
