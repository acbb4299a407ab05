import type { Matcher, Matchers } from './matcher.ts';
import { formatMatcher } from './matcher.ts';

/** What of a service decides whether an alert is its. `owns`: one of the sets must match; in a set, every matcher. */
export interface ServiceMatching {
  readonly id: string;
  readonly owns: readonly Matchers[];
  readonly priority: number;
}

export interface Claim {
  readonly serviceId: string;
  readonly priority: number;
  readonly matchers: Matchers;
  readonly exactCount: number;
  /** Different matchers of any other kind; `=""` as well, because it names no value. */
  readonly otherCount: number;
}

/** Built once per configuration, asked for each alert; never changed. */
export interface Ownership {
  readonly serviceCount: number;
  /** Label name → value → the claims which cannot hold without that pair. */
  readonly byPair: ReadonlyMap<string, ReadonlyMap<string, readonly Claim[]>>;
  /** Claims that no single pair of labels can rule out; each is tried for every alert. */
  readonly unindexed: readonly Claim[];
}

interface Key {
  readonly name: string;
  readonly values: readonly string[];
}

/**
 * Each claim hangs under the rarest of the label pairs it demands, so that an alert meets a handful of 10,000 services.
 * `team=~"a|b"` demands one of two pairs and is indexed like `=`.
 */
export function buildOwnership(services: readonly ServiceMatching[]): Ownership {
  const claims = services.flatMap(claimsOf);
  const keysOf = new Map(claims.map((claim) => [claim, claim.matchers.flatMap(keyOf)]));
  const frequency = countPairs([...keysOf.values()].flat());
  const byPair = new Map<string, Map<string, Claim[]>>();
  const unindexed: Claim[] = [];
  for (const [claim, keys] of keysOf) {
    const key = rarest(keys, frequency);
    if (key === null) unindexed.push(claim);
    else for (const value of key.values) bucket(byPair, key.name, value).push(claim);
  }
  return { serviceCount: services.length, byPair, unindexed };
}

function claimsOf({ id, owns, priority }: ServiceMatching): Claim[] {
  return owns.map((matchers) => {
    // Writing a matcher twice must not make a claim look more precise.
    const different = [...new Map(matchers.map((matcher) => [formatMatcher(matcher), matcher])).values()];
    const exactCount = different.filter(({ operator, value }) => operator === '=' && value !== '').length;
    return { serviceId: id, priority, matchers, exactCount, otherCount: different.length - exactCount };
  });
}

function keyOf(matcher: Matcher): Key[] {
  if (matcher.operator === '=') return matcher.value === '' ? [] : [{ name: matcher.name, values: [matcher.value] }];
  const literals = matcher.operator === '=~' ? matcher.regex.literals : null;
  // '' among the values means that the label may be missing, and a missing label would be found in no bucket.
  return literals === null || literals.includes('') ? [] : [{ name: matcher.name, values: literals }];
}

function countPairs(keys: readonly Key[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) {
    for (const value of key.values)
      counts.set(pairText(key.name, value), (counts.get(pairText(key.name, value)) ?? 0) + 1);
  }
  return counts;
}

function rarest(keys: readonly Key[], frequency: ReadonlyMap<string, number>): Key | null {
  const cost = (key: Key) => Math.max(0, ...key.values.map((value) => frequency.get(pairText(key.name, value)) ?? 0));
  return keys.reduce<Key | null>((best, key) => (best === null || cost(key) < cost(best) ? key : best), null);
}

function pairText(name: string, value: string): string {
  return JSON.stringify([name, value]);
}

function bucket(byPair: Map<string, Map<string, Claim[]>>, name: string, value: string): Claim[] {
  const byValue = byPair.get(name) ?? new Map<string, Claim[]>();
  byPair.set(name, byValue);
  const claims = byValue.get(value) ?? [];
  byValue.set(value, claims);
  return claims;
}
