import type { Target } from '../escalation/chain.ts';
import type { PersonId } from '../notifying/person.ts';

export interface Team {
  readonly id: string;
  readonly name: string;
  /** In the order in which a *page team* step reaches them. */
  readonly members: readonly PersonId[];
  /** Members who may edit what their team owns, whatever their Grafana role. */
  readonly leads: readonly PersonId[];
  /** Who is paged when a chain of this team is exhausted; may be empty (then the installation's fallback is). */
  readonly fallback: readonly Target[];
}
