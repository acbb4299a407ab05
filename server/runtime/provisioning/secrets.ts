import { INTEGRATION_SECRETS } from '../../contract/configuration/integration.ts';
import type { Kind, Path } from '../../core/directory/kind.ts';

export type Lookup = (name: string) => string | undefined;

export interface Resolved {
  readonly document: unknown;
  readonly missing: readonly { readonly path: Path; readonly name: string }[];
}

const REFERENCE = /^\$(?:([A-Za-z_][A-Za-z0-9_]*)|\{([A-Za-z_][A-Za-z0-9_]*)\})$/;

/**
 * Puts in what a file takes from the environment: `$NAME` or `${NAME}` as the whole of a secret (`$$` begins one that
 * really starts with a dollar sign). Only for documents of files: over REST such a reference would let whoever may write
 * an integration ask for every secret of the process.
 */
export function resolveSecrets(kind: Kind, document: unknown, lookup: Lookup): Resolved {
  if (kind !== 'integration') return { document, missing: [] };
  const missing: { path: Path; name: string }[] = [];
  const resolved = INTEGRATION_SECRETS.reduce(
    (current, path) =>
      replaceAt(current, path, (text) => {
        const match = REFERENCE.exec(text);
        const name = match?.[1] ?? match?.[2];
        if (name === undefined) return text.startsWith('$$') ? text.slice(1) : text;
        const found = lookup(name);
        if (found === undefined) missing.push({ path, name });
        return found ?? text;
      }),
    document,
  );
  return { document: resolved, missing };
}

function replaceAt(document: unknown, path: Path, change: (text: string) => string): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return typeof document === 'string' ? change(document) : document;
  if (typeof document !== 'object' || document === null || !Object.hasOwn(document, key)) return document;
  // An object that has this very key, or the check above would have ended it.
  const inner = (document as Readonly<Record<string | number, unknown>>)[key];
  return { ...document, [key]: replaceAt(inner, rest, change) };
}
