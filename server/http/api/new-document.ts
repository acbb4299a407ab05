import { randomBytes } from 'node:crypto';
import type { Kind } from '../../core/directory/kind.ts';

type Document = Readonly<Record<string, unknown>>;

const LONGEST_ID = 50;

/**
 * Fills in what a person who creates something need not think of: an id from its name, and the token of an integration.
 * A settings document has no id of its own. `taken` only keeps made-up ids apart; a chosen one is left as it is.
 */
export function completed(
  kind: Kind,
  document: Document,
  taken: ReadonlySet<string>,
  newId: () => string,
): { readonly id: string; readonly document: Document } {
  if (kind === 'settings') {
    const { id: _, ...rest } = document;
    return { id: 'settings', document: rest };
  }
  const given = document['id'];
  const id = typeof given === 'string' && given !== '' ? given : idFrom(document['name'], taken, newId);
  const token = kind === 'integration' && document['token'] === undefined ? { token: newIntegrationToken() } : {};
  return { id, document: { ...document, ...token, id } };
}

function idFrom(name: unknown, taken: ReadonlySet<string>, newId: () => string): string {
  // Decomposed, so that Ünal becomes unal and not nal.
  const plain = typeof name === 'string' ? name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase() : '';
  const slug = plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, LONGEST_ID)
    .replace(/-$/, '');
  if (slug === '') return newId();
  if (!taken.has(slug)) return slug;
  for (let number = 2; number < 1_000; number += 1) if (!taken.has(`${slug}-${number}`)) return `${slug}-${number}`;
  return newId();
}

/** 192 random bits, safe in a URL. */
function newIntegrationToken(): string {
  return randomBytes(24).toString('base64url');
}
