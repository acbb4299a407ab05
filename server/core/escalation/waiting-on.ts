import type { PersonId } from '../notifying/person.ts';
import { openCycleOf } from './cycles.ts';
import type { Escalation, Run } from './state.ts';

export function waitingOn({ last }: Run): readonly PersonId[] {
  if (last === null) return [];
  if (last.mode === 'all') return last.people;
  const current = last.people[last.current];
  return current === undefined ? [] : [current];
}

/** Whether any of them may still answer. Somebody whose last rule has fired may; who declined may not. */
export function isAnyoneAsked(state: Escalation): boolean {
  return waitingOn(state.run).some((personId) => openCycleOf(state, personId) !== null);
}
