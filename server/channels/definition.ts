import type { z } from 'zod';
import type { Channel } from './channel.ts';

/** What every channel is given besides its own settings. */
export interface ChannelDeps {
  /** Version of the service, told to the other side in `User-Agent`. */
  readonly version: string;
  /** Trouble that no send result can carry, such as an answer to a click that did not get through. */
  readonly report: (trouble: string) => void;
  /** How long one conversation with a provider may take; 10 s when not given. */
  readonly timeoutMs?: number;
}

/** Everything the service knows about a way out before it is configured; one per folder, listed in `registry.ts`. */
export interface ChannelDefinition<Settings> {
  readonly type: string;
  readonly kind: Channel['kind'];
  /** Shape of the settings, a plain object; unknown keys are errors. */
  readonly settings: z.ZodType<Settings>;
  /** Needs no settings, so that contact methods are checked even where the channel is not configured. */
  checkAddress(address: string): string | null;
  create(settings: Settings, deps: ChannelDeps): Channel;
}
