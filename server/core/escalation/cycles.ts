import { rulesFor } from '../notifying/rules.ts';
import { quietUntil } from '../notifying/quiet-hours.ts';
import type { ContactMethod, NotificationRule, Person, PersonId, Urgency } from '../notifying/person.ts';
import { formatDuration } from '../time/duration.ts';
import { mentionTime } from '../insights/mention.ts';
import { change, record } from './decision.ts';
import type { Draft } from './decision.ts';
import { baseOf } from './lateness.ts';
import type { Cycle, Escalation } from './state.ts';
import type { World } from './world.ts';

/** This engagement's cycle of the person; what an earlier engagement left behind must not answer for them now. */
export function cycleOf(state: Escalation, personId: PersonId): Cycle | null {
  const cycle = state.cycles.find((one) => one.personId === personId);
  return cycle !== undefined && cycle.engagement === state.engagement ? cycle : null;
}

export function isOpen({ state }: Cycle): boolean {
  return state === 'running' || state === 'finished';
}

export function openCycleOf(state: Escalation, personId: PersonId): Cycle | null {
  const cycle = cycleOf(state, personId);
  return cycle !== null && isOpen(cycle) ? cycle : null;
}

export function reachedOver(cycle: Cycle): readonly string[] {
  return cycle.used.filter((methodId) => !cycle.failed.includes(methodId));
}

export function putCycle(draft: Draft, cycle: Cycle): void {
  const { cycles } = draft.state;
  const others = cycles.filter((one) => one.personId !== cycle.personId);
  // In place, so that people stay in the order in which they were first paged.
  const isKnown = others.length < cycles.length;
  change(draft, {
    cycles: isKnown ? cycles.map((one) => (one.personId === cycle.personId ? cycle : one)) : [...cycles, cycle],
  });
}

export function stopCycles(draft: Draft): void {
  if (!draft.state.cycles.some(isOpen)) return;
  change(draft, {
    cycles: draft.state.cycles.map((cycle) => (isOpen(cycle) ? { ...cycle, state: 'stopped', nextMs: null } : cycle)),
  });
}

export function rulesOf(world: World, person: Person | null, urgency: Urgency): readonly NotificationRule[] {
  return person === null ? [] : rulesFor(person, urgency, (channel) => world.channelKind(channel));
}

export function whyUnusable(world: World, method: ContactMethod): string | null {
  if (!method.enabled) return 'the contact method is disabled';
  if (world.channelKind(method.channel) === null) return `the channel ${method.channel} is not set up here`;
  return null;
}

function emitPage(draft: Draft, cycle: Cycle, method: ContactMethod, opening: boolean): Cycle {
  const { personId, urgency, because, engagement } = cycle;
  const serial = draft.state.pagesSent + 1;
  change(draft, { pagesSent: serial });
  const messaged = { personId, methodId: method.id, channel: method.channel };
  draft.effects.push({
    kind: 'page',
    page: { ...messaged, address: method.address, urgency, engagement, serial, because },
  });
  record(draft, { kind: 'paged', opening, urgency, because, ...messaged });
  if (!draft.state.responders.includes(personId)) change(draft, { responders: [...draft.state.responders, personId] });
  return { ...cycle, newest: { ...cycle.newest, [method.id]: serial } };
}

/** Which rules have their turn: those from `fromMs` on that are due at `elapsedMs`, one more where one is owed. */
interface Turn {
  readonly fromMs: number;
  readonly elapsedMs: number;
  /** A way failed, so the next rule fires before its time. */
  readonly isOwed: boolean;
  /** An upgrade goes through rules whose methods were used already, and makes up only for the others. */
  readonly isUpgrade: boolean;
}

type Held = 'used' | 'unusable';

