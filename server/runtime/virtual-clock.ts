import type { Instant } from '../core/time/instant.ts';
import type { Clock } from './clock.ts';

interface Alarm {
  readonly at: Instant;
  readonly order: number;
  readonly callback: () => void;
}

export interface VirtualClock extends Clock {
  /**
   * Moves time forward, stopping at each alarm on the way; `settle` lets everything that an alarm started come to rest
   * before the next one, so that an hour of service happens in the order in which it would have happened.
   */
  advance(ms: number, settle: () => Promise<void>): Promise<void>;
  readonly pending: number;
}

export function virtualClock(start: Instant): VirtualClock {
  let now = start;
  let order = 0;
  const alarms = new Set<Alarm>();

  const next = (until: Instant): Alarm | null => {
    let first: Alarm | null = null;
    for (const alarm of alarms) {
      if (alarm.at > until) continue;
      if (!first || alarm.at < first.at || (alarm.at === first.at && alarm.order < first.order)) first = alarm;
    }
    return first;
  };

  return {
    now: () => now,
    alarm(at, callback) {
      const alarm = { at, order: (order += 1), callback };
      alarms.add(alarm);
      // Past alarms fire soon but never inside the call that set them, as with a real timer.
      if (at <= now) setImmediate(() => alarms.delete(alarm) && callback());
      return () => void alarms.delete(alarm);
    },
    async advance(ms, settle) {
      const until = now + ms;
      await settle();
      for (let alarm = next(until); alarm; alarm = next(until)) {
        alarms.delete(alarm);
        now = Math.max(now, alarm.at);
        alarm.callback();
        await settle();
      }
      now = until;
      await settle();
    },
    get pending() {
      return alarms.size;
    },
  };
}
