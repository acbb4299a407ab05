import type { Channel, SendResult } from '../channels/channel.ts';
import type { Instant } from '../core/time/instant.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../core/time/instant.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Database } from '../store/database.ts';
import { claimMessages, nextDueAt, renewLeases } from '../store/outbox.ts';
import type { OutboxRow } from '../store/rows.ts';
import type { Prepare, Prepared } from './prepare.ts';
import { createPump, type Pump } from './pump.ts';
import type { Settlement } from './settle.ts';

/** After a crash a message claimed by the dead process goes out again when its lease ends. */
export const LEASE_MS = 30 * SECOND_MS;
const SEND_TIMEOUT_MS = 30 * SECOND_MS;

/** A page is worth little when it is late: after this long the person's next contact method is better. */
const PAGE_RETRY_MS = 2 * MINUTE_MS;
const OTHER_RETRY_MS = HOUR_MS;

/** Messages on their way at once, per channel: a slow provider fills its own slots and nobody else's. */
const SLOTS = { chat: 8, mail: 32, text: 16, machine: 32 } as const;

export interface Delivery {
  readonly pump: Pump;
  readonly inFlight: () => number;
  stop(): Promise<void>;
}

export interface DeliveryOptions {
  readonly channel: Channel;
  readonly database: Database;
  readonly clock: Clock;
  readonly owner: string;
  readonly prepare: Prepare;
  readonly settle: (settlement: Settlement) => Promise<void>;
  readonly failed: (error: unknown) => void;
  readonly sent: (channel: string, kind: string, result: string, tookMs: number) => void;
  readonly lookAgainMs: number | null;
}

/** Turns a provider's answer into the end of this delivery or the time of the next attempt. */
export function judge(
  message: OutboxRow,
  result: SendResult,
  now: Instant,
): { kind: 'failed'; reason: string } | { kind: 'again'; dueAt: Instant; reason: string } {
  if (result.kind === 'gave-up') return { kind: 'failed', reason: result.reason };
  if (result.kind === 'delivered') throw new Error('a delivered message is not judged');
  const patience = message.kind === 'page' ? PAGE_RETRY_MS : OTHER_RETRY_MS;
  const dueAt = now + Math.max(SECOND_MS, result.afterMs);
  if (dueAt > message.created_at + patience)
    return { kind: 'failed', reason: `${result.reason}; gave up after ${message.attempts} attempts` };
  return { kind: 'again', dueAt, reason: result.reason };
}

export function createDelivery(options: DeliveryOptions): Delivery {
  const { channel, database, clock, owner } = options;
  const flying = new Map<string, Promise<void>>();
  /** Chat messages of one group at one address go one after the other, otherwise both would be posted as new. */
  const byPlace = new Map<string, Promise<void>>();
  let cancelHeartbeat = (): void => {};
  const stopping = new AbortController();

  const send = async (message: OutboxRow, prepared: Prepared & { kind: 'send' }): Promise<Settlement> => {
    const abort = new AbortController();
    const cancel = clock.alarm(clock.now() + SEND_TIMEOUT_MS, () =>
      abort.abort(new Error(`no answer within ${SEND_TIMEOUT_MS / 1_000} s`)),
    );
    const startedAt = clock.now();
    const result = await channel
      .send(prepared.outgoing, AbortSignal.any([abort.signal, stopping.signal]))
      .finally(cancel);
    options.sent(channel.type, message.kind, result.kind, clock.now() - startedAt);
    if (result.kind === 'delivered') {
      const statusShown = prepared.outgoing.facts.status;
      return {
        message,
        kind: 'sent',
        ref: result.ref,
        detail: result.detail,
        stands: channel.kind === 'chat',
        statusShown,
      };
    }
    return { message, ...judge(message, result, clock.now()) };
  };

  const deliver = async (message: OutboxRow): Promise<void> => {
    const prepared = await options.prepare(message, channel);
    if (prepared.kind !== 'send') return options.settle({ message, kind: prepared.kind, reason: prepared.reason });
    await options.settle(await send(message, prepared));
  };

  const start = (message: OutboxRow): void => {
    const place = channel.kind === 'chat' ? `${message.group_id}\n${message.address}` : message.id;
    const turn = (byPlace.get(place) ?? Promise.resolve())
      .then(() => deliver(message))
      // The lease ends by itself and the message is claimed again: an error here loses nothing.
      .catch(options.failed)
      .finally(() => {
        flying.delete(message.id);
        if (byPlace.get(place) === turn) byPlace.delete(place);
        pump.poke();
      });
    byPlace.set(place, turn);
    flying.set(message.id, turn);
  };

  const beat = (): void => {
    cancelHeartbeat();
    if (flying.size === 0) return;
    cancelHeartbeat = clock.alarm(clock.now() + LEASE_MS / 3, () => {
      void database
        .write((tx) => renewLeases(tx, [...flying.keys()], owner, clock.now() + LEASE_MS))
        .catch(options.failed);
      beat();
    });
  };

  const pump = createPump({
    clock,
    failed: options.failed,
    lookAgainMs: options.lookAgainMs,
    async run() {
      const free = SLOTS[channel.kind] - flying.size;
      // A finished delivery pokes; looking again before that would only find no room.
      if (free <= 0) return null;
      const now = clock.now();
      const claimed = await database.write((tx) =>
        claimMessages(tx, { channels: [channel.type], now, leaseMs: LEASE_MS, owner, limit: free }),
      );
      const idle = flying.size === 0;
      claimed.forEach(start);
      if (idle) beat();
      return claimed.length === free ? null : await database.read((tx) => nextDueAt(tx, [channel.type]));
    },
  });

  return {
    pump,
    inFlight: () => flying.size,
    async stop() {
      await pump.stop();
      await Promise.all(flying.values());
      cancelHeartbeat();
    },
  };
}
