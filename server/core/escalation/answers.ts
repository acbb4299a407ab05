import { mention } from '../insights/mention.ts';
import type { Instant } from '../time/instant.ts';
import { MINUTE_MS } from '../time/instant.ts';
import { moveOnWithout } from './advance.ts';
import { cycleOf, isOpen, openCycleOf, putCycle, stopCycles } from './cycles.ts';
import { change, record, recordNoChange } from './decision.ts';
import type { Draft } from './decision.ts';
import { notifyPaged } from './notices.ts';
import { engageAnew, resume } from './resume.ts';
import type { Actor, Cycle } from './state.ts';
import { standing } from './whom.ts';

const ACKNOWLEDGE_TIMEOUT_MS = 30 * MINUTE_MS;

function endCycle(draft: Draft, cycle: Cycle, state: 'answered' | 'declined'): void {
  putCycle(draft, { ...cycle, state, nextMs: null });
}

function settle(draft: Draft, by: Actor): void {
  const { now, service } = draft.world;
  const timeoutMs = service?.acknowledgeTimeoutMs ?? ACKNOWLEDGE_TIMEOUT_MS;
  const { cycles, engagement } = draft.state;
  stopCycles(draft);
  change(draft, { status: { kind: 'acknowledged', by, at: now, until: timeoutMs > 0 ? now + timeoutMs : null } });
  record(draft, { kind: 'acknowledged', by, answersLeft: 0 });
  notifyPaged(
    draft,
    'acknowledged',
    by,
    cycles.filter((cycle) => cycle.engagement === engagement),
  );
}

function countAnswer(draft: Draft, by: Actor): void {
  // Whoever has no name here (the source, an operator's token) speaks for everybody.
  if (by.kind !== 'person') return settle(draft, by);
  const { acknowledgedBy, answersWanted } = draft.state;
  const { personId } = by;
  const answers = [...acknowledgedBy, personId];
  const answersLeft = Math.max(0, answersWanted - answers.length);
  if (acknowledgedBy.includes(personId)) {
    const wanted = answersWanted - acknowledgedBy.length;
    const reason = `already acknowledged by ${mention('person', personId)}; answers of others still wanted: ${wanted}`;
    return recordNoChange(draft, 'acknowledge', reason);
  }
  change(draft, { acknowledgedBy: answers });
  const cycle = openCycleOf(draft.state, personId);
  if (cycle !== null) endCycle(draft, cycle, 'answered');
  if (answersLeft === 0) return settle(draft, by);
  record(draft, { kind: 'acknowledged', by, answersLeft });
}

/** Somebody called in after the acknowledge joins it; anybody else is told who was first. */
function joinAcknowledged(draft: Draft, by: Actor): void {
  const cycle = by.kind === 'person' ? openCycleOf(draft.state, by.personId) : null;
  if (cycle === null) return recordNoChange(draft, 'acknowledge', `already ${standing(draft.state.status) ?? ''}`);
  endCycle(draft, cycle, 'answered');
  change(draft, { acknowledgedBy: [...draft.state.acknowledgedBy, cycle.personId] });
  record(draft, { kind: 'acknowledged', by, answersLeft: 0 });
}

export function acknowledge(draft: Draft, by: Actor): void {
  switch (draft.state.status.kind) {
    case 'firing':
      return countAnswer(draft, by);
    case 'acknowledged':
      return joinAcknowledged(draft, by);
    case 'snoozed':
      record(draft, { kind: 'snooze-ended' });
      if (by.kind === 'person') change(draft, { acknowledgedBy: [by.personId] });
      return settle(draft, by);
    case 'resolved':
      return recordNoChange(draft, 'acknowledge', `already ${standing(draft.state.status) ?? ''}`);
  }
}

export function unacknowledge(draft: Draft, by: Actor): void {
  const { status } = draft.state;
  if (status.kind !== 'acknowledged') {
    return recordNoChange(draft, 'unacknowledge', `it is not acknowledged, it is ${standing(status) ?? 'firing'}`);
  }
  record(draft, { kind: 'unacknowledged', by });
  engageAnew(draft);
  resume(draft, draft.world.now);
}

/** Whoever acknowledged hands it back: the answers of others still count, their own does not. */
function takeBack(draft: Draft, by: Actor & { kind: 'person' }): void {
  const { personId } = by;
  const { acknowledgedBy, engagement } = draft.state;
  const others = acknowledgedBy.filter((one) => one !== personId);
  record(draft, { kind: 'declined', by });
  const before = draft.state.cycles.find((cycle) => cycle.personId === personId);
  const blank: Cycle = {
    personId,
    engagement,
    startedAt: draft.world.now,
    because: '',
    urgency: draft.state.urgency,
    doneMs: -1,
    nextMs: null,
    used: [],
    failed: [],
    newest: {},
    state: 'declined',
  };
  engageAnew(draft);
  change(draft, { acknowledgedBy: others });
  // Declined in the new engagement: the resume passes this person over, and walks on at once where it stood at them.
  endCycle(draft, { ...(before ?? blank), engagement: engagement + 1 }, 'declined');
  resume(draft, draft.world.now);
}

/** "Can't take it." Never an answer; the chain moves on at once where it waited for nobody else. */
export function decline(draft: Draft, by: Actor): void {
  const { status, acknowledgedBy } = draft.state;
  if (by.kind !== 'person') return recordNoChange(draft, 'decline', 'only somebody who is paged can decline');
  const { personId } = by;
  const cycle = cycleOf(draft.state, personId);
  if (cycle !== null && isOpen(cycle)) {
    endCycle(draft, cycle, 'declined');
    record(draft, { kind: 'declined', by });
    return moveOnWithout(draft, personId);
  }
  const hasAnswered = acknowledgedBy.includes(personId);
  if (hasAnswered && status.kind === 'acknowledged') return takeBack(draft, by);
  if (hasAnswered && status.kind === 'firing' && cycle !== null) {
    endCycle(draft, cycle, 'declined');
    change(draft, { acknowledgedBy: acknowledgedBy.filter((one) => one !== personId) });
    record(draft, { kind: 'declined', by });
    return moveOnWithout(draft, personId);
  }
  const whyNot = cycle?.state === 'declined' ? 'had declined already' : 'is not being paged';
  const stands = standing(status);
  const reason = `${mention('person', personId)} ${whyNot}`;
  return recordNoChange(draft, 'decline', stands === null ? reason : `${reason}: ${stands}`);
}

export function snooze(draft: Draft, by: Actor, until: Instant): void {
  const { status } = draft.state;
  if (status.kind === 'resolved') return recordNoChange(draft, 'snooze', `already ${standing(status) ?? ''}`);
  if (until <= draft.world.now) return recordNoChange(draft, 'snooze', 'the time to snooze until is not ahead');
  stopCycles(draft);
  change(draft, { status: { kind: 'snoozed', by, at: draft.world.now, until }, acknowledgedBy: [] });
  record(draft, { kind: 'snoozed', by, until });
}

export function resolve(draft: Draft, by: Actor): void {
  const { status, alertsFiring } = draft.state;
  if (status.kind === 'resolved') return recordNoChange(draft, 'resolve', `already ${standing(status) ?? ''}`);
  const { cycles } = draft.state;
  stopCycles(draft);
  change(draft, { status: { kind: 'resolved', by, at: draft.world.now } });
  record(draft, { kind: 'resolved', by, stillFiring: alertsFiring });
  notifyPaged(draft, 'resolved', by, cycles);
}
