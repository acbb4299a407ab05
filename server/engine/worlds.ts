import type { Effect } from '../core/escalation/effect.ts';
import type { World } from '../core/escalation/world.ts';
import { onCall } from '../core/schedule/on-call.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Known } from './known.ts';

/** Answers `World` for every group of one batch, from one snapshot of the configuration at one instant. */
export interface Worlds {
  of(serviceId: string): World;
  /** After a decision: the turns it took count for the groups that follow in this batch. */
  took(effects: readonly Effect[]): void;
  /** Round-robin turns taken in this batch, to be written with it. */
  readonly turns: ReadonlyMap<string, number>;
}

export function makeWorlds(known: Known, turnsBefore: ReadonlyMap<string, number>, now: Instant): Worlds {
  const { directory } = known;
  const turns = new Map<string, number>();
  const onCallNow = new Map<string, ReturnType<World['onCall']>>();

  const findOnCall = (scheduleId: string, at: Instant): ReturnType<World['onCall']> => {
    const schedule = directory.schedules.get(scheduleId);
    if (!schedule) return null;
    return { name: schedule.name, people: onCall(schedule, at, (id) => directory.people.has(id)) };
  };
  const shared = {
    now,
    person: (id: string) => directory.people.get(id) ?? null,
    team: (id: string) => directory.teams.get(id) ?? null,
    onCall(scheduleId: string, at: Instant) {
      if (at !== now) return findOnCall(scheduleId, at);
      const before = onCallNow.get(scheduleId);
      if (before !== undefined) return before;
      const answer = findOnCall(scheduleId, now);
      onCallNow.set(scheduleId, answer);
      return answer;
    },
    turn: (key: string) => (turnsBefore.get(key) ?? 0) + (turns.get(key) ?? 0),
    fallback: directory.settings.fallback,
    channelKind: known.channelKind,
    notifies: known.notifies,
  };
  const byService = new Map<string, World>();

  return {
    turns,
    of(serviceId) {
      const before = byService.get(serviceId);
      if (before) return before;
      const service = directory.services.get(serviceId) ?? null;
      const chain = service?.chainId ? (directory.chains.get(service.chainId) ?? null) : null;
      const world: World = { ...shared, service, chain };
      byService.set(serviceId, world);
      return world;
    },
    took(effects) {
      for (const effect of effects) {
        if (effect.kind === 'take-turn') turns.set(effect.key, (turns.get(effect.key) ?? 0) + 1);
      }
    },
  };
}
