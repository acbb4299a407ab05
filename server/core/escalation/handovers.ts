import { mention } from '../insights/mention.ts';
import type { PersonId } from '../notifying/person.ts';
import { advance, advanceNow } from './advance.ts';
import type { Target } from './chain.ts';
import { isOpen } from './cycles.ts';
import { changeRun, record, recordNoChange } from './decision.ts';
import type { Draft } from './decision.ts';
import { notifyPaged } from './notices.ts';
import { pagePerson, whyNotAskedAgain, whyUnreachable } from './paging.ts';
import { engageAnew } from './resume.ts';
import type { Actor } from './state.ts';
import { resolveTargets } from './targets.ts';
import { standing } from './whom.ts';

function recordEndOfQuiet(draft: Draft, by: Actor): void {
  if (draft.state.status.kind === 'acknowledged') record(draft, { kind: 'unacknowledged', by });
  if (draft.state.status.kind === 'snoozed') record(draft, { kind: 'snooze-ended' });
}

/**
 * On to the next person at once. Where everything has been tried it begins at the first step again; a group that was
 * quiet wants an answer anew. A chain without steps has no next one, and the answer says so.
 */
export function escalate(draft: Draft, by: Actor): void {
  const { status, run } = draft.state;
  if (status.kind === 'resolved') return recordNoChange(draft, 'escalate', `already ${standing(status) ?? ''}`);
  if (run.chain?.steps.length === 0) return recordNoChange(draft, 'escalate', 'the escalation chain has no steps');
  recordEndOfQuiet(draft, by);
  if (status.kind !== 'firing') engageAnew(draft);
  record(draft, { kind: 'escalated', by });
  if (run.position.kind === 'exhausted') {
    const position = { kind: 'due', index: 0, dueAt: draft.world.now } as const;
    changeRun(draft, { stage: 'chain', position, repeatsDone: 0, pagedAt: null });
  }
  advanceNow(draft, true);
}

interface Helpers {
  readonly able: readonly PersonId[];
  readonly reason: string;
}

function helpersOf(draft: Draft, target: Target, whyNot: (personId: PersonId) => string | null): Helpers {
  const { people, problems } = resolveTargets([target], draft.world, '');
  const refusals = people.map(({ personId }) => ({ personId, reason: whyNot(personId) }));
  const reasons = refusals.flatMap(({ personId, reason }) =>
    reason === null ? [] : [`${mention('person', personId)} ${reason}`],
  );
  const able = refusals.filter(({ reason }) => reason === null).map(({ personId }) => personId);
  return { able, reason: [...problems, ...reasons].join('; ') };
}

/** Hands the group over: whoever was asked before is asked no longer, the fallbacks stay behind the new people. */
export function reassign(draft: Draft, by: Actor, target: Target): void {
  const { status, urgency, cycles } = draft.state;
  if (status.kind === 'resolved') return recordNoChange(draft, 'reassign', `already ${standing(status) ?? ''}`);
  const { able, reason } = helpersOf(draft, target, (personId) => whyUnreachable(draft.world, personId, urgency));
  if (able.length === 0) return recordNoChange(draft, 'reassign', reason);
  recordEndOfQuiet(draft, by);
  record(draft, { kind: 'reassigned', by, people: able });
  const relieved = cycles.filter((cycle) => isOpen(cycle) && !able.includes(cycle.personId));
  notifyPaged(draft, 'reassigned', by, relieved);
  engageAnew(draft);
  const { now } = draft.world;
  const position = { kind: 'paging', index: 0, people: able, next: 0, dueAt: now, isLastResort: false } as const;
  changeRun(draft, { stage: 'reassigned', assigned: target, position, pagedAt: null });
  advance(draft, now);
}

/**
 * Calls somebody in beside those who are asked already. An acknowledged group stays acknowledged, because help is no
 * takeover.
 */
export function addResponder(draft: Draft, by: Actor, target: Target): void {
  const { status, urgency } = draft.state;
  if (status.kind === 'resolved' || status.kind === 'snoozed') {
    return recordNoChange(draft, 'add-responder', `it is ${standing(status) ?? ''}`);
  }
  const { able, reason } = helpersOf(
    draft,
    target,
    (personId) => whyUnreachable(draft.world, personId, urgency) ?? whyNotAskedAgain(draft.state, personId),
  );
  if (able.length === 0) return recordNoChange(draft, 'add-responder', reason);
  record(draft, { kind: 'responder-added', by, people: able });
  const caller = by.kind === 'person' ? draft.world.person(by.personId)?.name : undefined;
  const because = caller === undefined ? 'called in to help' : `called in by ${caller}`;
  const ask = { at: draft.world.now, urgency, because, isFresh: false, isHurried: false, isLastResort: false };
  for (const personId of able) pagePerson(draft, personId, ask);
}
