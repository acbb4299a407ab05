import { isWorse } from '../grouping/severity.ts';
import { DID_NOT_PAGE } from './absorbed.ts';
import { openCycleOf, upgradeCycle } from './cycles.ts';
import { change, record } from './decision.ts';
import type { Draft } from './decision.ts';
import type { Event } from './event.ts';
import { resolve } from './answers.ts';
import { advance, moveOnWithout } from './advance.ts';
import { recordChain, startRun } from './open.ts';
import { engageAnew, resume } from './resume.ts';
import { moreUrgent, pagesAgainOn, urgencyOf } from './urgency.ts';
import { standing } from './whom.ts';

type Fired = Event & { readonly kind: 'alert-fired' };
type Resolved = Event & { readonly kind: 'alert-resolved' };

/** A new episode inside the re-open window: the same group, the chain from its start, in the version of today. */
function reopen(draft: Draft, { title, severity, alerts, urgency: asked }: Fired): void {
  const { world } = draft;
  const urgency = asked ?? urgencyOf(world.service, severity);
  record(draft, { kind: 'alert-joined', title, severity, alerts, effect: 're-opened the alert group' });
  record(draft, { kind: 'reopened', reason: `"${title}" fires again` });
  engageAnew(draft);
  change(draft, { severity, urgency, alertsFiring: alerts, answersWanted: 1, run: startRun(world) });
  recordChain(draft, world.chain);
  advance(draft, world.now);
}

function effectOf(draft: Draft, pagesAgain: boolean): string {
  const { status, run } = draft.state;
  const stands = standing(status);
  if (stands !== null) return pagesAgain ? `pages again, though ${stands}` : `${DID_NOT_PAGE}${stands}`;
  if (pagesAgain) return 'makes running pages more urgent';
  return DID_NOT_PAGE + (run.position.kind === 'exhausted' ? 'everybody has been asked' : 'the chain runs already');
}

function pageAgain(draft: Draft): void {
  const { status } = draft.state;
  if (status.kind === 'acknowledged') record(draft, { kind: 'unacknowledged', by: { kind: 'tocsin' } });
  if (status.kind === 'snoozed') record(draft, { kind: 'snooze-ended' });
  engageAnew(draft);
  resume(draft, draft.world.now);
}

function upgradeRunning(draft: Draft): void {
  for (const { personId } of draft.state.cycles) {
    const cycle = openCycleOf(draft.state, personId);
    if (cycle === null || cycle.urgency === 'high') continue;
    if (upgradeCycle(draft, cycle).state === 'unreachable') moveOnWithout(draft, personId);
  }
}

/** A later member never starts the chain over; only one that is worse can page anybody. */
export function alertFired(draft: Draft, event: Fired): void {
  const { state, world } = draft;
  if (state.status.kind === 'resolved') return reopen(draft, event);
  const { title, severity, alerts } = event;
  const rises = isWorse(severity, state.severity);
  const urgency = moreUrgent(state.urgency, event.urgency ?? urgencyOf(world.service, severity));
  const isMoreUrgent = urgency !== state.urgency;
  const pagesAgain = isMoreUrgent || (rises && pagesAgainOn(world.service, severity));
  change(draft, { severity: rises ? severity : state.severity, urgency, alertsFiring: alerts });
  record(draft, { kind: 'alert-joined', title, severity, alerts, effect: effectOf(draft, pagesAgain) });
  if (rises) record(draft, { kind: 'severity-rose', from: state.severity, to: severity, urgency });
  if (!pagesAgain) return;
  const isTried = state.run.position.kind === 'exhausted';
  if (state.status.kind !== 'firing' || isTried) return pageAgain(draft);
  if (isMoreUrgent) upgradeRunning(draft);
}

export function alertResolved(draft: Draft, { title, stillFiring, by }: Resolved): void {
  if (draft.state.status.kind === 'resolved') return record(draft, { kind: 'late-resolved', title });
  change(draft, { alertsFiring: stillFiring });
  record(draft, { kind: 'alert-resolved', title, stillFiring });
  if (stillFiring === 0) resolve(draft, by);
}
