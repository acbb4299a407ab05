import { MINUTE_MS } from '../time/instant.ts';
import { cycleOf, isOpen } from './cycles.ts';
import { changeRun, record } from './decision.ts';
import type { Draft } from './decision.ts';
import type { Escalation, Stage } from './state.ts';
import type { Trip } from './trip.ts';

/** How long the person whom a stage paged last has, before the next stage pages somebody in their place. */
export const FALLBACK_AFTER_MS = 5 * MINUTE_MS;

const NEXT_STAGE: { readonly [S in Stage]: Stage | null } = {
  chain: 'team-fallback',
  reassigned: 'team-fallback',
  'team-fallback': 'installation-fallback',
  'installation-fallback': null,
};

/** Whoever was paged last gets time to answer before the next stage; nobody paged, nothing to wait for. */
export function endStage(draft: Draft, trip: Trip, steps: number): void {
  const { stage, pagedAt } = draft.state.run;
  const hasTime = pagedAt !== null && !trip.isHurried;
  const dueAt = hasTime ? Math.max(trip.at, pagedAt + FALLBACK_AFTER_MS) : trip.at;
  changeRun(draft, { position: { kind: 'stage-over', dueAt } });
  if (dueAt > draft.world.now) record(draft, { kind: 'waiting', stage, index: steps, until: dueAt });
}

function isAnybodyReached(state: Escalation): boolean {
  return state.cycles.some(({ personId }) => {
    const cycle = cycleOf(state, personId);
    return cycle !== null && (isOpen(cycle) || cycle.state === 'answered');
  });
}

export function raiseAlarm(draft: Draft, reason: string): void {
  record(draft, { kind: 'nobody-reachable', reason });
  draft.effects.push({ kind: 'alarm', reason });
}

/** Nothing is left to try and nobody is left who may answer: that must be heard outside of the chain. */
export function alarmIfNobody(draft: Draft): void {
  const { state } = draft;
  if (state.run.position.kind !== 'exhausted' || isAnybodyReached(state)) return;
  const isDeclined = state.cycles.some(({ personId }) => cycleOf(state, personId)?.state === 'declined');
  const reason = isDeclined
    ? "everybody who could be reached said that they can't take it"
    : 'neither the escalation chain nor a fallback reaches anybody';
  raiseAlarm(draft, reason);
}

export function enterNextStage(draft: Draft, trip: Trip): void {
  const { stage, pagedAt } = draft.state.run;
  const next = NEXT_STAGE[stage];
  if (next === null) {
    changeRun(draft, { position: { kind: 'exhausted' } });
    record(draft, { kind: 'exhausted', reason: 'the chain and all of its fallbacks have run' });
    alarmIfNobody(draft);
    return;
  }
  const reason = pagedAt === null ? 'nobody was paged before' : 'nobody has taken it';
  record(draft, { kind: 'stage-entered', stage: next, reason });
  changeRun(draft, { stage: next, position: { kind: 'due', index: 0, dueAt: trip.at }, pagedAt: null });
}
