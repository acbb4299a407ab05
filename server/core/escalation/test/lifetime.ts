import type { Instant } from '../../time/instant.ts';
import { decide } from '../decide.ts';
import type { Decision } from '../decision.ts';
import type { Effect, Page } from '../effect.ts';
import type { Event } from '../event.ts';
import { open } from '../open.ts';
import type { Escalation } from '../state.ts';
import type { World } from '../world.ts';
import type { Deed, Life } from './arbitraries.ts';
import { START, worldOf } from './town.ts';
import type { Town } from './town.ts';

/** One decision of a life, with everything that a law may ask about. `before` is null at the opening. */
export interface Moment {
  readonly before: Escalation | null;
  readonly event: Event | null;
  readonly world: World;
  readonly decision: Decision;
}

/** Nothing that `decide` was given may change, however deep; a write throws. */
function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) freeze(part);
  }
  return value;
}

export function pagesIn(effects: readonly Effect[]): readonly Page[] {
  return effects.flatMap((effect) => (effect.kind === 'page' ? [effect.page] : []));
}

function reported(deed: Deed & { kind: 'report' }, pages: readonly Page[]): Event {
  const page = pages[deed.page % Math.max(1, pages.length)];
  if (page === undefined) return { kind: 'wake' };
  const { personId, methodId, channel, engagement, serial } = page;
  const kind = deed.hasFailed ? 'page-failed' : 'page-delivered';
  return { kind, personId, methodId, channel, engagement, serial, detail: 'as told' };
}

/** A life with a limit on its wakes: a chain that repeats for ever is cut off, which is no end of its own. */
export function live({ town, severity, deeds }: Life, mostWakes = 400): readonly Moment[] {
  const moments: Moment[] = [];
  const pages: Page[] = [];
  let given: Town = town;
  let now: Instant = START;
  const turns: Record<string, number> = { ...town.turns };
  const keep = (before: Escalation | null, event: Event | null, world: World, decision: Decision): Escalation => {
    freeze(decision.state);
    moments.push({ before, event, world, decision });
    pages.push(...pagesIn(decision.effects));
    for (const effect of decision.effects)
      if (effect.kind === 'take-turn') turns[effect.key] = (turns[effect.key] ?? 0) + 1;
    return decision.state;
  };
  const world = (): World => worldOf({ ...given, turns: { ...turns } }, now);
  const opening = { title: 'down', severity, alerts: 1 };
  let state = keep(null, null, world(), open(opening, world()));
  const happen = (event: Event): void => {
    const there = world();
    state = keep(state, event, there, decide(state, event, there));
  };
  const passUntil = (end: Instant): void => {
    while (state.wakeAt !== null && state.wakeAt <= end && moments.length < mostWakes) {
      now = Math.max(now, state.wakeAt);
      happen({ kind: 'wake' });
    }
    now = end;
  };
  for (const deed of deeds) {
    if (deed.isAway) now += deed.afterMs;
    else passUntil(now + deed.afterMs);
    if (deed.kind === 'event') happen(deed.event);
    else if (deed.kind === 'report') happen(reported(deed, pages));
    else {
      given = { ...given, people: deed.people };
      happen({ kind: 'wake' });
    }
  }
  passUntil(Infinity);
  return moments;
}
