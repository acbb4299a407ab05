import type { Mistake } from '../../contract/configuration/mistake.ts';
import type { Kind } from '../../core/directory/kind.ts';
import type { Instant } from '../../core/time/instant.ts';

/** One version of a document, secrets in the clear. */
export interface StoredDocument {
  readonly id: string;
  readonly version: number;
  /** As written on the wire; null where the version is a deletion. */
  readonly document: unknown;
  /** The provisioning file that owns it; null when made through the API. */
  readonly file: string | null;
  readonly changedAt: Instant;
  readonly changedBy: string;
}

export interface PutRequest {
  readonly kind: Kind;
  readonly id: string;
  readonly document: unknown;
  /** Refused unless this is the version that stands; 0 means that there must be none. Null: whatever stands. */
  readonly ifVersion: number | null;
  readonly by: string;
}

export type PutResult =
  | { readonly kind: 'stored'; readonly stored: StoredDocument }
  | { readonly kind: 'provisioned'; readonly file: string }
  | { readonly kind: 'changed'; readonly version: number }
  | { readonly kind: 'invalid'; readonly mistakes: readonly Mistake[] };

export type RemoveResult =
  | { readonly kind: 'removed' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'provisioned'; readonly file: string }
  | { readonly kind: 'changed'; readonly version: number }
  /** One sentence for each document that would point at nothing. */
  | { readonly kind: 'used'; readonly by: readonly string[] };

/** What the API asks of the configuration; who writes and checks it sits in the engine. */
export interface Documents {
  list(kind: Kind): Promise<readonly StoredDocument[]>;
  /** Newest first; empty where there never was one. */
  versions(kind: Kind, id: string): Promise<readonly StoredDocument[]>;
  put(request: PutRequest): Promise<PutResult>;
  remove(request: Omit<PutRequest, 'document'>): Promise<RemoveResult>;
}