function heldBack(
  draft: Draft,
  cycle: Cycle,
  rule: NotificationRule,
  method: ContactMethod | undefined,
  usedNow: ReadonlySet<string>,
): Held | null {
  const messaged = { personId: cycle.personId, methodId: rule.methodId, channel: method?.channel ?? '' };
  if (usedNow.has(rule.methodId)) {
    record(draft, { kind: 'page-held', ...messaged, reason: 'just used' });
    return 'used';
  }
  const wrong = method === undefined ? 'the contact method no longer exists' : whyUnusable(draft.world, method);
  if (wrong === null) return null;
  record(draft, { kind: 'page-held', ...messaged, reason: wrong });
  return 'unusable';
}

function fireRules(draft: Draft, before: Cycle, person: Person, rules: readonly NotificationRule[], turn: Turn): Cycle {
  let cycle = before;
  let { isOwed } = turn;
  // Several rules may come due together after a stop; the same phone is not called twice in one breath.
  const usedNow = new Set<string>();
  for (const rule of rules) {
    if (rule.afterMs < turn.fromMs) continue;
    const isDue = rule.afterMs <= turn.elapsedMs;
    if (!isDue && !isOwed) break;
    // Filling in and making up take methods that were not used yet. Rules that name one again keep their own time.
    if ((!isDue || turn.isUpgrade) && cycle.used.includes(rule.methodId)) continue;
    const method = person.contactMethods.find((one) => one.id === rule.methodId);
    const held = heldBack(draft, cycle, rule, method, usedNow);
    cycle = { ...cycle, doneMs: Math.max(cycle.doneMs, rule.afterMs) };
    if (held === 'used') continue;
    const isFirst = before.used.length === 0 && reachedOver(cycle).length === 0;
    usedNow.add(rule.methodId);
    if (!cycle.used.includes(rule.methodId)) cycle = { ...cycle, used: [...cycle.used, rule.methodId] };
    isOwed = held === 'unusable';
    // A way that failed before and is tried again counts as under way until it fails again.
    const failed = cycle.failed.filter((methodId) => methodId !== rule.methodId);
    cycle = { ...cycle, failed: isOwed ? [...failed, rule.methodId] : failed };
    if (isOwed) continue;
    if (method !== undefined) cycle = emitPage(draft, cycle, method, isFirst);
  }
  return cycle;
}

function plan(
  draft: Draft,
  cycle: Cycle,
  isKnown: boolean,
  rules: readonly NotificationRule[],
  elapsedMs: number,
): Cycle {
  const doneMs = Math.max(cycle.doneMs, elapsedMs);
  const nextMs = rules.find((rule) => rule.afterMs > doneMs)?.afterMs ?? null;
  const ended = isKnown && reachedOver(cycle).length > 0 ? 'finished' : 'unreachable';
  const planned: Cycle = { ...cycle, nextMs, state: nextMs === null ? ended : 'running' };
  putCycle(draft, planned);
  return planned;
}

/**
 * Pages of low urgency wait for the end of the person's quiet hours: the first rule from `fromMs` to `toMs` becomes due
 * then, and is named, so that a page that does not come at night does not look forgotten. Null where nothing is held.
 */
function heldByQuiet(draft: Draft, cycle: Cycle, fromMs: number, toMs: number): Cycle | null {
  const { world } = draft;
  const person = world.person(cycle.personId);
  if (person === null || cycle.urgency === 'high') return null;
  const until = quietUntil(person.quietHours, person.zone, world.now);
  const rule = rulesOf(world, person, cycle.urgency).find(({ afterMs }) => afterMs >= fromMs && afterMs <= toMs);
  if (until === null || rule === undefined) return null;
  const { methodId, afterMs } = rule;
  const channel = person.contactMethods.find(({ id }) => id === methodId)?.channel ?? '';
  const reason = `quiet hours, until ${mentionTime(until)}`;
  record(draft, { kind: 'page-held', personId: person.id, methodId, channel, reason });
  const held: Cycle = { ...cycle, startedAt: until - afterMs, nextMs: afterMs, state: 'running' };
  putCycle(draft, held);
  return held;
}

