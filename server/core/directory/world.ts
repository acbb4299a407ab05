import type { EscalationChain } from '../escalation/chain.ts';
import type { World } from '../escalation/world.ts';
import type { ChannelKind } from '../notifying/rules.ts';
import { whyOnCall } from '../schedule/on-call.ts';
import type { Instant } from '../time/instant.ts';
import type { Directory } from './directory.ts';

/** What of an installation is not in its configuration: which channels are set up, and how. */
export interface Channels {
  /** Null where the channel is not set up. */
  channelKind(channel: string): ChannelKind | null;
  notifies(channel: string): boolean;
}

export interface Standpoint {
  readonly now: Instant;
  readonly channels: Channels;
  /** How often the round robin with this key was taken. */
  turn(key: string): number;
}

/** Everything of a `World` but what belongs to one service. */
export type DirectoryWorld = Omit<World, 'service' | 'chain'>;

/**
 * The configuration as a decision sees it at one instant. The engine and the previews of the app both look through this,
 * so that what is shown and what happens cannot differ.
 */
export function directoryWorld(directory: Directory, { now, channels, turn }: Standpoint): DirectoryWorld {
  const onCallNow = new Map<string, ReturnType<World['onCall']>>();
  const findOnCall = (scheduleId: string, at: Instant): ReturnType<World['onCall']> => {
    const schedule = directory.schedules.get(scheduleId);
    if (!schedule) return null;
    return { name: schedule.name, ...whyOnCall(schedule, at, (id) => directory.people.has(id)) };
  };
  return {
    now,
    person: (id) => directory.people.get(id) ?? null,
    team: (id) => directory.teams.get(id) ?? null,
    onCall(scheduleId, at) {
      if (at !== now) return findOnCall(scheduleId, at);
      // A storm asks for the same few schedules thousands of times in one instant.
      const before = onCallNow.get(scheduleId);
      if (before !== undefined) return before;
      const answer = findOnCall(scheduleId, now);
      onCallNow.set(scheduleId, answer);
      return answer;
    },
    turn,
    fallback: directory.settings.fallback,
    channelKind: (channel) => channels.channelKind(channel),
    notifies: (channel) => channels.notifies(channel),
  };
}

/** The same for an alert group of this service, which starts its chain; '' stands for no service at all. */
export function worldOfService(world: DirectoryWorld, directory: Directory, serviceId: string): World {
  const service = directory.services.get(serviceId) ?? null;
  const chain = service?.chainId ? (directory.chains.get(service.chainId) ?? null) : null;
  return { ...world, service, chain };
}

/** What the store counts turns of a chain under: one key for each step that pages one of several in turn. */
export function roundRobinKeys(chain: EscalationChain): string[] {
  return chain.steps.flatMap((step, index) =>
    step.kind === 'page' && step.mode === 'round-robin' ? [`${chain.id}/${index}`] : [],
  );
}
