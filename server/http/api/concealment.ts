import { CONCEALED, INTEGRATION_SECRETS } from '../../contract/configuration/integration.ts';
import type { Kind, Path } from '../../core/directory/kind.ts';
import type { OutboxRow } from '../../store/rows.ts';
import { mayAct } from '../auth/caller.ts';
import type { Caller } from '../auth/caller.ts';

type Sent = Pick<OutboxRow, 'address' | 'person_id'>;

/**
 * What a caller gets to see of a document. Secrets of integrations are in no list and no history, whoever reads it: an
 * editor asks for them one by one, which leaves a trace. Viewers see no addresses of other people: a private phone number
 * is nobody's business but the pager's.
 */
export function concealed(kind: Kind, id: string, document: unknown, caller: Caller): unknown {
  if (kind === 'integration') return INTEGRATION_SECRETS.reduce(without, document);
  if (mayAct(caller, 'editor')) return document;
  if (kind === 'person' && caller.personId !== id) return withoutAddresses(document);
  if (kind === 'settings') return withoutAddresses(document);
  return document;
}

/** Whether something is among the secrets that only says that it was not shown. */
export function hasConcealed(document: unknown): boolean {
  return INTEGRATION_SECRETS.some((path) => at(document, path) === CONCEALED);
}

/** What was not shown keeps the value that it has in `before`; what has none there is left for the check to refuse. */
export function restored(document: unknown, before: unknown): unknown {
  return INTEGRATION_SECRETS.reduce((so, path) => {
    const value = at(before, path);
    return at(so, path) === CONCEALED && value !== undefined ? replaced(so, path, value) : so;
  }, document);
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
  return typeof at(document, path) === 'string' ? replaced(document, path, CONCEALED) : document;
}

/** Undefined where there is nothing. */
function at(document: unknown, path: Path): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return document;
  if (typeof document !== 'object' || document === null || !Object.hasOwn(document, key)) return undefined;
  // Just seen to be there; the type of an unknown object cannot say so.
  return at((document as Readonly<Record<string | number, unknown>>)[key], rest);
}

/** A copy with another value where there is one. */
function replaced(document: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined || typeof document !== 'object' || document === null) return value;
  return { ...document, [key]: replaced(at(document, [key]), rest, value) };
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
