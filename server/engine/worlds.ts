import { directoryWorld, worldOfService } from '../core/directory/world.ts';
import type { Effect } from '../core/escalation/effect.ts';
import type { World } from '../core/escalation/world.ts';
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
  const turn = (key: string): number => (turnsBefore.get(key) ?? 0) + (turns.get(key) ?? 0);
  const shared = directoryWorld(directory, { now, channels: known, turn });
  const byService = new Map<string, World>();

  return {
    turns,
    of(serviceId) {
      const before = byService.get(serviceId);
      if (before) return before;
      const world = worldOfService(shared, directory, serviceId);
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
