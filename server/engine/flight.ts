import { SECOND_MS } from '../core/time/instant.ts';
import type { Clock } from '../runtime/clock.ts';

/** Messages between their claim and their end. While there are any, `renew` is called often enough to keep the leases. */
export interface Flight {
  /** Runs `work` after whatever is under way at the same place. */
  start(id: string, place: string, work: () => Promise<void>): void;
  readonly size: number;
  /** Resolves when everything has landed. */
  landed(): Promise<void>;
}

export interface FlightOptions {
  readonly clock: Clock;
  readonly renewEveryMs: number;
  readonly renew: (ids: readonly string[]) => Promise<unknown>;
  readonly failed: (error: unknown) => void;
  readonly ended: () => void;
}

export function createFlight({ clock, renewEveryMs, renew, failed, ended }: FlightOptions): Flight {
  const flying = new Map<string, Promise<void>>();
  const lastAt = new Map<string, Promise<void>>();
  let cancelHeartbeat: (() => void) | null = null;

  const beat = (): void => {
    cancelHeartbeat = clock.alarm(clock.now() + renewEveryMs, () => {
      renew([...flying.keys()]).catch(failed);
      beat();
    });
  };
  const land = (id: string, place: string, turn: Promise<void>): void => {
    flying.delete(id);
    if (lastAt.get(place) === turn) lastAt.delete(place);
    if (flying.size === 0) {
      cancelHeartbeat?.();
      cancelHeartbeat = null;
    }
    ended();
  };

  return {
    start(id, place, work) {
      // What went before ended without throwing: errors are caught below.
      const turn: Promise<void> = (lastAt.get(place) ?? Promise.resolve())
        .then(work)
        // The lease runs out by itself and the message is claimed again: an error loses nothing.
        .catch(failed)
        .then(() => land(id, place, turn));
      lastAt.set(place, turn);
      flying.set(id, turn);
      if (cancelHeartbeat === null) beat();
    },
    get size() {
      return flying.size;
    },
    async landed() {
      while (flying.size > 0) await Promise.all(flying.values());
    },
  };
}

/** Pauses between tries of something that must not be given up lightly; about as long together as a lease. */
const PAUSES_MS = [1, 2, 4, 8, 15].map((seconds) => seconds * SECOND_MS);

/** Tries again while the database is away, because a send whose end is not written down would be sent twice. */
export async function persist(clock: Clock, work: () => Promise<void>): Promise<void> {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await work();
    } catch {
      await new Promise<void>((resolve) => void clock.alarm(clock.now() + pauseMs, resolve));
    }
  }
  return work();
}
