import { INTEGRATION_SECRETS } from '../../contract/configuration/integration.ts';
import type { Kind, Path } from '../../core/directory/kind.ts';
import { mayAct } from '../auth/caller.ts';
import type { Caller } from '../auth/caller.ts';

/** What stands where the reader may not see a value. Nobody can put it back by mistake: it is no token and no number. */
const CONCEALED = '••••••';

/**
 * What a caller gets to see of a document. Viewers see no secrets of integrations, which would let them send alerts, and
 * no addresses of other people: a private phone number is nobody's business but the pager's.
 */
export function concealed(kind: Kind, id: string, document: unknown, caller: Caller): unknown {
  if (mayAct(caller, 'editor')) return document;
  if (kind === 'integration') return INTEGRATION_SECRETS.reduce(without, document);
  if (kind === 'person' && caller.personId !== id) return withoutAddresses(document);
  if (kind === 'settings') return withoutAddresses(document);
  return document;
}

function without(document: unknown, path: Path): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return typeof document === 'string' ? CONCEALED : document;
  if (typeof document !== 'object' || document === null || !Object.hasOwn(document, key)) return document;
  // Just seen to be there; the type of an unknown object cannot say so.
  const value = (document as Readonly<Record<string | number, unknown>>)[key];
  return { ...document, [key]: without(value, rest) };
}

/** The last two characters stay, so that two methods of one channel can be told apart. */
function withoutAddresses(document: unknown): unknown {
  if (Array.isArray(document)) return document.map(withoutAddresses);
  if (typeof document !== 'object' || document === null) return document;
  return Object.fromEntries(
    Object.entries(document).map(([key, value]) => [
      key,
      key === 'address' && typeof value === 'string' ? CONCEALED + value.slice(-2) : withoutAddresses(value),
    ]),
  );
}
