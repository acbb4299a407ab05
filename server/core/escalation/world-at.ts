import type { Instant } from '../time/instant.ts';
import type { World } from './world.ts';

/** The same configuration at another instant: who is on call is asked for then. Spelled out, as a World may be a class. */
export function worldAt(world: World, now: Instant): World {
  return {
    now,
    service: world.service,
    chain: world.chain,
    fallback: world.fallback,
    person: (id) => world.person(id),
    team: (id) => world.team(id),
    onCall: (scheduleId, at) => world.onCall(scheduleId, at),
    turn: (key) => world.turn(key),
    channelKind: (channel) => world.channelKind(channel),
    notifies: (channel) => world.notifies(channel),
  };
}
