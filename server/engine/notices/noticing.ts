import type { Directory } from '../../core/directory/directory.ts';
import type { Person } from '../../core/notifying/person.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import { MINUTE_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { lookAgainMs, type Ground, type Part } from '../part.ts';
import { createPump } from '../pump.ts';
import { beginLooking, look } from './look.ts';

export interface Noticing extends Part {
  /** The configuration is another one, or what stands beside it. */
  changed(): void;
}

interface Watched {
  readonly schedule: Schedule;
  readonly people: ReadonlySet<string>;
  readonly next: Instant;
}

/** Schedules per turn: each costs milliseconds, and pages must not wait behind ten thousand of them. */
const AT_ONCE = 8;

/** One that cannot be looked at must not stop the others. */
const STUCK_MS = MINUTE_MS;

/**
 * Tells people and chats about schedules. Sleeps until the next instant at which anything of any schedule is due; a
 * change of the configuration makes it look again at those schedules that it touches.
 */
export function createNoticing(ground: Ground): Noticing {
  const { database, clock, known, hub, observe } = ground;
  const watched = new Map<string, Watched>();
  const lookedAt = new Map<string, Instant>();
  let seen: Directory | null = null;
  let hasBegun = false;

  /** Which schedules have to be looked at again; cheap where nothing was changed. */
  const catchUp = (directory: Directory): void => {
    if (directory === seen) return;
    const people = changedPeople(seen, directory);
    for (const id of watched.keys()) if (!directory.schedules.has(id)) watched.delete(id);
    for (const [id, before] of watched) {
      const isSame = directory.schedules.get(id) === before.schedule;
      if (!isSame || [...people].some((one) => before.people.has(one))) watched.delete(id);
    }
    seen = directory;
  };

  const lookAt = async (schedule: Schedule): Promise<void> => {
    const now = clock.now();
    try {
      const { next, people, messages, noticed } = await look(
        database,
        { schedule, lookedAt: lookedAt.get(schedule.id) ?? -Infinity },
        known(),
        now,
      );
      lookedAt.set(schedule.id, now);
      watched.set(schedule.id, { schedule, people, next });
      hub.committed({ groupIds: [], messages, alarms: [] }, observe.alarm);
      for (const { kind, result, count } of noticed) observe.noticed(schedule.id, kind, result, count);
    } catch (error) {
      observe.failed(`notices of the schedule ${schedule.id}`, error);
      watched.set(schedule.id, { schedule, people: new Set(), next: now + STUCK_MS });
    }
  };

  const pump = createPump({
    clock,
    lookAgainMs: lookAgainMs(ground),
    failed: (error) => observe.failed('notices', error),
    async run() {
      if (!hasBegun) await beginLooking(database, known(), clock.now());
      hasBegun = true;
      const { directory } = known();
      catchUp(directory);
      const now = clock.now();
      const due = [...directory.schedules.values()].filter(({ id }) => (watched.get(id)?.next ?? now) <= now);
      for (const schedule of due.slice(0, AT_ONCE)) await lookAt(schedule);
      if (due.length > AT_ONCE || known().directory !== directory) return clock.now();
      return watched.size === 0 ? null : Math.min(...[...watched.values()].map(({ next }) => next));
    },
  });

  return {
    pumps: [pump],
    batches: [],
    inFlight: () => 0,
    changed: pump.poke,
    stop: () => pump.stop(),
  };
}

/** Who is new or gone, and whose wishes are others. Addresses and rules matter only when something is sent. */
function changedPeople(before: Directory | null, after: Directory): ReadonlySet<string> {
  if (before === null || before.people === after.people) return new Set();
  const wishes = (person: Person | undefined): string => JSON.stringify(person?.shiftNotices ?? null);
  const ids = new Set([...before.people.keys(), ...after.people.keys()]);
  return new Set([...ids].filter((id) => wishes(before.people.get(id)) !== wishes(after.people.get(id))));
}
