import { advance } from './advance.ts';
import { openCycleOf, wakeCycle } from './cycles.ts';
import { record } from './decision.ts';
import type { Draft } from './decision.ts';
import { leaveUnreachable } from './delivery.ts';
import { baseOf } from './lateness.ts';
import { engageAnew, resume } from './resume.ts';

function endQuiet(draft: Draft): void {
  const { status } = draft.state;
  const { now } = draft.world;
  if (status.kind === 'acknowledged' && status.until !== null && status.until <= now) {
    record(draft, { kind: 'acknowledge-timed-out', afterMs: status.until - status.at });
    engageAnew(draft);
    resume(draft, baseOf(status.until, now));
  } else if (status.kind === 'snoozed' && status.until <= now) {
    record(draft, { kind: 'snooze-ended' });
    engageAnew(draft);
    resume(draft, baseOf(status.until, now));
  }
}

function wakeCycles(draft: Draft): void {
  for (const { personId } of draft.state.cycles) {
    const cycle = openCycleOf(draft.state, personId);
    if (cycle !== null && wakeCycle(draft, cycle).state === 'unreachable') leaveUnreachable(draft, personId);
  }
}

/** Does everything that is due by now. Nothing due: not even a record, because wakes may come twice. */
export function wake(draft: Draft): void {
  endQuiet(draft);
  wakeCycles(draft);
  const { status, run } = draft.state;
  if (status.kind !== 'firing' || run.position.kind === 'exhausted') return;
  const { dueAt } = run.position;
  if (dueAt <= draft.world.now) advance(draft, baseOf(dueAt, draft.world.now));
}
