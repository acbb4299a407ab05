import type { Person } from '../../../core/notifying/person.ts';

/** Which of the configured people somebody is. */
export type Match =
  | { readonly kind: 'matched'; readonly personId: string; readonly by: 'email' | 'contact-method' }
  /** `advice` says what to do about it. */
  | { readonly kind: 'nobody'; readonly advice: string };

type People = ReadonlyMap<string, Person>;
type Index = ReadonlyMap<string, Match>;

/**
 * Finds people by e-mail, in whatever case it is written. Who has none written down is found by the address of an e-mail
 * contact method. Null where nobody has the address. The index is made anew when people have changed, and only then.
 */
export function createMatching(people: () => People): (email: string) => Match | null {
  let of: People | null = null;
  let index: Index = new Map();
  return (email) => {
    const now = people();
    if (of !== now) {
      of = now;
      index = indexOf(now);
    }
    return index.get(keyOf(email)) ?? null;
  };
}

function indexOf(people: People): Index {
  const sorted = [...people.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const byMethod = sorted.flatMap(({ id, email, contactMethods }) =>
    // A method that somebody adds must never make them found as another, so a written e-mail is the only one that counts.
    email !== null
      ? []
      : contactMethods.flatMap((one) => (one.channel === 'email' ? [[one.address, id] as const] : [])),
  );
  const byEmail = sorted.flatMap(({ id, email }) => (email === null ? [] : [[email, id] as const]));
  // The later wins: what is written as somebody's e-mail says more than where somebody is reached.
  return new Map([...matches(byMethod, 'contact-method'), ...matches(byEmail, 'email')]);
}

function matches(pairs: readonly (readonly [string, string])[], by: 'email' | 'contact-method'): Map<string, Match> {
  const owners = new Map<string, Set<string>>();
  for (const [address, id] of pairs) {
    const key = keyOf(address);
    owners.set(key, (owners.get(key) ?? new Set()).add(id));
  }
  return new Map([...owners].map(([key, ids]) => [key, matchOf([...ids], by)]));
}

/** With two owners nobody is taken: to guess would be to let one answer as the other. */
function matchOf(ids: readonly string[], by: 'email' | 'contact-method'): Match {
  const [personId, ...others] = ids;
  if (personId !== undefined && others.length === 0) return { kind: 'matched', personId, by };
  const advice = `${ids.slice(0, 5).join(' and ')} have the same e-mail address, yours: have it left with the one that is you.`;
  return { kind: 'nobody', advice };
}

function keyOf(address: string): string {
  return address.trim().toLowerCase();
}
