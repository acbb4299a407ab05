import type { Service } from '../ownership/service.ts';
import type { Team } from '../ownership/team.ts';
import type { Person, PersonId } from '../notifying/person.ts';
import type { ChannelKind } from '../notifying/rules.ts';
import type { Instant } from '../time/instant.ts';
import type { EscalationChain, Target } from './chain.ts';

/** Everything outside the group that a decision may depend on, as it is at `now`. Lookups only: no IO behind them. */
export interface World {
  readonly now: Instant;
  /** Null: unowned alerts. */
  readonly service: Service | null;
  /** The service's chain as it is now; used when the group opens, kept in its state from then on. */
  readonly chain: EscalationChain | null;
  person(id: PersonId): Person | null;
  team(id: string): Team | null;
  /** Who is on call at `at` (a decision only ever asks for `now`); null when there is no such schedule. */
  onCall(scheduleId: string, at: Instant): { readonly name: string; readonly people: readonly PersonId[] } | null;
  /** How often the round robin with this key has been taken; turns taken in this very decision are counted by `decide`. */
  turn(key: string): number;
  /** What sort of way out this is; null: no such channel here. */
  channelKind(channel: string): ChannelKind | null;
  /** Whether those who were paged over this channel learn of acknowledge and resolve (default: chat and mail). */
  notifies(channel: string): boolean;
  /** The installation's fallback, never empty in a valid configuration. */
  readonly fallback: readonly Target[];
}
