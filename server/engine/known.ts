import type { Directory } from '../core/directory/directory.ts';
import type { ChannelKind } from '../core/notifying/rules.ts';
import type { Owned, Ambiguous, Orphan } from '../core/ownership/own.ts';

/** The configuration as the engine uses it: one snapshot, with what was derived from it once. */
export interface Known {
  readonly directory: Directory;
  readonly own: (labels: Readonly<Record<string, string>>) => Owned | Ambiguous | Orphan;
  readonly describeOwner: (owned: Owned | Ambiguous | Orphan) => string;
  /** Null where the channel is not set up in this installation. */
  readonly channelKind: (channel: string) => ChannelKind | null;
  readonly notifies: (channel: string) => boolean;
}
