import type { Assertion, RegexNode } from './syntax.ts';

export type Instruction =
  | { readonly kind: 'char'; readonly code: number; readonly next: number }
  | { readonly kind: 'class'; readonly accepts: RegExp; readonly next: number }
  | { readonly kind: 'assert'; readonly what: Assertion; readonly next: number }
  | { kind: 'split'; next: number; other: number }
  | { readonly kind: 'match' };

export interface Program {
  readonly instructions: readonly Instruction[];
  readonly start: number;
  readonly hasAssertions: boolean;
}

/** Work per character is at most this many instructions; without the bound, matching would not be linear. */
const MAX_INSTRUCTIONS = 10_000;

/**
 * Thompson's construction, from the end to the start, so that each piece is built knowing what follows it. Null: too
 * large.
 */
export function compileProgram(node: RegexNode): Program | null {
  const instructions: Instruction[] = [{ kind: 'match' }];
  const start = emit(instructions, node, 0);
  if (instructions.length > MAX_INSTRUCTIONS) return null;
  return { instructions, start, hasAssertions: instructions.some(({ kind }) => kind === 'assert') };
}

function emit(out: Instruction[], node: RegexNode, next: number): number {
  // Counted repetitions multiply ((a{1000}){1000}), so nothing more is built once it is too large.
  if (out.length > MAX_INSTRUCTIONS) return next;
  switch (node.kind) {
    case 'empty':
      return next;
    case 'char':
      return out.push({ kind: 'char', code: node.code, next }) - 1;
    case 'class':
      return out.push({ kind: 'class', accepts: node.accepts, next }) - 1;
    case 'assert':
      return out.push({ kind: 'assert', what: node.what, next }) - 1;
    case 'sequence':
      return node.parts.reduceRight((following, part) => emit(out, part, following), next);
    case 'choice':
      return node.options
        .map((option) => emit(out, option, next))
        .reduceRight((other, option) => out.push({ kind: 'split', next: option, other }) - 1);
    case 'repeat':
      return emitRepeat(out, node.node, node.min, node.max, next);
  }
}

function emitRepeat(out: Instruction[], node: RegexNode, min: number, max: number | null, next: number): number {
  let entry = next;
  if (max === null) {
    const loop: Instruction = { kind: 'split', next, other: next };
    entry = out.push(loop) - 1;
    loop.next = emit(out, node, entry);
  }
  for (let optional = min; max !== null && optional < max && out.length <= MAX_INSTRUCTIONS; optional += 1) {
    const body = emit(out, node, entry);
    entry = out.push({ kind: 'split', next: body, other: next }) - 1;
  }
  for (let required = 0; required < min && out.length <= MAX_INSTRUCTIONS; required += 1) {
    entry = emit(out, node, entry);
  }
  return entry;
}
