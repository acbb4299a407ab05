import { DAY_MS, SECOND_MS } from '../core/time/instant.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Group, GroupDetail, OnCall, ServiceApi, TeamTimes } from './service-api.ts';

/** How things stand in the service, for people to look at. */
export interface Situation {
  /** Firing ones first, then newest first. */
  readonly open: readonly GroupDetail[];
  readonly resolved: readonly Group[];
  readonly onCall: readonly OnCall[];
  readonly times: readonly TeamTimes[];
  /** Why this is not up to date; null when it is. */
  readonly trouble: string | null;
}

export interface Watch {
  current(): Situation;
  /** Resolves when the next look is over. */
  look(): Promise<void>;
  close(): Promise<void>;
}

export interface WatchOptions {
  readonly api: ServiceApi;
  readonly clock: Clock;
  /** Called whenever an alert group changes; returns the unsubscribe. */
  readonly onChange: (listener: () => void) => () => void;
  /** There is something new to show. */
  readonly changed: () => void;
}

const RESOLVED_SHOWN = 5;
/** One commit after the other belongs to one change; looking after each would show half of it. */
const SETTLES_MS = 120;
/** Whose turn it is changes without any alert group. */
const LOOK_AGAIN_MS = 30 * SECOND_MS;

export function watchSituation({ api, clock, onChange, changed }: WatchOptions): Watch {
  let situation: Situation = { open: [], resolved: [], onCall: [], times: [], trouble: null };
  let cancel = (): void => {};
  let looking: Promise<void> | null = null;
  let isStale = false;
  let isClosed = false;

  const read = async (): Promise<Situation> => {
    const now = clock.now();
    try {
      const [open, resolved, onCall, times] = await Promise.all([
        api.openGroups(),
        api.resolvedGroups(RESOLVED_SHOWN),
        api.onCall(),
        api.responseTimes(now - DAY_MS, now + SECOND_MS),
      ]);
      return { open: [...open].sort(firingFirst), resolved, onCall, times, trouble: null };
    } catch (error) {
      return { ...situation, trouble: error instanceof Error ? error.message : String(error) };
    }
  };
  const look = async (): Promise<void> => {
    do {
      isStale = false;
      situation = await read();
    } while (isStale);
    looking = null;
    changed();
    lookIn(LOOK_AGAIN_MS);
  };
  const begin = (): Promise<void> => {
    isStale = looking !== null;
    return (looking ??= look());
  };
  const lookIn = (ms: number): void => {
    cancel();
    if (!isClosed) cancel = clock.alarm(clock.now() + ms, () => void begin());
  };
  const unsubscribe = onChange(() => lookIn(SETTLES_MS));

  return {
    current: () => situation,
    look: begin,
    async close() {
      isClosed = true;
      unsubscribe();
      cancel();
      await looking;
    },
  };
}

function firingFirst(a: GroupDetail, b: GroupDetail): number {
  const rank = ({ status }: GroupDetail): number => (status === 'firing' ? 0 : 1);
  return rank(a) - rank(b) || b.number - a.number;
}
