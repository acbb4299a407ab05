import type { Instant } from '../core/time/instant.ts';
import type { Clock } from '../runtime/clock.ts';

/** Does what is due, then sleeps until the next due time. Work found by `poke` while running is done in the same go. */
export interface Pump {
  poke(): void;
  /** Resolves when nothing is running or asked for; what sleeps until later does not count. */
  idle(): Promise<void>;
  /** Waits for the run under way, then never runs again. */
  stop(): Promise<void>;
  readonly busy: boolean;
}

export interface PumpOptions {
  readonly clock: Clock;
  /** Does one bounded piece of work. Answers when it wants to run again: an instant, or null for "when poked". */
  readonly run: () => Promise<Instant | null>;
  readonly failed: (error: unknown) => void;
  /** Looks again after this long even if nobody pokes: hints between replicas may be lost. Null: never. */
  readonly lookAgainMs: number | null;
}

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 15_000;

export function createPump({ clock, run, failed, lookAgainMs }: PumpOptions): Pump {
  let running = false;
  let asked = false;
  let stopped = false;
  let failures = 0;
  let cancel = (): void => {};
  let idlers: (() => void)[] = [];

  const sleepUntil = (at: Instant | null): void => {
    const latest = lookAgainMs === null ? null : clock.now() + lookAgainMs;
    const wake = at === null ? latest : latest === null ? at : Math.min(at, latest);
    if (wake !== null && !stopped) cancel = clock.alarm(wake, poke);
  };

  const once = async (): Promise<Instant | null> => {
    try {
      const next = await run();
      failures = 0;
      return next;
    } catch (error) {
      failed(error);
      failures += 1;
      return clock.now() + Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1));
    }
  };

  const go = async (): Promise<void> => {
    let next: Instant | null = null;
    do {
      asked = false;
      next = await once();
      if (next !== null && next <= clock.now()) asked = true;
      // Sockets get their turn between two pieces of work, otherwise a long backlog would starve the intake.
      await new Promise((resolve) => setImmediate(resolve));
    } while (asked && !stopped);
    running = false;
    sleepUntil(next);
    const done = idlers;
    idlers = [];
    for (const resolve of done) resolve();
  };

  function poke(): void {
    asked = true;
    if (running || stopped) return;
    running = true;
    cancel();
    void go();
  }

  const idle = (): Promise<void> => (running ? new Promise((resolve) => idlers.push(resolve)) : Promise.resolve());
  return {
    poke,
    idle,
    stop() {
      stopped = true;
      cancel();
      return idle();
    },
    get busy() {
      return running;
    },
  };
}
