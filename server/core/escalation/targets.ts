import { mention } from '../insights/mention.ts';
import type { PersonId } from '../notifying/person.ts';
import { MINUTE_MS } from '../time/instant.ts';
import type { PageStep, Step, Target } from './chain.ts';
import { onCallBecause } from './on-call-because.ts';
import type { Run, Stage } from './state.ts';
import type { World } from './world.ts';

const FALLBACK_EACH_MS = 5 * MINUTE_MS;

function fallbackStep(targets: readonly Target[]): readonly PageStep[] {
  return [{ kind: 'page', targets, mode: 'one-at-a-time', eachMs: FALLBACK_EACH_MS, answers: 1, urgency: null }];
}

/** Every stage is a list of steps, so that one walk serves them all. */
export function stepsOf({ chain, assigned }: Run, stage: Stage, world: World): readonly Step[] {
  switch (stage) {
    case 'chain':
      return chain?.steps ?? [];
    case 'reassigned':
      return assigned === null ? [] : fallbackStep([assigned]);
    case 'team-fallback':
      return fallbackStep(world.service === null ? [] : (world.team(world.service.teamId)?.fallback ?? []));
    case 'installation-fallback':
      return fallbackStep(world.fallback);
  }
}

/** Why somebody is asked whom this stage names directly, instead of through a schedule or a team. */
export function namedBecause(stage: Stage, world: World): string {
  switch (stage) {
    case 'chain':
      return 'named in the escalation chain';
    case 'reassigned':
      return 'the alert group was handed over to them';
    case 'team-fallback':
      return `fallback of ${world.team(world.service?.teamId ?? '')?.name ?? 'the team'}`;
    case 'installation-fallback':
      return 'fallback of this installation';
  }
}

export interface Named {
  readonly personId: PersonId;
  readonly because: string;
}

interface Resolved {
  readonly people: readonly Named[];
  readonly problems: readonly string[];
}

function membersOf(target: Target, world: World, named: string): readonly Named[] | string {
  switch (target.kind) {
    case 'person':
      return [{ personId: target.personId, because: named }];
    case 'team': {
      const team = world.team(target.teamId);
      if (team === null) return `there is no team ${target.teamId} any more`;
      if (team.members.length === 0) return `${mention('team', team.id)} has no members`;
      return team.members.map((personId) => ({ personId, because: `member of ${team.name}` }));
    }
    case 'schedule': {
      const shift = world.onCall(target.scheduleId, world.now);
      if (shift === null) return `there is no schedule ${target.scheduleId} any more`;
      if (shift.people.length === 0) return `nobody is on call in ${mention('schedule', target.scheduleId)}`;
      return shift.people.map((personId) => ({ personId, because: onCallBecause(shift, personId, world) }));
    }
  }
}

/** In the order of the targets, each person once, so that who is on call and in the team as well is paged once. */
export function resolveTargets(targets: readonly Target[], world: World, named: string): Resolved {
  const people: Named[] = [];
  const problems: string[] = [];
  const seen = new Set<PersonId>();
  for (const target of targets) {
    const found = membersOf(target, world, named);
    if (typeof found === 'string') {
      problems.push(found);
      continue;
    }
    for (const one of found) {
      if (seen.has(one.personId)) continue;
      seen.add(one.personId);
      people.push(one);
    }
  }
  return { people, problems };
}

/** Why a person frozen into a running step is paged; the shift that made them part of it may be over by now. */
export function becauseOf(targets: readonly Target[], personId: PersonId, world: World, named: string): string {
  const found = resolveTargets(targets, world, named).people.find((person) => person.personId === personId);
  return found?.because ?? 'next in turn since the step began';
}
