import type { Instant } from '../time/instant.ts';
import type { Cycle, Escalation } from './state.ts';

function cycleDueAt(cycle: Cycle): Instant {
  return cycle.state === 'running' && cycle.nextMs !== null ? cycle.startedAt + cycle.nextMs : Infinity;
}

function statusDueAt({ status, run }: Escalation): Instant {
  switch (status.kind) {
    case 'firing':
      return run.position.kind === 'exhausted' ? Infinity : run.position.dueAt;
    case 'acknowledged':
      return status.until ?? Infinity;
    case 'snoozed':
      return status.until;
    case 'resolved':
      return Infinity;
  }
}

/** The earliest of everything that is pending, or null: one group never has more than one alarm clock. */
export function wakeAt(state: Escalation): Instant | null {
  let earliest = statusDueAt(state);
  for (const cycle of state.cycles) earliest = Math.min(earliest, cycleDueAt(cycle));
  return earliest === Infinity ? null : earliest;
}
