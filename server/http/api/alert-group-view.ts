import { roundRobinKeys } from '../../core/directory/world.ts';
import type { Escalation } from '../../core/escalation/state.ts';
import type { Names } from '../../core/insights/describe.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Known } from '../../engine/known.ts';
import { namesOf } from '../../core/directory/names.ts';
import { makeWorlds } from '../../engine/worlds.ts';
import type { Worlds } from '../../engine/worlds.ts';
import type { Tx } from '../../store/database.ts';
import { turnsSoFar } from '../../store/round-robin.ts';
import { namingOf } from './naming.ts';
import type { Naming } from './naming.ts';

/** Everything besides a group's own rows that its picture is made with, at one instant. */
export interface GroupView {
  readonly now: Instant;
  readonly known: Known;
  readonly names: Names;
  readonly naming: Naming;
  readonly worlds: Worlds;
}

/** Reads whose turn it is, or the next page of a round robin would be foretold for the wrong person. */
export async function viewOf(tx: Tx, states: readonly Escalation[], known: Known, now: Instant): Promise<GroupView> {
  const keys = new Set<string>();
  for (const { run } of states) if (run.chain !== null) for (const key of roundRobinKeys(run.chain)) keys.add(key);
  const turns = keys.size === 0 ? new Map<string, number>() : await turnsSoFar(tx, [...keys]);
  const worlds = makeWorlds(known, turns, now);
  return { now, known, worlds, names: namesOf(known.directory), naming: namingOf(known) };
}
