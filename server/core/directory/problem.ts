import type { Kind, Path } from './kind.ts';

/** Something that does not fit together. An error would leave a page without a way; a warning is worth a look. */
export interface Problem {
  readonly kind: Kind;
  readonly id: string;
  readonly path: Path;
  /** The text that is wrong, so that its line can be found below `path`; null where something is absent. */
  readonly value: string | null;
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

/** Two problems are the same one when nothing but the moment at which they were found differs. */
export function problemKey({ kind, id, path, message }: Problem): string {
  return JSON.stringify([kind, id, path, message]);
}
