import type { PersonId } from '../notifying/person.ts';
import type { Instant } from '../time/instant.ts';
import type { RepeatStep, Step, WaitStep } from './chain.ts';
import { changeRun, record } from './decision.ts';
import type { Draft } from './decision.ts';
import { later } from './lateness.ts';
import { beginPageStep, pageNext } from './page-step.ts';
import { alarmIfNobody, endStage, enterNextStage } from './stages.ts';
import { stepsOf } from './targets.ts';
import type { Trip } from './trip.ts';
import { isAnyoneAsked, waitingOn } from './waiting-on.ts';

function goTo(draft: Draft, index: number, dueAt: Instant): void {
  changeRun(draft, { position: { kind: 'due', index, dueAt } });
}

function wait(draft: Draft, step: WaitStep, trip: Trip, index: number): void {
  const { stage } = draft.state.run;
  if (trip.isHurried || step.delayMs <= 0) {
    const reason = trip.isHurried ? 'nobody is left to wait for' : 'the wait has no length';
    record(draft, { kind: 'step-skipped', stage, index, reason });
    goTo(draft, index + 1, trip.at);
    return;
  }
  const until = later(trip.at, step.delayMs, draft.world.now);
  record(draft, { kind: 'waiting', stage, index, until });
  goTo(draft, index + 1, until);
}

/** Back to the first step. A round that took no time and paged nobody new would only spin, so it is the last. */
function repeat(draft: Draft, step: RepeatStep, trip: Trip, index: number): void {
  const { stage, repeatsDone } = draft.state.run;
  const { roundFrom } = trip;
  const isIdle = roundFrom !== null && !draft.effects.slice(roundFrom).some((effect) => effect.kind === 'page');
  if (repeatsDone >= step.times || isIdle) {
    const reason = isIdle ? 'another round would page nobody new' : `all ${step.times} repeats are done`;
    record(draft, { kind: 'step-skipped', stage, index, reason });
    goTo(draft, index + 1, trip.at);
    return;
  }
  trip.roundFrom = draft.effects.length;
  record(draft, { kind: 'repeated', round: repeatsDone + 1, of: step.times });
  changeRun(draft, { repeatsDone: repeatsDone + 1 });
  goTo(draft, 0, trip.at);
}

function runStep(draft: Draft, step: Step, trip: Trip, index: number): void {
  switch (step.kind) {
    case 'page':
      return beginPageStep(draft, step, trip, index);
    case 'wait':
      return wait(draft, step, trip, index);
    case 'repeat':
      return repeat(draft, step, trip, index);
  }
}

/**
 * One move along the chain; false where the next one has to wait. Each move grows an index, a round or the stage, so
 * that walking always ends.
 */
function move(draft: Draft, trip: Trip): boolean {
  const { run } = draft.state;
  const { position } = run;
  if (position.kind === 'exhausted') return false;
  if (position.dueAt > draft.world.now && !trip.isHurried) return false;
  if (position.kind === 'stage-over') {
    enterNextStage(draft, trip);
    return true;
  }
  const steps = stepsOf(run, run.stage, draft.world);
  const step = steps[position.index];
  if (step === undefined) endStage(draft, trip, steps.length);
  else if (position.kind === 'due') runStep(draft, step, trip, position.index);
  else if (step.kind === 'page') pageNext(draft, step, trip, position);
  else goTo(draft, position.index + 1, trip.at);
  return true;
}

export function advance(draft: Draft, at: Instant): void {
  const trip: Trip = { at, isHurried: false, isFresh: false, hasReached: false, roundFrom: null };
  while (move(draft, trip));
}

/** Walks on to the next person now, past every wait; `isFresh`: even somebody who is being paged begins anew. */
export function advanceNow(draft: Draft, isFresh: boolean): void {
  const trip: Trip = { at: draft.world.now, isHurried: true, isFresh, hasReached: false, roundFrom: null };
  while (move(draft, trip));
}

/** Walks on at once where the chain waited for nobody else: somebody who can no longer answer is not waited for. */
export function moveOnWithout(draft: Draft, personId: PersonId): void {
  const { state } = draft;
  if (state.status.kind !== 'firing') return;
  if (waitingOn(state.run).includes(personId) && !isAnyoneAsked(state)) advanceNow(draft, false);
  if (state.run.position.kind === 'exhausted') alarmIfNobody(draft);
}
