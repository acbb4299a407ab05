import type { Abilities } from '../../core/directory/abilities.ts';
import { formatPath, SETTINGS_ID } from '../../core/directory/kind.ts';
import type { Problem } from '../../core/directory/problem.ts';
import { byPlace } from '../../runtime/provisioning/mistake.ts';
import type { FileMistake } from '../../runtime/provisioning/mistake.ts';
import type { Provisioned, ProvisionedDocument } from '../../runtime/provisioning/provisioning.ts';
import { resolveSecrets } from '../../runtime/provisioning/secrets.ts';
import type { Lookup } from '../../runtime/provisioning/secrets.ts';
import { keyOf, sameDocument } from './entry.ts';
import { preview, problemsOf } from './fitting.ts';
import type { Edit } from './fitting.ts';
import type { Snapshot } from './snapshot.ts';

export interface ProvisioningPlan {
  readonly edits: readonly Edit[];
  /** Not empty: nothing of it may be written. */
  readonly mistakes: readonly FileMistake[];
  readonly warnings: readonly FileMistake[];
}

/** What it takes to make the store say what the files say. Pure: the files were read before. */
export function planProvisioning(
  before: Snapshot,
  files: Provisioned,
  folder: string,
  abilities: Abilities,
  lookup: Lookup,
): ProvisioningPlan {
  const edits = [...changedBy(files, before), ...vanishedFrom(files, before)];
  const next = preview(before, edits, lookup);
  const documents = new Map(files.documents.map((document) => [keyOf(document.kind, document.id), document]));
  // Where a file could not be read at all, every reference to what stands in it would look like a mistake.
  const problems = files.whole ? problemsOf(next, abilities, files.refused) : [];
  const placed: readonly Placed[] = problems.map((problem) => ({
    isError: problem.severity === 'error' && isOfFiles(problem, documents, next),
    mistake: place(problem, documents, folder),
  }));
  return {
    edits,
    mistakes: [...files.mistakes, ...mistakesOf(placed, true)].toSorted(byPlace),
    warnings: mistakesOf(placed, false).toSorted(byPlace),
  };
}

interface Placed {
  readonly isError: boolean;
  readonly mistake: FileMistake;
}

function mistakesOf(placed: readonly Placed[], errors: boolean): FileMistake[] {
  return placed.filter(({ isError }) => isError === errors).map(({ mistake }) => mistake);
}

/**
 * Nothing is provisioned any more: what files owned is handed over to the API, as it stands. Secrets are written out,
 * because only files may refer to the environment.
 */
export function planRelease(before: Snapshot, lookup: Lookup): Edit[] {
  return [...before.entries.values()].flatMap(({ kind, id, document, file }) =>
    file === null ? [] : [{ kind, id, document: resolveSecrets(kind, document, lookup).document, file: null }],
  );
}

function changedBy({ documents }: Provisioned, before: Snapshot): Edit[] {
  return documents.flatMap(({ kind, id, document, file }) => {
    const entry = before.entries.get(keyOf(kind, id));
    if (entry !== undefined && entry.file === file && sameDocument(entry.document, document)) return [];
    return [{ kind, id, document, file }];
  });
}

/** What files own and no file names any more. What was made through the API must stay. */
function vanishedFrom({ documents, refused }: Provisioned, before: Snapshot): Edit[] {
  const there = new Set([...documents, ...refused].map(({ kind, id }) => keyOf(kind, id)));
  return [...before.entries.values()].flatMap(({ kind, id, file }) =>
    file === null || there.has(keyOf(kind, id)) ? [] : [{ kind, id, document: null, file: null }],
  );
}

/**
 * A document that was made through the API and now refers to something that left the files does not stop the service: it
 * could only be repaired through the API of a service that runs. Missing settings do, wherever they should have come from.
 */
function isOfFiles(
  { kind, id }: Problem,
  documents: ReadonlyMap<string, ProvisionedDocument>,
  next: Snapshot,
): boolean {
  return documents.has(keyOf(kind, id)) || (kind === 'settings' && !next.entries.has(keyOf('settings', SETTINGS_ID)));
}

function place(
  { kind, id, path, value, message }: Problem,
  documents: ReadonlyMap<string, ProvisionedDocument>,
  folder: string,
): FileMistake {
  const document = documents.get(keyOf(kind, id));
  if (document !== undefined) return document.mistake(path, value, message);
  const field = kind === 'settings' ? `settings.${formatPath(path)}` : `${kind} ${id}, ${formatPath(path)}`;
  return { file: folder, line: null, column: null, field, message };
}
