import { readDocument } from '../../contract/configuration/document.ts';
import { FILE_KEYS } from '../../contract/configuration/file-keys.ts';
import type { Mistake } from '../../contract/configuration/mistake.ts';
import { nounOf, SETTINGS_ID } from '../../core/directory/kind.ts';
import type { Kind, Path } from '../../core/directory/kind.ts';
import { withCalendarOfFile } from './calendar-files.ts';
import { readFolder } from './folder.ts';
import { byPlace, fieldOf } from './mistake.ts';
import type { FileMistake } from './mistake.ts';
import { parseFile } from './parse.ts';
import type { Entry } from './parse.ts';
import { resolveSecrets } from './secrets.ts';
import type { Lookup } from './secrets.ts';

/** Checked only for itself: what it refers to may stand in a file that was not read yet. */
export interface ProvisionedDocument {
  readonly kind: Kind;
  readonly id: string;
  readonly document: unknown;
  readonly file: string;
  readonly line: number;
  mistake(path: Path, value: string | null, message: string): FileMistake;
}

export interface Provisioned {
  readonly documents: readonly ProvisionedDocument[];
  readonly mistakes: readonly FileMistake[];
  readonly refused: readonly { readonly kind: Kind; readonly id: string }[];
  /** False when some file could not be read as YAML: then nobody knows what else there is. */
  readonly whole: boolean;
}

/** Reads a folder of YAML files. Never throws and changes nothing: every mistake is in the answer, all at once. */
export async function readProvisioning(folder: string, lookup: Lookup): Promise<Provisioned> {
  const { files, mistakes: unread } = await readFolder(folder);
  const mistakes = [...unread];
  const documents: ProvisionedDocument[] = [];
  const refused: { kind: Kind; id: string }[] = [];
  const seen = new Map<string, ProvisionedDocument>();
  let whole = unread.length === 0;
  for (const file of files) {
    const parsed = parseFile(file);
    mistakes.push(...parsed.mistakes);
    whole &&= parsed.whole;
    for (const entry of parsed.entries) {
      const { value, mistakes: unreadable } = await withFilesOf(entry, folder, file.name);
      const document = documentOf({ ...entry, value }, file.name);
      const found = [
        ...unreadable.map(({ path, message }) => document.mistake(path, null, message)),
        ...mistakesIn(document, lookup),
        ...takenIds(document, seen),
      ];
      mistakes.push(...found);
      if (found.length === 0) documents.push(document);
      else refused.push(document);
    }
  }
  return { documents, mistakes: mistakes.toSorted(byPlace), refused, whole };
}

async function withFilesOf({ kind, value }: Entry, folder: string, file: string) {
  if (kind !== 'holiday-list') return { value, mistakes: [] };
  const { document, mistakes } = await withCalendarOfFile(value, folder, file);
  return { value: document, mistakes };
}

function documentOf({ kind, index, value, path, source }: Entry, file: string): ProvisionedDocument {
  const id = kind === 'settings' ? SETTINGS_ID : idIn(value);
  const name = id === '' ? index : id;
  const { line } = source.at(path);
  return {
    kind,
    id,
    document: value,
    file,
    line,
    mistake(below, text, message) {
      const place = source.at([...path, ...below], text);
      return { file, ...place, field: fieldOf(FILE_KEYS[kind], kind, name, below), message };
    },
  };
}

function idIn(value: unknown): string {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : '';
}

function mistakesIn(document: ProvisionedDocument, lookup: Lookup): FileMistake[] {
  const resolved = resolveSecrets(document.kind, document.document, lookup);
  const unset = resolved.missing.map(({ path, name }) =>
    document.mistake(path, null, `the variable ${name} is not set in the environment of the service`),
  );
  const read = readDocument(document.kind, resolved.document, 1);
  const mistakes = read.ok
    ? []
    : read.mistakes.filter(({ path }) => !resolved.missing.some((one) => same(one.path, path)));
  return [
    ...unset,
    ...mistakes.map((mistake) => document.mistake(mistake.path, null, messageOf(document.kind, mistake))),
  ];
}

/** Over REST a token is made up when there is none; a file would get another one with every start. */
function messageOf(kind: Kind, { path, message }: Mistake): string {
  const isToken = kind === 'integration' && path.length === 1 && path[0] === 'token' && message === 'is missing';
  return isToken ? 'is missing: write one, such as the output of `openssl rand -hex 16`, or $NAME' : message;
}

function takenIds(document: ProvisionedDocument, seen: Map<string, ProvisionedDocument>): FileMistake[] {
  if (document.id === '') return [];
  const key = `${document.kind}/${document.id}`;
  const first = seen.get(key);
  seen.set(key, first ?? document);
  if (first === undefined) return [];
  const what =
    document.kind === 'settings' ? 'there are settings' : `there is a ${nounOf(document.kind)} "${document.id}"`;
  const path = document.kind === 'settings' ? [] : ['id'];
  return [document.mistake(path, null, `${what} already, in ${first.file}:${first.line}`)];
}

function same(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}
