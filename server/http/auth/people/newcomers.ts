import type { Mistake } from '../../../contract/configuration/mistake.ts';
import { MINUTE_MS } from '../../../core/time/instant.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Configuration } from '../../../engine/configuration/configuration.ts';
import type { Entry } from '../../../engine/configuration/entry.ts';
import type { Clock } from '../../../runtime/clock.ts';
import { idFor } from '../../api/new-id.ts';
import type { Identity } from '../grafana/identity.ts';
import type { Match } from './match.ts';

/** Stands where the name of whoever made a document stands. */
export const BY_GRAFANA = 'grafana';

export interface NewcomerDeps {
  readonly documents: Pick<Configuration, 'put' | 'versions'>;
  readonly clock: Clock;
  /** Null where nobody has the address. */
  find(email: string): Match | null;
  failed(error: unknown): void;
}

/** A try that came to nothing is not repeated sooner: a page makes many calls, and each would ask the database. */
const PAUSE_MS = MINUTE_MS;
const REMEMBERED_MOST = 1_000;

/**
 * Adds people from Grafana to the configuration at their first verified call: with their name, their e-mail, and their
 * e-mail as the way to reach them. Once: a document of that id that is there, or ever was, is left alone, whoever made it.
 */
export function createNewcomers(deps: NewcomerDeps): (identity: Identity) => Promise<Match> {
  const { clock, failed } = deps;
  const tried = new Map<number, { readonly until: Instant; readonly match: Promise<Match> }>();

  const tryToAdd = async (identity: Identity): Promise<Match> => {
    try {
      return await add(deps, identity);
    } catch (error) {
      // Reading and answering go on without being a person, so this is no reason to refuse the call.
      failed(error);
      return nobody('You could not be added as a person just now; it is tried again in a minute.');
    }
  };

  return async (identity) => {
    const now = clock.now();
    const before = tried.get(identity.userId);
    if (before !== undefined && before.until > now) return await before.match;
    if (tried.size >= REMEMBERED_MOST) tried.clear();
    const match = tryToAdd(identity);
    tried.set(identity.userId, { until: now + PAUSE_MS, match });
    // From now on the person is found; and must not be, once somebody deletes them.
    if ((await match).kind === 'matched') tried.delete(identity.userId);
    return await match;
  };
}

async function add({ documents, find }: NewcomerDeps, { userId, login, name, email }: Identity): Promise<Match> {
  if (email === null)
    return nobody('Your profile in Grafana has no e-mail address, by which you would be found: add one.');
  const id = idFor({ name: login }, new Set(), () => `grafana-user-${userId}`);
  const [newest] = await documents.versions('person', id);
  if (newest !== undefined) return nobody(takenAdvice(id, newest));
  const document = { name: name.slice(0, LONGEST_NAME), email, contactMethods: [{ channel: 'email', address: email }] };
  const result = await documents.put({ kind: 'person', id, document, ifVersion: 0, by: BY_GRAFANA });
  switch (result.kind) {
    case 'stored':
      return { kind: 'matched', personId: id, by: 'email' };
    case 'invalid':
      return nobody(`You could not be added as a person: ${sentenceOf(result.mistakes)}.`);
    case 'provisioned':
    case 'changed':
      // Another replica was faster, most likely with this very person.
      return find(email) ?? nobody(`There is another person ${id}: ${THAT_IS_YOU}`);
  }
}

/** As long as a document takes it. */
const LONGEST_NAME = 200;

const THAT_IS_YOU = 'if that is you, have your e-mail from Grafana written there as "email".';

function takenAdvice(id: string, { document, file }: Entry): string {
  if (document === null) return `The person ${id} was deleted, and is not made again by itself: an editor can do that.`;
  return `There is another person ${id}${file === null ? '' : ` (in the file ${file})`}: ${THAT_IS_YOU}`;
}

function sentenceOf(mistakes: readonly Mistake[]): string {
  return mistakes
    .map(({ path, message }) => [path.join('.'), message].filter((part) => part !== '').join(' '))
    .join('; ');
}

function nobody(advice: string): Match {
  return { kind: 'nobody', advice };
}
