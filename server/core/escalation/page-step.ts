import type { PersonId } from '../notifying/person.ts';
import type { PageStep } from './chain.ts';
import { cycleOf } from './cycles.ts';
import { change, changeRun, record } from './decision.ts';
import type { Draft } from './decision.ts';
import { later } from './lateness.ts';
import { pagePerson, whyNotAskedAgain, whyUnreachable } from './paging.ts';
import type { Ask } from './paging.ts';
import { FALLBACK_AFTER_MS, raiseAlarm } from './stages.ts';
import type { Position } from './state.ts';
import { becauseOf, namedBecause, resolveTargets } from './targets.ts';
import type { Named } from './targets.ts';
import { hasPaged, hasPagedNobody } from './trip.ts';
import type { Trip } from './trip.ts';

interface Selection {
  readonly people: readonly Named[];
  readonly problems: readonly string[];
  readonly isLastResort: boolean;
}

function select(draft: Draft, step: PageStep): Selection {
  const { world, state } = draft;
  const { people, problems } = resolveTargets(step.targets, world, namedBecause(state.run.stage, world));
  const urgency = step.urgency ?? state.urgency;
  const reachable: Named[] = [];
  const askable: Named[] = [];
  for (const named of people) {
    const refusal = whyUnreachable(world, named.personId, urgency);
    const reason = refusal ?? whyNotAskedAgain(state, named.personId);
    if (reason !== null) record(draft, { kind: 'person-skipped', personId: named.personId, reason });
    if (refusal === null) reachable.push(named);
    if (reason === null) askable.push(named);
  }
  // Behind the installation's fallback there is nobody, and paging somebody who declined beats paging nobody.
  if (askable.length > 0 || state.run.stage !== 'installation-fallback') {
    return { people: askable, problems, isLastResort: false };
  }
  const declined = reachable.filter(({ personId }) => cycleOf(state, personId)?.state === 'declined');
  return { people: declined, problems, isLastResort: declined.length > 0 };
}

function nextStep(draft: Draft, trip: Trip, index: number): void {
  changeRun(draft, { position: { kind: 'due', index: index + 1, dueAt: trip.at } });
}

function ask(draft: Draft, step: PageStep, trip: Trip, named: Named, isLastResort: boolean): boolean {
  const { at, isFresh, isHurried } = trip;
  const urgency = step.urgency ?? draft.state.urgency;
  const request: Ask = { at, urgency, because: named.because, isFresh, isHurried, isLastResort };
  return pagePerson(draft, named.personId, request);
}

function paged(
  draft: Draft,
  step: PageStep,
  trip: Trip,
  index: number,
  people: readonly PersonId[],
  current: number,
): void {
  const { stage } = draft.state.run;
  changeRun(draft, {
    last: { stage, index, people, current, mode: step.mode, urgency: step.urgency },
    pagedAt: trip.at,
  });
}

function pageAll(draft: Draft, step: PageStep, trip: Trip, index: number, selection: Selection): void {
  const reached = selection.people.filter((named) => ask(draft, step, trip, named, selection.isLastResort));
  if (reached.length > 0) {
    hasPaged(trip);
    paged(
      draft,
      step,
      trip,
      index,
      reached.map(({ personId }) => personId),
      0,
    );
  } else hasPagedNobody(trip);
  nextStep(draft, trip, index);
}

function turnOf(draft: Draft, key: string): number {
  let turn = draft.world.turn(key);
  for (const effect of draft.effects) if (effect.kind === 'take-turn' && effect.key === key) turn += 1;
  return turn;
}

function takeTurn(draft: Draft, index: number, people: readonly Named[]): readonly Named[] {
  const key = `${draft.state.run.chain?.id ?? ''}/${index}`;
  const chosen = people[turnOf(draft, key) % people.length];
  draft.effects.push({ kind: 'take-turn', key });
  return chosen === undefined ? [] : [chosen];
}

/**
 * Everybody who is left has said no. That is an alarm now, and a question again later: in this instant the answer would
 * be the same, and a button that was pressed twice would count as a second refusal.
 */
function askAgainLater(draft: Draft, trip: Trip, index: number, people: readonly PersonId[]): void {
  const { stage } = draft.state.run;
  const dueAt = later(trip.at, FALLBACK_AFTER_MS, draft.world.now);
  trip.isHurried = false;
  changeRun(draft, { position: { kind: 'paging', index, people, next: 0, dueAt, isLastResort: true } });
  record(draft, { kind: 'waiting', stage, index, until: dueAt });
  raiseAlarm(draft, "everybody who could be reached said that they can't take it; they are asked again");
}

/** Begins a page step: who it reaches is settled here and stays, even when the schedule changes during the wait. */
export function beginPageStep(draft: Draft, step: PageStep, trip: Trip, index: number): void {
  const { stage } = draft.state.run;
  const found = select(draft, step);
  if (found.people.length === 0) {
    const reason = found.problems.length > 0 ? found.problems.join('; ') : 'nobody in it can be paged';
    record(draft, { kind: 'step-skipped', stage, index, reason });
    hasPagedNobody(trip);
    nextStep(draft, trip, index);
    return;
  }
  const isTurn = step.mode === 'round-robin';
  const selection = isTurn ? { ...found, people: takeTurn(draft, index, found.people) } : found;
  const people = selection.people.map(({ personId }) => personId);
  const because = new Set([...selection.people.map((named) => named.because), ...found.problems]);
  record(draft, { kind: 'step-entered', stage, index, people, reason: [...because].join('; ') });
  // More answers than people would mean that no answer ever counts.
  change(draft, { answersWanted: Math.max(1, Math.min(step.answers, people.length)) });
  if (step.mode !== 'one-at-a-time') return pageAll(draft, step, trip, index, selection);
  if (selection.isLastResort) return askAgainLater(draft, trip, index, people);
  changeRun(draft, { position: { kind: 'paging', index, people, next: 0, dueAt: trip.at, isLastResort: false } });
}

/** One at a time: pages whoever is next. After the last one the step is over at once, only a `wait` delays. */
export function pageNext(draft: Draft, step: PageStep, trip: Trip, position: Position & { kind: 'paging' }): void {
  const { index, people, next, isLastResort } = position;
  const personId = people[next];
  if (personId === undefined) return nextStep(draft, trip, index);
  const because = becauseOf(step.targets, personId, draft.world, namedBecause(draft.state.run.stage, draft.world));
  const isReached = ask(draft, step, trip, { personId, because }, isLastResort);
  if (isReached) {
    hasPaged(trip);
    paged(draft, step, trip, index, people, next);
  } else hasPagedNobody(trip);
  if (next + 1 >= people.length) return nextStep(draft, trip, index);
  const dueAt = isReached ? later(trip.at, step.eachMs, draft.world.now) : trip.at;
  changeRun(draft, { position: { ...position, next: next + 1, dueAt } });
}
