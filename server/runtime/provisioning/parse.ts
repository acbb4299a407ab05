import { LineCounter, parseAllDocuments } from 'yaml';
import type { Document, ParsedNode, YAMLError } from 'yaml';
import { closest } from '../../core/directory/closest.ts';
import { KINDS } from '../../core/directory/kind.ts';
import type { Kind, Path } from '../../core/directory/kind.ts';
import { FILE_KEYS } from '../../contract/configuration/file-keys.ts';
import type { SourceFile } from './folder.ts';
import type { FileMistake } from './mistake.ts';
import { SourceMap } from './source-map.ts';

export interface Entry {
  readonly kind: Kind;
  readonly index: number;
  readonly value: unknown;
  readonly path: Path;
  readonly source: SourceMap;
}

export interface ParsedFile {
  readonly entries: readonly Entry[];
  readonly mistakes: readonly FileMistake[];
  /** False when YAML itself could not be read: there may be entries that nobody has seen. */
  readonly whole: boolean;
}

const KIND_OF = new Map<string, Kind>(KINDS.map((kind) => [FILE_KEYS[kind], kind]));
/** The first slip in YAML makes many more complaints below it, which would bury the one that counts. */
const MOST_COMPLAINTS = 20;
const EMPTY = 'there is nothing in this file: write something, or delete the file';

export function parseFile(file: SourceFile): ParsedFile {
  const lines = new LineCounter();
  const documents = parseAllDocuments(file.text, { lineCounter: lines, merge: true, prettyErrors: false });
  // An empty stream is a list as well, of its own kind; a file cut short would otherwise delete what it owned.
  const list: readonly Document.Parsed[] = Array.isArray(documents) ? documents : [];
  if (list.length === 0) return broken([mistakeAt(file, 1, 1, '', EMPTY)]);
  const complaints = list.flatMap((document) => [...document.errors, ...document.warnings]);
  if (complaints.length > 0) {
    return broken(complaints.slice(0, MOST_COMPLAINTS).map((error) => complaint(file, error, lines)));
  }
  const parsed = list.map((document) => entriesOf(file, document, new SourceMap(document, lines)));
  return {
    entries: parsed.flatMap(({ entries }) => entries),
    mistakes: parsed.flatMap(({ mistakes }) => mistakes),
    whole: parsed.every(({ whole }) => whole),
  };
}

function entriesOf(file: SourceFile, document: Document<ParsedNode>, source: SourceMap): ParsedFile {
  const start = source.at([]);
  const value = plain(document);
  if (value instanceof Error) return broken([mistakeAt(file, start.line, start.column, '', value.message)]);
  if (value === null) return broken([mistakeAt(file, start.line, start.column, '', EMPTY)]);
  if (typeof value !== 'object' || Array.isArray(value)) {
    const message = `a file is a map with keys such as teams, people and services, not ${nameOf(value)}`;
    return broken([mistakeAt(file, start.line, start.column, '', message)]);
  }
  const parts = Object.entries(value).map(([key, content]) => entriesUnder(file, key, content, source));
  return {
    entries: parts.flatMap(({ entries }) => entries),
    mistakes: parts.flatMap(({ mistakes }) => mistakes),
    whole: parts.every(({ whole }) => whole),
  };
}

function entriesUnder(file: SourceFile, key: string, content: unknown, source: SourceMap): ParsedFile {
  const { line, column } = source.at([key]);
  const kind = KIND_OF.get(key);
  if (kind === undefined) {
    const meant = closest(key, [...KIND_OF.keys()]);
    const hint = meant === null ? `known here: ${[...KIND_OF.keys()].join(', ')}` : `did you mean "${meant}"?`;
    return broken([mistakeAt(file, line, column, key, `unknown key; ${hint}`)]);
  }
  if (kind === 'settings')
    return { entries: [{ kind, index: 0, value: content, path: [key], source }], mistakes: [], whole: true };
  if (!Array.isArray(content)) {
    const message =
      content === null ? 'is empty: write a list or remove the line' : `expected a list, not ${nameOf(content)}`;
    return broken([mistakeAt(file, line, column, key, message)]);
  }
  const entries = content.map((value: unknown, index) => ({ kind, index, value, path: [key, index], source }));
  return { entries, mistakes: [], whole: true };
}

/** Throws inside where aliases multiply into more than anybody would write. */
function plain(document: Document<ParsedNode>): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) as unknown;
  } catch (error) {
    return error instanceof Error ? error : new Error('cannot be read');
  }
}

const COMPLAINTS: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'a tab cannot indent YAML: write spaces',
  DUPLICATE_KEY: 'this key stands here twice',
  MULTIPLE_ANCHORS: 'one value has two anchors',
};

function complaint(file: SourceFile, { code, message, pos }: YAMLError, lines: LineCounter): FileMistake {
  const { line, col } = lines.linePos(pos[0]);
  return mistakeAt(file, line, col, '', COMPLAINTS[code] ?? `this is not YAML: ${message}`);
}

function mistakeAt(file: SourceFile, line: number, column: number, field: string, message: string): FileMistake {
  return { file: file.name, line, column, field, message };
}

function broken(mistakes: readonly FileMistake[]): ParsedFile {
  return { entries: [], mistakes, whole: false };
}

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a map' : 'text';
}
