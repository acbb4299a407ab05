import type { TimelineFact } from '../insights/timeline.ts';
import type { Effect } from './effect.ts';
import type { Escalation, Run } from './state.ts';
import { wakeAt } from './wake-at.ts';
import type { World } from './world.ts';

export interface Decision {
  readonly state: Escalation;
  readonly effects: readonly Effect[];
}

/**
 * A decision in the making. It changes in place while one event is decided, and nobody outside ever sees it; the
 * states that it holds are never changed, only replaced.
 */
export interface Draft {
  state: Escalation;
  readonly world: World;
  readonly effects: Effect[];
}

export function record(draft: Draft, fact: TimelineFact): void {
  draft.effects.push({ kind: 'record', entry: { at: draft.world.now, ...fact } });
}

/** Somebody asked for something that cannot be: said on the timeline instead of dropped. */
export function recordNoChange(draft: Draft, asked: string, reason: string): void {
  record(draft, { kind: 'no-change', asked, reason });
}

export function change(draft: Draft, part: Partial<Escalation>): void {
  draft.state = { ...draft.state, ...part };
}

export function changeRun(draft: Draft, part: Partial<Run>): void {
  draft.state = { ...draft.state, run: { ...draft.state.run, ...part } };
}

export function finish({ state, effects }: Draft): Decision {
  const next = wakeAt(state);
  return { state: next === state.wakeAt ? state : { ...state, wakeAt: next }, effects };
}
