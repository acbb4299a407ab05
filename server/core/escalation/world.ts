import type { Service } from '../ownership/service.ts';
import type { Team } from '../ownership/team.ts';
import type { Person, PersonId } from '../notifying/person.ts';
import type { ChannelKind } from '../notifying/rules.ts';
import type { Source } from '../schedule/schedule.ts';
import type { Instant } from '../time/instant.ts';
import type { EscalationChain, Target } from './chain.ts';

interface OnCall {
  readonly name: string;
  readonly people: readonly PersonId[];
  /** What puts them there, and what changed that. */
  readonly sources: readonly Source[];
}

/** Everything outside the group that a decision may depend on, as it is at `now`. Lookups only: no IO behind them. */
export interface World {
  readonly now: Instant;
  readonly service: Service | null;
  /** Only for a group that opens: one that runs keeps the chain in its state. */
  readonly chain: EscalationChain | null;
  person(id: PersonId): Person | null;
  team(id: string): Team | null;
  /** Who is on call at `at` (a decision only ever asks for `now`); null when there is no such schedule. */
  onCall(scheduleId: string, at: Instant): OnCall | null;
  /** How often the round robin with this key was taken before this decision; `decide` counts its own turns itself. */
  turn(key: string): number;
  channelKind(channel: string): ChannelKind | null;
  notifies(channel: string): boolean;
  /** The installation's fallback, never empty in a valid configuration. */
  readonly fallback: readonly Target[];
}
