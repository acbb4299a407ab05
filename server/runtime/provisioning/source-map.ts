import { isAlias, isMap, isNode, isScalar, isSeq, visit } from 'yaml';
import type { Document, LineCounter, Node, Pair, ParsedNode } from 'yaml';
import type { Path } from '../../core/directory/kind.ts';

export interface Position {
  readonly line: number;
  readonly column: number;
}

type Parsed = Document<ParsedNode>;

export class SourceMap {
  private readonly document: Parsed;
  private readonly lines: LineCounter;

  constructor(document: Parsed, lines: LineCounter) {
    this.document = document;
    this.lines = lines;
  }

  /**
   * The text at `path`; the key of a list or map, because that is where people look; what is there of a path whose end is
   * missing. With `value`, the text that is wrong is looked for below it: some paths name a place only roughly.
   */
  at(path: Path, value: string | null = null): Position {
    let here: Node | null = this.document.contents;
    let shown = here;
    for (const part of path) {
      const pair = pairOf(this.resolve(here), String(part));
      const next = pair === null ? this.itemOf(here, part) : pair.value;
      if (!isNode(next)) {
        if (isNode(pair?.key)) shown = pair.key;
        break;
      }
      shown = isNode(pair?.key) && !hasText(next) ? pair.key : next;
      here = next;
    }
    const exact = value === null ? null : scalarBelow(here, value);
    return this.position(exact ?? shown);
  }

  private itemOf(from: Node | null, part: string | number): unknown {
    const here = this.resolve(from);
    return isSeq(here) && typeof part === 'number' ? here.items[part] : null;
  }

  private resolve(node: Node | null): Node | null {
    return isAlias(node) ? (node.resolve(this.document) ?? null) : node;
  }

  private position(node: Node | null): Position {
    const { line, col } = this.lines.linePos(node?.range?.[0] ?? 0);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }
}

function hasText(node: Node): boolean {
  return isAlias(node) || (isScalar(node) && node.source !== '');
}

function pairOf(node: Node | null, key: string): Pair | null {
  if (!isMap(node)) return null;
  return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key) ?? null;
}

function scalarBelow(node: Node | null, value: string): Node | null {
  let found: Node | null = null;
  visit(node, {
    Scalar(_key, scalar) {
      if (String(scalar.value) !== value) return undefined;
      found = scalar;
      return visit.BREAK;
    },
  });
  return found;
}
