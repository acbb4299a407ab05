import type { Person, PersonId } from '../notifying/person.ts';

/** What an event of a calendar says about whose it is. */
export interface NamingEvent {
  readonly summary: string;
  readonly attendees: readonly { readonly name: string | null; readonly email: string | null }[];
}

export interface Unmatched {
  readonly name: string;
  /** As a sentence. */
  readonly why: string;
}

export interface Matched {
  readonly people: readonly PersonId[];
  readonly unmatched: readonly Unmatched[];
}

type Found =
  | { readonly kind: 'person'; readonly id: PersonId }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'several'; readonly ids: readonly PersonId[] }
  | { readonly kind: 'gone'; readonly id: PersonId };

const NOBODY: Found = { kind: 'nobody' };

/** From the surest to the weakest: an address is one person's, a name may be two people's. */
const SIGNS: readonly ((person: Person) => readonly (string | null)[])[] = [
  ({ email }) => [email],
  ({ id }) => [id],
  ({ name }) => [name],
  ({ contactMethods }) => contactMethods.map(({ address }) => address),
];

/**
 * Whose an event is: whom the layer says that a name means, else by e-mail, id, name or address of a contact method,
 * without a difference between cases and accents. Guests of the event count first, then its title.
 */
export function createMatcher(
  people: ReadonlyMap<PersonId, Person>,
  aliases: Readonly<Record<string, PersonId>>,
): (event: NamingEvent) => Matched {
  const named = new Map(Object.entries(aliases).map(([name, id]) => [plain(name), id]));
  const indexes = SIGNS.map((signs) => indexBy(people, signs));
  const find = (name: string): Found => {
    const key = plain(name);
    if (key === '') return NOBODY;
    const alias = named.get(key);
    if (alias !== undefined) return people.has(alias) ? { kind: 'person', id: alias } : { kind: 'gone', id: alias };
    for (const index of indexes) {
      const [id, ...others] = index.get(key) ?? [];
      if (id !== undefined)
        return others.length === 0 ? { kind: 'person', id } : { kind: 'several', ids: [id, ...others] };
    }
    return NOBODY;
  };
  return (event) => matchEvent(event, find);
}

function indexBy(
  people: ReadonlyMap<PersonId, Person>,
  signs: (person: Person) => readonly (string | null)[],
): ReadonlyMap<string, readonly PersonId[]> {
  const index = new Map<string, PersonId[]>();
  for (const person of people.values()) {
    for (const key of new Set(signs(person).map((sign) => plain(sign ?? '')))) {
      if (key !== '') index.set(key, [...(index.get(key) ?? []), person.id]);
    }
  }
  return index;
}

/** `Ünal,  Ana` and `unal, ana` are one. */
function plain(text: string): string {
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return bare.replace(/\s+/g, ' ').trim();
}

function matchEvent({ summary, attendees }: NamingEvent, find: (name: string) => Found): Matched {
  const guests = attendees.map((one) => firstOf([one.email, one.name], find));
  const titles = titlesIn(summary, find);
  // Where none of the guests is known here, the list is about something else: the title may still name somebody.
  const isByGuests =
    guests.some(({ found }) => found.kind === 'person') || titles.every(({ found }) => found.kind !== 'person');
  const tried = isByGuests && guests.length > 0 ? guests : titles;
  if (tried.length === 0)
    return { people: [], unmatched: [{ name: '', why: 'The event has neither a title nor guests.' }] };
  return {
    people: [...new Set(tried.flatMap(({ found }) => (found.kind === 'person' ? [found.id] : [])))],
    unmatched: tried.flatMap(({ name, found }) => (found.kind === 'person' ? [] : [{ name, why: whyNot(found) }])),
  };
}

interface Try {
  readonly name: string;
  readonly found: Found;
}

/** The first of these names that says something; the last try where none does. */
function firstOf(names: readonly (string | null)[], find: (name: string) => Found): Try {
  const tries = names.flatMap((name) => (name === null || name === '' ? [] : [{ name, found: find(name) }]));
  const known = tries.find(({ found }) => found.kind !== 'nobody');
  return known ?? tries[0] ?? { name: '', found: NOBODY };
}

/** `[L2] Ana, Ben`, `On call: Ana`, `Ana (primary)`: tags say something about the shift, and nothing about whose it is. */
function titlesIn(summary: string, find: (name: string) => Found): Try[] {
  const title = summary.replace(/^(?:\s*\[[^\]]*\])+/, '').trim();
  if (title === '') return [];
  const whole = firstOf(readingsOf(title), find);
  if (whole.found.kind !== 'nobody') return [whole];
  const after = title.slice(title.lastIndexOf(':') + 1);
  const parts = after.split(/[,;+&/|]|\s(?:and|und|et|y)\s/i).map((part) => part.trim());
  const named = parts.filter((part) => part !== '');
  return named.length > 1 ? named.map((part) => firstOf(readingsOf(part), find)) : [whole];
}

function readingsOf(title: string): string[] {
  const bare = title.replace(/\([^)]*\)/g, ' ').trim();
  const address = /[^\s<>()[\],;:]+@[^\s<>()[\],;:]+/.exec(title)?.[0] ?? '';
  const after = bare.slice(bare.lastIndexOf(':') + 1).trim();
  return [title, bare, address, after, ...after.split(/\s[-–—]\s/)];
}

function whyNot(found: Exclude<Found, { readonly kind: 'person' }>): string {
  switch (found.kind) {
    case 'nobody':
      return 'No person has this e-mail address, id, name or contact address. Say who it is in the people of the calendar.';
    case 'several':
      return `It could be any of ${found.ids.join(', ')}. Say which one in the people of the calendar.`;
    case 'gone':
      return `The people of the calendar say that it is ${found.id}, who is not there any more.`;
  }
}
