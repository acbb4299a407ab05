import type { z } from 'zod';
import type { Channel } from './channel.ts';

export interface ChannelDeps {
  readonly version: string;
  /** Trouble that no send result can carry, such as an answer to a click that did not get through. */
  readonly report: (trouble: string) => void;
  readonly timeoutMs?: number;
}

/** Everything the service knows about a way out before it is configured; one per folder, listed in `registry.ts`. */
export interface ChannelDefinition<Settings> {
  readonly type: string;
  readonly kind: Channel['kind'];
  readonly settings: z.ZodType<Settings>;
  /** Needs no settings, so that contact methods are checked even where the channel is not configured. */
  checkAddress(address: string): string | null;
  create(settings: Settings, deps: ChannelDeps): Channel;
}
