import type { TimelineEntry } from '../insights/timeline.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import { open } from './open.ts';
import type { Opening } from './open.ts';
import type { Escalation } from './state.ts';
import { worldAt } from './world-at.ts';
import type { World } from './world.ts';

/** A chain that repeats would never end, and nobody reads further. */
const MOST_WAKES = 200;
export const MOST_FORECAST_PAGES = 50;

/**
 * The timeline of an alert group that would open now and that nobody answers. It is not a second implementation: time
 * passes on a copy, wake by wake, through the same `decide` as in earnest.
 */
export function forecast(opening: Opening, world: World): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  const taken: string[] = [];
  let pages = 0;
  const keep = (decision: Decision): Escalation => {
    for (const effect of decision.effects) {
      if (effect.kind === 'take-turn') taken.push(effect.key);
      if (effect.kind !== 'record') continue;
      entries.push(effect.entry);
      if (effect.entry.kind === 'paged') pages += 1;
    }
    return decision.state;
  };
  let state = keep(open(opening, world));
  for (let wakes = 0; wakes < MOST_WAKES && state.wakeAt !== null && pages < MOST_FORECAST_PAGES; wakes += 1) {
    const at = Math.max(state.wakeAt, world.now);
    state = keep(decide(state, { kind: 'wake' }, worldAt(world, at, taken)));
  }
  return entries;
}
