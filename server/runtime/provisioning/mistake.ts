import { formatPath } from '../../core/directory/kind.ts';
import type { Kind, Path } from '../../core/directory/kind.ts';

export interface FileMistake {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  /** `services[checkout].owns[0]`; empty where no field is meant. */
  readonly field: string;
  readonly message: string;
}

/** `shop.yaml:12:9  services[checkout].owns[0]: there is no team "shpo"`: editors jump to the part before the spaces. */
export function formatMistake({ file, line, column, field, message }: FileMistake): string {
  const place = line === null ? file : `${file}:${line}:${column ?? 1}`;
  return `${place}  ${field === '' ? '' : `${field}: `}${message}`;
}

/** By file, then by line: the order in which somebody would repair them. */
export function byPlace(a: FileMistake, b: FileMistake): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

/** Documents are called by their ids, because nobody counts the entries of a list. */
export function fieldOf(fileKey: string, kind: Kind, id: string | number, path: Path): string {
  const start = kind === 'settings' ? fileKey : `${fileKey}[${id}]`;
  const rest = formatPath(path);
  return rest === '' ? start : `${start}${rest.startsWith('[') ? '' : '.'}${rest}`;
}
