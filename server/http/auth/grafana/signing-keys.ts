import { createLocalJWKSet } from 'jose';
import type { JSONWebKeySet, LocalJWKSet } from 'jose';
import { z } from 'zod';
import { MINUTE_MS, SECOND_MS } from '../../../core/time/instant.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Clock } from '../../../runtime/clock.ts';

/** The public keys of a Grafana, as they were at one time. */
export interface KeySet {
  readonly keyOf: LocalJWKSet;
  readonly fetchedAt: Instant;
}

export type Keys =
  { readonly kind: 'keys'; readonly set: KeySet } | { readonly kind: 'none'; readonly why: 'no-keys' | 'keys-away' };

export interface SigningKeys {
  /** Fetched when there are none yet, or when they are old; the last good ones while Grafana is away. */
  current(): Promise<Keys>;
  /** Others than these, which did not fit; null where none are to be had for now. */
  otherThan(set: KeySet): Promise<KeySet | null>;
}

/** A key that Grafana has withdrawn is believed this much longer, at most. */
const FRESH_MS = 10 * MINUTE_MS;

/** Between two tries: forged signatures must not become requests to Grafana, one for one. */
const PAUSE_MS = 10 * SECOND_MS;

/**
 * Keeps the keys of Grafana. jose's own cache asks again for an unknown key id only; Grafana may put a new key under an
 * old id (on day 31, when the one of the month has ended), so here a signature that does not fit is a reason as well.
 * `fetchKeys` answers what stands at the address, or throws.
 */
export function createSigningKeys(fetchKeys: () => Promise<unknown>, clock: Clock): SigningKeys {
  let known: Keys = { kind: 'none', why: 'keys-away' };
  let triedAt: Instant | null = null;
  let running: Promise<void> | null = null;

  const fetchThem = async (): Promise<void> => {
    const found = await fetchKeys().then(readKeys, () => 'keys-away' as const);
    if (typeof found !== 'string') known = { kind: 'keys', set: { keyOf: found, fetchedAt: clock.now() } };
    else if (known.kind === 'none') known = { kind: 'none', why: found };
  };
  /** One at a time: all who need new keys wait for the same answer. */
  const refresh = async (): Promise<void> => {
    const now = clock.now();
    if (running === null) {
      if (triedAt !== null && now >= triedAt && now - triedAt < PAUSE_MS) return;
      triedAt = now;
      running = fetchThem().finally(() => (running = null));
    }
    await running;
  };

  return {
    async current() {
      const isFresh = known.kind === 'keys' && clock.now() - known.set.fetchedAt < FRESH_MS;
      if (!isFresh) await refresh();
      return known;
    },
    async otherThan(set) {
      await refresh();
      return known.kind === 'keys' && known.set !== set ? known.set : null;
    },
  };
}

/** Fields of keys are for jose to judge: one that it cannot use must not hide the others. */
const answer = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).nullable() });

function readKeys(document: unknown): LocalJWKSet | 'no-keys' | 'keys-away' {
  const parsed = answer.safeParse(document);
  // A page of something else at that address is not Grafana, so Grafana is not there.
  if (!parsed.success) return 'keys-away';
  const { keys } = parsed.data;
  if (keys === null || keys.length === 0) return 'no-keys';
  return createLocalJWKSet({ keys } satisfies JSONWebKeySet);
}
