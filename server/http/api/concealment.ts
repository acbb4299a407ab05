import { INTEGRATION_SECRETS } from '../../contract/configuration/integration.ts';
import type { Kind, Path } from '../../core/directory/kind.ts';
import type { OutboxRow } from '../../store/rows.ts';
import { mayAct } from '../auth/caller.ts';
import type { Caller } from '../auth/caller.ts';

/** What stands where the reader may not see a value. Nobody can put it back by mistake: it is no token and no number. */
const CONCEALED = '••••••';

type Sent = Pick<OutboxRow, 'address' | 'person_id'>;

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

/**
 * For texts in which providers quote where a message went, such as "+15550100 is not a number": with the addresses of
 * others taken out. Only these: a hotline in somebody's note is there to be called.
 */
export function hidingAddresses(caller: Caller, sent: readonly Sent[]): (text: string) => string {
  if (mayAct(caller, 'editor')) return (text) => text;
  const others = sent.filter(({ person_id, address }) => person_id !== caller.personId && address !== '');
  // The longer first: one may be the beginning of another, whose rest would stay.
  const hidden = [...new Set(others.map(({ address }) => address))].sort((a, b) => b.length - a.length);
  return (text) => hidden.reduce((rest, one) => rest.replaceAll(one, concealedText(one)), text);
}

function without(document: unknown, path: Path): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return typeof document === 'string' ? CONCEALED : document;
  if (typeof document !== 'object' || document === null || !Object.hasOwn(document, key)) return document;
  // Just seen to be there; the type of an unknown object cannot say so.
  const value = (document as Readonly<Record<string | number, unknown>>)[key];
  return { ...document, [key]: without(value, rest) };
}

function withoutAddresses(document: unknown): unknown {
  if (Array.isArray(document)) return document.map(withoutAddresses);
  if (typeof document !== 'object' || document === null) return document;
  return Object.fromEntries(
    Object.entries(document).map(([key, value]) => [
      key,
      key === 'address' && typeof value === 'string' ? concealedText(value) : withoutAddresses(value),
    ]),
  );
}

/** The last two characters stay, so that two methods of one channel can be told apart. */
function concealedText(address: string): string {
  return CONCEALED + address.slice(-2);
}
