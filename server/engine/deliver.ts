import type { Channel, SendResult } from '../channels/channel.ts';
import type { Instant } from '../core/time/instant.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../core/time/instant.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Database } from '../store/database.ts';
import { claimMessages, nextDueAt, renewLeases } from '../store/outbox.ts';
import type { OutboxRow } from '../store/rows.ts';
import type { Prepare, Prepared } from './prepared.ts';
import { createFlight, persist } from './flight.ts';
import { createPump, type Pump } from './pump.ts';
import type { Settlement } from './settle.ts';

/** After a crash a message claimed by the dead process goes out again when its lease ends. */
const LEASE_MS = 30 * SECOND_MS;
const SEND_TIMEOUT_MS = 30 * SECOND_MS;

/**
 * A late page is worth less: after this long the person's next contact method is used as well. The first one goes on
 * being tried, because while a provider is away for everybody there may be no other way to anybody.
 */
const FAIL_OVER_MS = 2 * MINUTE_MS;
const KEEP_TRYING_MS = { page: 6 * HOUR_MS, other: HOUR_MS } as const;

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

/** What a failed attempt means: the end of this delivery, or the time of the next attempt. */
export type Judgement =
  | { readonly kind: 'failed'; readonly reason: string }
  /** `isSlow`: from here on the person's next contact method is wanted as well; true once per message. */
  | { readonly kind: 'again'; readonly dueAt: Instant; readonly isSlow: boolean; readonly reason: string };

/** Turns a provider's answer into the end of this delivery or the time of the next attempt. */
export function judge(message: OutboxRow, result: SendResult, now: Instant): Judgement {
  if (result.kind === 'gave-up') return { kind: 'failed', reason: result.reason };
  if (result.kind === 'delivered') throw new Error('a delivered message is not judged');
  const patienceMs = message.kind === 'page' ? KEEP_TRYING_MS.page : KEEP_TRYING_MS.other;
  const dueAt = now + Math.max(SECOND_MS, result.afterMs);
  if (dueAt > message.created_at + patienceMs)
    return { kind: 'failed', reason: `${result.reason}; gave up after ${message.attempts} attempts` };
  const slowAt = message.created_at + FAIL_OVER_MS;
  const isSlow = message.kind === 'page' && dueAt > slowAt && now <= slowAt;
  const reason = isSlow ? `${result.reason}; still being tried` : result.reason;
  return { kind: 'again', dueAt, isSlow, reason };
}

async function send(
  options: DeliveryOptions,
  message: OutboxRow,
  prepared: Prepared & { kind: 'send' },
): Promise<Settlement> {
  const { channel, clock } = options;
  const abort = new AbortController();
  const seconds = SEND_TIMEOUT_MS / SECOND_MS;
  const cancel = clock.alarm(clock.now() + SEND_TIMEOUT_MS, () =>
    abort.abort(new Error(`no answer within ${seconds} s`)),
  );
  const startedAt = clock.now();
  const result = await channel.send(prepared.outgoing, abort.signal).finally(cancel);
  options.sent(channel.type, message.kind, result.kind, clock.now() - startedAt);
  if (result.kind !== 'delivered') return { message, ...judge(message, result, clock.now()) };
  const { ref, detail } = result;
  // Of a schedule each notice is a message of its own.
  const stands = channel.kind === 'chat' && message.kind !== 'schedule';
  const statusShown = prepared.outgoing.facts.status;
  return { message, kind: 'sent', ref, detail, stands, statusShown };
}

export function createDelivery(options: DeliveryOptions): Delivery {
  const { channel, database, clock, owner } = options;

  const deliver = async (message: OutboxRow): Promise<void> => {
    const prepared = await options.prepare(message, channel);
    const settlement: Settlement =
      prepared.kind === 'send'
        ? await send(options, message, prepared)
        : { message, kind: prepared.kind, reason: prepared.reason };
    await persist(clock, () => options.settle(settlement));
  };

  const flight = createFlight({
    clock,
    renewEveryMs: LEASE_MS / 3,
    renew: (ids) => database.write((tx) => renewLeases(tx, ids, owner, clock.now() + LEASE_MS)),
    failed: options.failed,
    ended: () => pump.poke(),
  });

  const pump = createPump({
    clock,
    failed: options.failed,
    lookAgainMs: options.lookAgainMs,
    async run() {
      const limit = SLOTS[channel.kind] - flight.size;
      // Whatever lands pokes; looking again before that would only find no room.
      if (limit <= 0) return null;
      const claim = { channels: [channel.type], now: clock.now(), leaseMs: LEASE_MS, owner, limit };
      const claimed = await database.write((tx) => claimMessages(tx, claim));
      for (const message of claimed) flight.start(message.id, placeOf(channel, message), () => deliver(message));
      return claimed.length === limit ? null : await database.read((tx) => nextDueAt(tx, [channel.type]));
    },
  });

  return {
    pump,
    inFlight: () => flight.size,
    async stop() {
      await pump.stop();
      await flight.landed();
    },
  };
}

/** Chat messages of one group at one address go one after the other, otherwise both would be posted as new. */
const placeOf = (channel: Channel, message: OutboxRow): string =>
  channel.kind === 'chat' ? `${message.group_id} ${message.address}` : message.id;
