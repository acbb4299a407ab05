import type { Channel, Outgoing, SendResult } from '../../channels/channel.ts';
import type { Instant } from '../../core/time/instant.ts';
import { SECOND_MS } from '../../core/time/instant.ts';
import type { Clock } from '../../runtime/clock.ts';
import { seededRandom } from '../../demo/traffic/random.ts';

export interface Attempt {
  readonly at: Instant;
  readonly message: Outgoing;
  readonly result: SendResult['kind'];
}

/** A provider that mostly works: some messages are refused, some delayed, and some hang until the service gives up. */
export interface ChanceChannel {
  readonly channel: Channel;
  /** Messages that hang now; whoever waits for rest does not wait for them. */
  readonly hanging: () => number;
  /** Ends what hangs and lets nothing else hang, so that a stop need not wait for it. */
  hurry(isHurried: boolean): void;
}

export interface ChanceOptions {
  readonly type: string;
  readonly kind: Channel['kind'];
  readonly clock: Clock;
  readonly seed: number;
  readonly heard: (attempt: Attempt) => void;
}

/** Chance hangs on the message alone: the order in which messages of one instant are sent must not change the world. */
function chanceFor(seed: number, at: Instant, { address, facts, attempt }: Outgoing): number {
  let hash = seed;
  for (const character of `${at} ${address} ${facts.number} ${facts.purpose.kind} ${attempt}`) {
    hash = (Math.imul(hash, 31) + character.charCodeAt(0)) | 0;
  }
  return seededRandom(hash).fraction();
}

function resultOf(chance: number): SendResult {
  if (chance < 0.85) return { kind: 'delivered', ref: { ts: 'x' }, detail: 'delivered' };
  if (chance < 0.93) return { kind: 'try-again', afterMs: Math.round(chance * 60) * SECOND_MS, reason: 'busy' };
  return { kind: 'gave-up', reason: 'refused' };
}

export function chanceChannel({ type, kind, clock, seed, heard }: ChanceOptions): ChanceChannel {
  const held = new Set<() => void>();
  let hurried = false;

  /** Slow, or silent for good: then the deadline of the sender ends it. */
  const hang = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const cancel = clock.alarm(clock.now() + ms, () => end());
      const end = (): void => {
        held.delete(end);
        cancel();
        signal.removeEventListener('abort', end);
        resolve();
      };
      held.add(end);
      signal.addEventListener('abort', end);
    });

  const channel: Channel = {
    type,
    kind,
    notifiesByDefault: kind !== 'text',
    checkAddress: () => null,
    async send(message, signal) {
      const chance = chanceFor(seed, clock.now(), message);
      if (chance > 0.98 && !hurried) await hang(Math.round((chance - 0.98) * 3_000) * SECOND_MS, signal);
      const result: SendResult = signal.aborted
        ? { kind: 'try-again', afterMs: 5 * SECOND_MS, reason: 'no answer' }
        : resultOf(chance > 0.98 ? 0 : chance);
      heard({ at: clock.now(), message, result: result.kind });
      return result;
    },
    check: () => Promise.resolve(null),
    close: () => Promise.resolve(),
  };
  return {
    channel,
    hanging: () => held.size,
    hurry(isHurried) {
      hurried = isHurried;
      if (hurried) held.forEach((end) => end());
    },
  };
}
