import { createContext, useContext, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Instant } from '../../server/core/time/instant.ts';

/** What says what time it is. Countdowns and "now" lines take it from here, so that a test can move it. */
export interface Clock {
  now(): Instant;
  /** Calls back every so often until the returned function is called. */
  every(ms: number, tick: () => void): () => void;
}

export const browserClock: Clock = {
  now: () => Date.now(),
  every(ms, tick) {
    const timer = window.setInterval(tick, ms);
    return () => window.clearInterval(timer);
  },
};

const ClockContext = createContext<Clock>(browserClock);

export function ClockProvider({ clock, children }: { readonly clock: Clock; readonly children: ReactNode }) {
  return <ClockContext.Provider value={clock}>{children}</ClockContext.Provider>;
}

export const useClock = (): Clock => useContext(ClockContext);

/** The time, again every `everyMs`; draw as little as possible with it, because all of it is drawn anew each time. */
export function useNow(everyMs: number): Instant {
  const clock = useClock();
  const [now, setNow] = useState(clock.now);
  useEffect(() => clock.every(everyMs, () => setNow(clock.now())), [clock, everyMs]);
  return now;
}
