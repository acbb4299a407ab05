import type { PersonId } from '../notifying/person.ts';
import type { Instant } from '../time/instant.ts';
import { openCycleOf } from './cycles.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import type { Escalation } from './state.ts';
import { waitingOn } from './waiting-on.ts';
import { worldAt } from './world-at.ts';
import type { World } from './world.ts';

type Cause = 'rule' | 'step' | 'fallback' | 'resume';

export interface Upcoming {
  readonly at: Instant;
  readonly personId: PersonId;
  readonly methodId: string;
  readonly channel: string;
  readonly by: Cause;
}

export interface WhatsNext {
  readonly pagedNow: readonly PersonId[];
  readonly next: { readonly people: readonly PersonId[]; readonly at: Instant; readonly by: Cause } | null;
  readonly upcoming: readonly Upcoming[];
}

/** Far enough for a long wait between two people who have many rules; a chain that repeats would never end. */
const MOST_WAKES = 20;

function pagedNow(state: Escalation): readonly PersonId[] {
  if (state.status.kind !== 'firing') return [];
  const waited = waitingOn(state.run).filter((personId) => openCycleOf(state, personId) !== null);
  if (waited.length > 0) return waited;
  return state.cycles.flatMap(({ personId }) => (openCycleOf(state, personId) === null ? [] : [personId]));
}

function causeOf(before: Escalation, { state }: Decision, isOpening: boolean): Cause {
  if (!isOpening) return 'rule';
  if (before.status.kind !== 'firing') return 'resume';
  const stage = state.run.last?.stage;
  return stage === 'team-fallback' || stage === 'installation-fallback' ? 'fallback' : 'step';
}

function pagesOf(before: Escalation, decision: Decision): readonly Upcoming[] {
  return decision.effects.flatMap((effect) => {
    if (effect.kind !== 'record' || effect.entry.kind !== 'paged') return [];
    const { at, personId, methodId, channel, opening } = effect.entry;
    return [{ at, personId, methodId, channel, by: causeOf(before, decision, opening) }];
  });
}

/**
 * Lets time pass on a copy, wake by wake, with the same `decide`, so that what it says cannot differ from what happens.
 */
function* pagesAhead(state: Escalation, world: World, wakes: number): Generator<readonly Upcoming[]> {
  let current = state;
  const taken: string[] = [];
  for (let count = 0; count < wakes && current.wakeAt !== null; count += 1) {
    const now = Math.max(current.wakeAt, world.now);
    const decision = decide(current, { kind: 'wake' }, worldAt(world, now, taken));
    for (const effect of decision.effects) if (effect.kind === 'take-turn') taken.push(effect.key);
    yield pagesOf(current, decision);
    current = decision.state;
  }
}

export interface Glance {
  readonly pagedNow: readonly PersonId[];
  /** The very next page if nobody answers, whoever it is for. */
  readonly nextPage: Upcoming | null;
}

/** The beginning of `whatsNext`, for lists of hundreds: it looks no further than to the next page. */
export function glance(state: Escalation, world: World): Glance {
  for (const [first] of pagesAhead(state, world, MOST_WAKES)) {
    if (first !== undefined) return { pagedNow: pagedNow(state), nextPage: first };
  }
  return { pagedNow: pagedNow(state), nextPage: null };
}

export function whatsNext(state: Escalation, world: World): WhatsNext {
  const now = pagedNow(state);
  const upcoming: Upcoming[] = [];
  for (const pages of pagesAhead(state, world, MOST_WAKES)) {
    upcoming.push(...pages);
    const others = pages.filter((page) => !now.includes(page.personId));
    const first = others[0];
    if (first === undefined) continue;
    const people = [...new Set(others.map(({ personId }) => personId))];
    return { pagedNow: now, next: { people, at: first.at, by: first.by }, upcoming };
  }
  return { pagedNow: now, next: null, upcoming };
}