/** Reads the person's rules afresh, as they may have been edited since the cycle began. */
function runRules(draft: Draft, cycle: Cycle, turn: Turn): Cycle {
  const person = draft.world.person(cycle.personId);
  const rules = rulesOf(draft.world, person, cycle.urgency);
  const fired = person === null ? cycle : fireRules(draft, cycle, person, rules, turn);
  return plan(draft, fired, person !== null, rules, turn.elapsedMs);
}

/** A step that reaches somebody and sends nothing yet must say so, or it looks forgotten. */
function recordLateStart(draft: Draft, { personId, nextMs }: Cycle): void {
  const reason = `has no immediate notification rule, the first one is due after ${formatDuration(nextMs ?? 0)}`;
  record(draft, { kind: 'person-skipped', personId, reason });
}

/** Starts a person's turn. Only for people who can be reached: the caller has looked. */
export function startCycle(draft: Draft, start: Pick<Cycle, 'personId' | 'urgency' | 'because' | 'startedAt'>): Cycle {
  const { engagement } = draft.state;
  const fresh: Cycle = {
    ...start,
    engagement,
    doneMs: -1,
    nextMs: null,
    used: [],
    failed: [],
    newest: {},
    state: 'running',
  };
  const elapsedMs = draft.world.now - start.startedAt;
  const held = heldByQuiet(draft, fresh, 0, elapsedMs);
  if (held !== null) return held;
  const cycle = runRules(draft, fresh, { fromMs: 0, elapsedMs, isOwed: false, isUpgrade: false });
  if (cycle.used.length === 0) recordLateStart(draft, cycle);
  return cycle;
}

/** A more urgent page for somebody who is being paged: what the higher urgency would have used by now is used now. */
export function upgradeCycle(draft: Draft, cycle: Cycle): Cycle {
  // One that waited for the end of quiet hours begins now.
  const startedAt = Math.min(cycle.startedAt, draft.world.now);
  const elapsedMs = draft.world.now - startedAt;
  const upgraded: Cycle = { ...cycle, startedAt, urgency: 'high', doneMs: -1 };
  return runRules(draft, upgraded, { fromMs: 0, elapsedMs, isOwed: false, isUpgrade: true });
}

export function failOver(draft: Draft, cycle: Cycle): Cycle {
  const held = cycle.nextMs === null ? null : heldByQuiet(draft, cycle, cycle.nextMs, Infinity);
  if (held !== null) return held;
  const elapsedMs = draft.world.now - cycle.startedAt;
  const fromMs = cycle.nextMs ?? elapsedMs + 1;
  return runRules(draft, cycle, { fromMs, elapsedMs, isOwed: true, isUpgrade: false });
}

/**
 * Does what is due in one cycle, or plans anew where the person's rules have changed. A rule counts only from the plan
 * on: one that was added after its own delay had passed never fires.
 */
export function wakeCycle(draft: Draft, cycle: Cycle): Cycle {
  const { now } = draft.world;
  const { nextMs } = cycle;
  if (nextMs !== null && cycle.startedAt + nextMs <= now) {
    const dueAt = cycle.startedAt + nextMs;
    const startedAt = baseOf(dueAt, now) - nextMs;
    const turn = { fromMs: nextMs, elapsedMs: now - startedAt, isOwed: false, isUpgrade: false };
    const held = heldByQuiet(draft, cycle, nextMs, turn.elapsedMs);
    if (held !== null) return held;
    return runRules(draft, { ...cycle, startedAt }, turn);
  }
  const rules = rulesOf(draft.world, draft.world.person(cycle.personId), cycle.urgency);
  const doneMs = Math.max(cycle.doneMs, now - cycle.startedAt);
  const isAsPlanned = (rules.find((rule) => rule.afterMs > doneMs)?.afterMs ?? null) === nextMs;
  return isAsPlanned ? cycle : plan(draft, cycle, draft.world.person(cycle.personId) !== null, rules, doneMs);
}
