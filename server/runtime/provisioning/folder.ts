import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileMistake } from './mistake.ts';

/** More than this is no configuration that people read, and would hold the service up while it is parsed. */
const LARGEST_BYTES = 2 * 1_024 ** 2;
const MOST_FILES = 1_000;

export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

export interface Folder {
  readonly files: readonly SourceFile[];
  readonly mistakes: readonly FileMistake[];
}

/** All *.yaml and *.yml below a folder, sorted by path. Never throws: what cannot be read is a mistake. */
export async function readFolder(folder: string): Promise<Folder> {
  const mistakes: FileMistake[] = [];
  const names = await namesIn(folder, '', new Set(), mistakes);
  if (names.length === 0 && mistakes.length === 0) {
    // A volume that is not mounted yet looks like this, and would delete everything that the files own.
    mistakes.push(
      whole(folder, 'there is no *.yaml file in this folder; to provision nothing, set TOCSIN_PROVISIONING=none'),
    );
  }
  if (names.length > MOST_FILES) mistakes.push(whole(folder, `there are more than ${MOST_FILES} files here`));
  const files: SourceFile[] = [];
  for (const name of names.slice(0, MOST_FILES)) {
    const result = await readSource(path.join(folder, name), name);
    if ('text' in result) files.push(result);
    else mistakes.push(result);
  }
  return { files, mistakes };
}

/**
 * Follows symbolic links, because that is how Kubernetes mounts a ConfigMap: `shop.yaml` leads through `..data` into a
 * folder with a date. Names that begin with a dot are left out, or everything there would be read twice.
 */
async function namesIn(
  root: string,
  below: string,
  above: ReadonlySet<string>,
  mistakes: FileMistake[],
): Promise<string[]> {
  const folder = path.join(root, below);
  const listed = await list(folder);
  if ('reason' in listed) {
    mistakes.push(whole(below === '' ? root : below, `this folder cannot be read (${listed.reason})`));
    return [];
  }
  if (above.has(listed.real)) {
    mistakes.push(whole(below, 'this link leads back to a folder that it lies in'));
    return [];
  }
  const names: string[] = [];
  for (const entry of listed.entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    if (await isFolder(entry, path.join(root, name))) {
      names.push(...(await namesIn(root, name, new Set([...above, listed.real]), mistakes)));
    } else if (/\.ya?ml$/.test(entry.name)) names.push(name);
  }
  return names;
}

type Listed = { readonly real: string; readonly entries: readonly Dirent[] } | { readonly reason: string };

async function list(folder: string): Promise<Listed> {
  try {
    return { real: await realpath(folder), entries: await readdir(folder, { withFileTypes: true }) };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

async function isFolder(entry: Dirent, full: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  // A link that leads nowhere is no folder; if it is called *.yaml, only reading it says what is wrong.
  return stat(full).then(
    (target) => target.isDirectory(),
    () => false,
  );
}

async function readSource(full: string, name: string): Promise<SourceFile | FileMistake> {
  const read = await readBytes(full);
  if ('reason' in read) {
    return whole(name, read.isTooLarge ? `${read.reason}: split it` : `the file cannot be read (${read.reason})`);
  }
  try {
    // The decoder takes only the first byte order mark away; any other is left for YAML to complain about.
    return { name, text: new TextDecoder('utf-8', { fatal: true }).decode(read.bytes) };
  } catch {
    return whole(name, 'the file is not UTF-8: save it as UTF-8');
  }
}

type Bytes = { readonly bytes: Uint8Array } | { readonly reason: string; readonly isTooLarge: boolean };

/** Never throws: `reason` says why there are none. */
export async function readBytes(full: string): Promise<Bytes> {
  try {
    const { size } = await stat(full);
    if (size > LARGEST_BYTES) return { reason: `the file is larger than 2 MiB (${size} bytes)`, isTooLarge: true };
    return { bytes: await readFile(full) };
  } catch (error) {
    return { reason: reasonOf(error), isTooLarge: false };
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is nothing at this path',
  EACCES: 'permission denied',
  ENOTDIR: 'it is not a folder',
  ELOOP: 'its links lead in a circle',
  EISDIR: 'it is a folder',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
  return REASONS[code] ?? code;
}

function whole(file: string, message: string): FileMistake {
  return { file, line: null, column: null, field: '', message };
}
