import { decide } from '../../core/escalation/decide.ts';
import { open } from '../../core/escalation/open.ts';
import type { Decision } from '../../core/escalation/decision.ts';
import type { Escalation } from '../../core/escalation/state.ts';
import { worldAt } from '../../core/escalation/world-at.ts';
import type { World } from '../../core/escalation/world.ts';
import type { TimelineEntry } from '../../core/insights/timeline.ts';
import type { Severity } from '../../core/grouping/severity.ts';

/** A chain that repeats would never end, and nobody reads further. */
const MOST_WAKES = 200;
const MOST_PAGES = 50;

/**
 * The timeline of an alert group that would open now and that nobody answers. It is not a second implementation: time
 * passes on a copy, wake by wake, through the same `decide` as in earnest.
 */
export function forecast(severity: Severity, title: string, world: World): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  const taken: string[] = [];
  const keep = (decision: Decision): Escalation => {
    for (const effect of decision.effects) {
      if (effect.kind === 'record') entries.push(effect.entry);
      if (effect.kind === 'take-turn') taken.push(effect.key);
    }
    return decision.state;
  };
  let state = keep(open({ title, severity, alerts: 1 }, world));
  for (let wakes = 0; wakes < MOST_WAKES && state.wakeAt !== null; wakes += 1) {
    if (entries.filter((entry) => entry.kind === 'paged').length >= MOST_PAGES) break;
    const at = Math.max(state.wakeAt, world.now);
    state = keep(decide(state, { kind: 'wake' }, worldAt(world, at, taken)));
  }
  return entries;
}
