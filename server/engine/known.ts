import type { Channel } from '../channels/channel.ts';
import type { Directory } from '../core/directory/directory.ts';
import type { ChannelKind } from '../core/notifying/rules.ts';
import type { Ambiguous, Orphan, Owned } from '../core/ownership/own.ts';
import { describeOwnership, own } from '../core/ownership/own.ts';
import type { Snapshot } from './configuration/snapshot.ts';

/** The configuration as the engine uses it: one snapshot, with what was derived from it once. */
export interface Known {
  readonly directory: Directory;
  readonly own: (labels: Readonly<Record<string, string>>) => Owned | Ambiguous | Orphan;
  readonly describeOwner: (owned: Owned | Ambiguous | Orphan) => string;
  /** Null where the channel is not set up in this installation. */
  readonly channelKind: (channel: string) => ChannelKind | null;
  readonly notifies: (channel: string) => boolean;
}

/** Answers from the newest snapshot; the same object until the configuration changes. */
export function createKnown(snapshot: () => Snapshot, channels: ReadonlyMap<string, Channel>): () => Known {
  let of: Snapshot | null = null;
  let known: Known | null = null;
  return () => {
    const now = snapshot();
    if (known === null || of !== now) {
      of = now;
      known = {
        directory: now.directory,
        own: (labels) => own(labels, now.ownership),
        describeOwner: (owned) => describeOwnership(owned, (id) => now.directory.services.get(id)?.name ?? id),
        channelKind: (channel) => channels.get(channel)?.kind ?? null,
        notifies: (channel) => channels.get(channel)?.notifiesByDefault ?? false,
      };
    }
    return known;
  };
}
