import type { PersonId, Urgency } from '../notifying/person.ts';
import { MINUTE_MS } from '../time/instant.ts';
import type { Instant } from '../time/instant.ts';
import { cycleOf, rulesOf, startCycle, upgradeCycle, whyUnusable } from './cycles.ts';
import { record } from './decision.ts';
import type { Draft } from './decision.ts';
import type { Escalation } from './state.ts';
import type { World } from './world.ts';

export interface Ask {
  readonly at: Instant;
  readonly urgency: Urgency;
  readonly because: string;
  /** Somebody asked for it by hand: a running cycle begins anew instead of taking the page in. */
  readonly isFresh: boolean;
  /** On the way past somebody who cannot help: who could not be reached a moment ago is not tried again now. */
  readonly isHurried: boolean;
  /** Nobody else is left: even somebody who declined is asked again. */
  readonly isLastResort: boolean;
}

/** Somebody whose every way failed is tried again by a later step, but not so soon that the failures are the same. */
const TRY_AGAIN_AFTER_MS = MINUTE_MS;

export function whyUnreachable(world: World, personId: PersonId, urgency: Urgency): string | null {
  const person = world.person(personId);
  if (person === null) return 'is not known here any more';
  const rules = rulesOf(world, person, urgency);
  if (rules.length === 0) {
    const isChoice = person.rules[urgency] !== null;
    return isChoice ? `has no notification rule for ${urgency} urgency` : 'has no contact method that can be used';
  }
  const methods = person.contactMethods.filter((method) => rules.some((rule) => rule.methodId === method.id));
  if (methods.some((method) => whyUnusable(world, method) === null)) return null;
  const reasons = methods.map((method) => `${method.channel}: ${whyUnusable(world, method) ?? ''}`);
  return `has no contact method that can be used (${reasons.length > 0 ? reasons.join(', ') : 'those of the rules are gone'})`;
}

export function whyNotAskedAgain(state: Escalation, personId: PersonId): string | null {
  const cycle = cycleOf(state, personId);
  if (cycle?.state === 'declined') return "said that they can't take it";
  if (cycle?.state === 'answered') return 'has acknowledged already';
  return null;
}

function isPagedIn({ effects }: Draft, personId: PersonId): boolean {
  return effects.some((effect) => effect.kind === 'page' && effect.page.personId === personId);
}

/**
 * Pages one person. Whoever is having a turn already gets the more urgent of the two instead of a second one. Answers
 * whether this person is being paged now; every other end is recorded with its reason.
 */
export function pagePerson(draft: Draft, personId: PersonId, ask: Ask): boolean {
  const refusal = ask.isLastResort ? null : whyNotAskedAgain(draft.state, personId);
  const reason = whyUnreachable(draft.world, personId, ask.urgency) ?? refusal;
  if (reason !== null) {
    record(draft, { kind: 'person-skipped', personId, reason });
    return false;
  }
  const cycle = cycleOf(draft.state, personId);
  const isRecent = ask.isHurried || (cycle !== null && ask.at - cycle.startedAt < TRY_AGAIN_AFTER_MS);
  if (cycle?.state === 'unreachable' && isRecent && !ask.isFresh) {
    record(draft, { kind: 'person-skipped', personId, reason: 'could not be reached a moment ago' });
    return false;
  }
  // Somebody paged in this very instant is paged, however soon the last rule was done: a loop without a wait in it, or
  // a rule and a step that fall together, must not page anybody twice.
  const isSame =
    cycle !== null && (cycle.state === 'running' || cycle.startedAt >= ask.at || isPagedIn(draft, personId));
  if (isSame && !ask.isFresh && cycle.state !== 'declined') {
    record(draft, {
      kind: 'person-skipped',
      personId,
      reason: 'is already being paged; their notification rules go on',
    });
    if (ask.urgency === 'high' && cycle.urgency === 'low') upgradeCycle(draft, cycle);
    return true;
  }
  const { urgency, because, at } = ask;
  return startCycle(draft, { personId, urgency, because, startedAt: at }).state !== 'unreachable';
}
