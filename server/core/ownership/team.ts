import type { Target } from '../escalation/chain.ts';
import type { PersonId } from '../notifying/person.ts';

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly members: readonly PersonId[];
  /** Members who may edit what their team owns, whatever their Grafana role. */
  readonly leads: readonly PersonId[];
  readonly fallback: readonly Target[];
}
