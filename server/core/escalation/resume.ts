import type { Instant } from '../time/instant.ts';
import { advance, advanceNow } from './advance.ts';
import { stopCycles } from './cycles.ts';
import { change, changeRun } from './decision.ts';
import type { Draft } from './decision.ts';
import { later } from './lateness.ts';
import { pagePerson } from './paging.ts';
import { FALLBACK_AFTER_MS } from './stages.ts';
import type { Position, Run } from './state.ts';
import { waitingOn } from './waiting-on.ts';
import { stepsOf } from './targets.ts';

/** The group begins to want an answer anew: what belonged to the engagement before it counts no longer. */
export function engageAnew(draft: Draft): void {
  stopCycles(draft);
  const { engagement } = draft.state;
  change(draft, { status: { kind: 'firing' }, engagement: engagement + 1, acknowledgedBy: [] });
}

/**
 * Where nothing was left to try, a new engagement tries the fallbacks again, or all of it where nobody was paged;
 * otherwise it would page nobody.
 */
function reviveRun(draft: Draft, at: Instant): void {
  const { run } = draft.state;
  if (run.position.kind !== 'exhausted') return;
  const position: Position =
    run.last === null ? { kind: 'due', index: 0, dueAt: at } : { kind: 'stage-over', dueAt: at + FALLBACK_AFTER_MS };
  changeRun(draft, { stage: 'chain', position, repeatsDone: run.last === null ? 0 : run.repeatsDone });
}

function restarted(draft: Draft, run: Run, at: Instant): Position {
  const { position } = run;
  const { now } = draft.world;
  const steps = stepsOf(run, run.stage, draft.world);
  switch (position.kind) {
    case 'due': {
      // A group stands before a step only because of the wait in front of it.
      const before = steps[position.index - 1];
      return { ...position, dueAt: before?.kind === 'wait' ? later(at, before.delayMs, now) : at };
    }
    case 'paging': {
      const step = steps[position.index];
      return { ...position, dueAt: step?.kind === 'page' ? later(at, step.eachMs, now) : at };
    }
    case 'stage-over':
      return { ...position, dueAt: later(at, FALLBACK_AFTER_MS, now) };
    case 'exhausted':
      return position;
  }
}

/**
 * Goes on where the chain stood: the same people afresh, without taking a turn, with the whole time of the step. Where
 * nobody had been paged yet the walk simply goes on; where none of them can be reached now, it moves on.
 */
export function resume(draft: Draft, at: Instant): void {
  reviveRun(draft, at);
  const { run, cycles } = draft.state;
  const { last } = run;
  if (last === null) return advance(draft, at);
  const urgency = last.urgency ?? draft.state.urgency;
  const reached = waitingOn(run).filter((personId) => {
    const because = cycles.find((cycle) => cycle.personId === personId)?.because ?? 'paged before';
    return pagePerson(draft, personId, { at, urgency, because, isFresh: true, isHurried: false, isLastResort: false });
  });
  if (reached.length === 0) return advanceNow(draft, false);
  changeRun(draft, { position: restarted(draft, draft.state.run, at), pagedAt: at });
  advance(draft, at);
}
