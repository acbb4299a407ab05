import type { Instruction, Program } from './program.ts';
import type { Assertion } from './syntax.ts';

/** What stands on one side of a position: enough for every assertion of the syntax. */
type Side = 'edge' | 'newline' | 'word' | 'other';

/** Instructions waiting for the next character: which of them hold cannot be said before that character is known. */
interface State {
  readonly waiting: readonly number[];
  readonly before: Side;
  readonly following: Map<number, State>;
}

/** Beyond this many remembered steps the memory starts afresh, because 10,000 services may each hold an automaton. */
const MAX_REMEMBERED = 512;

/**
 * Runs all alternatives at once (Thompson 1968; https://swtch.com/~rsc/regexp/regexp1.html), remembering the sets of
 * states it has seen. Time grows with the length of the text and never explodes, whatever the expression.
 */
export function automaton(program: Program): (text: string) => boolean {
  let known = new Map<string, State>();
  let remembered = 0;

  function stateOf(waiting: readonly number[], before: Side): State {
    const key = `${before}:${waiting.join()}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const state: State = { waiting, before, following: new Map() };
    known.set(key, state);
    return state;
  }

  function step(state: State, code: number): State {
    const found = state.following.get(code);
    if (found !== undefined) return found;
    if (remembered >= MAX_REMEMBERED) {
      known = new Map();
      remembered = 0;
    }
    const after = program.hasAssertions ? sideOf(code) : 'other';
    const next = new Set<number>();
    for (const instruction of reachable(program, state, after)) {
      if (instruction.kind === 'char' ? instruction.code === code : accepts(instruction, code)) {
        if (instruction.kind !== 'match') next.add(instruction.next);
      }
    }
    const result = stateOf(
      [...next].sort((a, b) => a - b),
      after,
    );
    state.following.set(code, result);
    remembered += 1;
    return result;
  }

  return (text) => {
    let state = stateOf([program.start], 'edge');
    for (let at = 0; at < text.length && state.waiting.length > 0;) {
      // `?? 0` cannot happen: `at` is inside of the text.
      const code = text.codePointAt(at) ?? 0;
      state = step(state, code);
      at += code > 0xffff ? 2 : 1;
    }
    return reachable(program, state, 'edge').some(({ kind }) => kind === 'match');
  };
}

function accepts(instruction: Instruction, code: number): boolean {
  return instruction.kind === 'class' && instruction.accepts.test(String.fromCodePoint(code));
}

/** Follows splits and assertions that hold between `state.before` and `after`; each instruction at most once. */
function reachable(program: Program, state: State, after: Side): Instruction[] {
  const seen = new Set<number>();
  const open = [...state.waiting];
  const found: Instruction[] = [];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const instruction = program.instructions[index];
    if (instruction === undefined || seen.has(index)) continue;
    seen.add(index);
    if (instruction.kind === 'split') open.push(instruction.other, instruction.next);
    else if (instruction.kind !== 'assert') found.push(instruction);
    else if (holds(instruction.what, state.before, after)) open.push(instruction.next);
  }
  return found;
}

function holds(what: Assertion, before: Side, after: Side): boolean {
  switch (what) {
    case 'text-start':
      return before === 'edge';
    case 'text-end':
      return after === 'edge';
    case 'line-start':
      return before === 'edge' || before === 'newline';
    case 'line-end':
      return after === 'edge' || after === 'newline';
    case 'word-edge':
      return (before === 'word') !== (after === 'word');
    case 'no-word-edge':
      return (before === 'word') === (after === 'word');
  }
}

function sideOf(code: number): Side {
  if (code === 0x0a) return 'newline';
  const isWord = (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  return isWord || code === 0x5f ? 'word' : 'other';
}
