import { readDocument } from '../../server/contract/configuration/document.ts';
import { formatPath } from '../../server/core/directory/kind.ts';
import type { EscalationChain } from '../../server/core/escalation/chain.ts';
import { documentOf } from './chain-draft.ts';
import type { ChainDraft } from './chain-draft.ts';

/** Stands in while a new chain has no id yet; the service makes one from its name. */
export const NEW_ID = 'new-chain';

export interface CheckedChain {
  /** What can be read of it, to look ahead with; steps that cannot be read yet are left out. */
  readonly chain: EscalationChain;
  /** Where each step of `chain` stands in the draft. */
  readonly keys: readonly number[];
  readonly isValid: boolean;
  /** What is wrong with the name or the team, by field. */
  readonly mistakes: ReadonlyMap<string, string>;
  /** What is wrong with a step, by its key and then by field, such as `each`. */
  readonly stepMistakes: ReadonlyMap<number, ReadonlyMap<string, string>>;
}

/** Checked by the schema that the service itself checks with. */
export function checkChain(id: string | null, draft: ChainDraft, version: number): CheckedChain {
  const reading = readDocument('escalation-chain', documentOf(id ?? NEW_ID, draft), version);
  const keys = draft.steps.map(({ key }) => key);
  if (reading.ok) return { chain: reading.value, keys, isValid: true, mistakes: new Map(), stepMistakes: new Map() };
  const mistakes = new Map<string, string>();
  const stepMistakes = new Map<number, Map<string, string>>();
  for (const { path, message } of reading.mistakes) {
    const [first, index, ...rest] = path;
    const step = first === 'steps' && typeof index === 'number' ? draft.steps[index] : undefined;
    if (step === undefined) mistakes.set(formatPath(path), message);
    else {
      const own = stepMistakes.get(step.key) ?? new Map<string, string>();
      stepMistakes.set(step.key, own.set(formatPath(rest.slice(rest[0] === 'page' ? 1 : 0)), message));
    }
  }
  return { ...readable(draft, stepMistakes, version), isValid: false, mistakes, stepMistakes };
}

function readable(draft: ChainDraft, wrong: ReadonlyMap<number, unknown>, version: number) {
  const steps = draft.steps.filter(({ key }) => !wrong.has(key));
  // The name has no say in who is paged, and may be what is still missing.
  const reading = readDocument('escalation-chain', documentOf(NEW_ID, { ...draft, name: 'x', steps }), version);
  const chain = reading.ok ? reading.value : { id: NEW_ID, name: '', teamId: draft.teamId, version, steps: [] };
  return { chain, keys: reading.ok ? steps.map(({ key }) => key) : [] };
}
