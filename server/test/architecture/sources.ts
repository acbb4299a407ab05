import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** What the rules look at: each file under its path from the root, with forward slashes. */
export type Files = ReadonlyMap<string, string>;

/** One sentence about one place, as `server/core/x.ts:3 …`. */
export type Violation = string;

export type SourceTree = ReadonlyMap<string, ts.SourceFile>;

const ignored = new Set(['node_modules', '.git', 'dist', 'build', 'data', 'coverage']);

/** All files below the root whose name the caller wants. The disk, not git: a file counts before it is committed. */
export function readFiles(root: string, wanted: (file: string) => boolean, below = ''): Map<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(path.join(root, below), { withFileTypes: true })) {
    if (ignored.has(entry.name)) continue;
    const file = path.posix.join(below, entry.name);
    if (entry.isDirectory()) for (const [name, text] of readFiles(root, wanted, file)) files.set(name, text);
    else if (entry.isFile() && wanted(file)) files.set(file, readFileSync(path.join(root, file), 'utf8'));
  }
  return files;
}

export function parse(files: Files): SourceTree {
  const sources = [...files].filter(([file]) => /\.(ts|tsx)$/.test(file));
  return new Map(sources.map(([file, text]) => [file, ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)]));
}

/** A test, or what only tests use: it may import the harness and test packages, and no product file imports it. */
/** The journeys in a browser start the whole service around the app, so they are the harness of both. */
export const isTest = (file: string): boolean => /(^|\/)test\/|^src\/e2e\/|\.(test|fixture)\.tsx?$/.test(file);

export interface Import {
  readonly from: string;
  /** As written. */
  readonly specifier: string;
  /** The file of ours that it names; `undefined` for a package. */
  readonly to: string | undefined;
  readonly line: number;
}

/** Every way to name another file, `import type` and `import('x')` in a type included: an idea leaks through types too. */
export function importsOf(source: ts.SourceFile): Import[] {
  const found: Import[] = [];
  walk(source, (node) => {
    const specifier = specifierOf(node);
    if (specifier === undefined) return;
    const to = specifier.startsWith('.') ? path.posix.join(path.posix.dirname(source.fileName), specifier) : undefined;
    found.push({ from: source.fileName, specifier, to, line: lineOf(source, node) });
  });
  return found;
}

function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return literal(node.moduleSpecifier);
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? literal(node.argument.literal) : undefined;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return literal(node.arguments[0]);
  return undefined;
}

function literal(node: ts.Node | undefined): string | undefined {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}

export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** Counted from 1, as editors do. */
export function lineOf(source: ts.SourceFile, node: ts.Node): number {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}
