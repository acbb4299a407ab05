import type { Instant } from '../time/instant.ts';
import type { World } from './world.ts';

/**
 * The same configuration at another instant, after further round-robin turns: who is on call is asked for then. Spelled
 * out, because a World may be an object whose methods a copy would lose.
 */
export function worldAt(world: World, now: Instant, taken: readonly string[]): World {
  return {
    now,
    service: world.service,
    chain: world.chain,
    fallback: world.fallback,
    person: (id) => world.person(id),
    team: (id) => world.team(id),
    onCall: (scheduleId, at) => world.onCall(scheduleId, at),
    turn: (key) => world.turn(key) + taken.filter((one) => one === key).length,
    channelKind: (channel) => world.channelKind(channel),
    notifies: (channel) => world.notifies(channel),
  };
}
