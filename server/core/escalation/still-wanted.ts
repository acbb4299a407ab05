import type { PersonId } from '../notifying/person.ts';
import { cycleOf } from './cycles.ts';
import type { Cycle, Escalation } from './state.ts';
import { standing } from './whom.ts';

export interface PageInHand {
  readonly personId: PersonId;
  readonly methodId: string;
  readonly engagement: number;
}

export type Wanted = { readonly wanted: true } | { readonly wanted: false; readonly reason: string };

function refuse(reason: string): Wanted {
  return { wanted: false, reason };
}

const ENDED: { readonly [S in Cycle['state']]: string | null } = {
  running: null,
  finished: null,
  // Every page of such a turn has failed already; one that has not yet is still worth its try.
  unreachable: null,
  stopped: 'somebody else has it now',
  answered: 'the person has acknowledged',
  declined: "the person said that they can't take it",
};

/** Asked right before each send, with the state as it is by then: much may have happened since the page was decided. */
export function stillWanted(state: Escalation, { personId, engagement }: PageInHand): Wanted {
  const { status } = state;
  if (status.kind === 'resolved' || status.kind === 'snoozed') return refuse(standing(status) ?? '');
  const cycle = cycleOf(state, personId);
  if (engagement === state.engagement && cycle !== null && ENDED[cycle.state] === null) return { wanted: true };
  // Firing or acknowledged, and not for this person any more: the acknowledge is the better reason.
  const stands = standing(status);
  if (stands !== null) return refuse(stands);
  if (engagement !== state.engagement) return refuse('it belongs to an earlier round of paging');
  return refuse((cycle === null ? null : ENDED[cycle.state]) ?? 'the person is not being paged');
}
