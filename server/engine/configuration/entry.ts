import { KINDS, SETTINGS_ID } from '../../core/directory/kind.ts';
import type { Kind } from '../../core/directory/kind.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { ConfigurationRow } from '../../store/rows.ts';

export interface Entry {
  readonly kind: Kind;
  readonly id: string;
  readonly version: number;
  /**
   * As it was written, references to the environment unresolved, so that no secret is stored; null where this version
   * is a deletion.
   */
  readonly document: unknown;
  readonly file: string | null;
  readonly changedAt: Instant;
  readonly changedBy: string;
}

export function keyOf(kind: Kind, id: string): string {
  return `${kind}/${id}`;
}

/** Null for a kind that only a newer version of the service knows: not ours to judge, and not ours to delete. */
export function entryOf(row: ConfigurationRow): Entry | null {
  const kind = KINDS.find((known) => known === row.kind);
  if (kind === undefined) return null;
  return {
    kind,
    id: row.id,
    version: row.version,
    document: row.body === null ? null : (JSON.parse(row.body) as unknown),
    file: row.source,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
  };
}

export function sameDocument(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(document: unknown): string {
  return JSON.stringify(document, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

export function withId(kind: Kind, id: string, document: unknown): unknown {
  const isObject = typeof document === 'object' && document !== null && !Array.isArray(document);
  return isObject && id !== SETTINGS_ID && kind !== 'settings' ? { id, ...document } : document;
}
