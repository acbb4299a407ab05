import type { Channel, Outgoing } from '../channels/channel.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Database } from '../store/database.ts';
import type { OutboxRow } from '../store/rows.ts';
import type { Known } from './known.ts';
import type { Observer } from './part.ts';

export type Prepared =
  | { readonly kind: 'send'; readonly outgoing: Outgoing }
  | { readonly kind: 'held' | 'failed'; readonly reason: string };

/** Reads everything again, right before a send: what was true when the message was written may not be true any more. */
export type Prepare = (message: OutboxRow, channel: Channel) => Promise<Prepared>;

export interface PrepareOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly known: () => Known;
  readonly publicUrl: string;
  /** How people reach Grafana; null where nobody has said so. */
  readonly appUrl: string | null;
  readonly secret: string;
  readonly observe: Pick<Observer, 'noticed'>;
}
