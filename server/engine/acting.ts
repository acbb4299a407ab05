import type { Event } from '../core/escalation/event.ts';
import { describe } from '../core/insights/describe.ts';
import { wakeGroupsOf } from '../store/responders.ts';
import { createBatch } from './batch.ts';
import type { ActResult, Engine } from './engine.ts';
import { handle, type Change, type Changed } from './handle.ts';
import { namesOf } from '../core/directory/names.ts';
import { isShared, lookAgainMs, type Ground, type Part } from './part.ts';
import { createPump } from './pump.ts';
import { wake } from './wake.ts';

const CHANGES_NOTHING: ReadonlySet<string> = new Set(['no-change', 'late-resolved']);

export type Acting = Part &
  Pick<Engine, 'act'> & {
    /** These people's rules or methods changed: groups that page them look at their rules again. */
    peopleChanged(ids: readonly string[]): Promise<void>;
  };

/** What people do to groups, and what time does to them. */
export function createActing(ground: Ground): Acting {
  const { database, clock, hub, observe, known } = ground;

  const acting = createBatch<Change, Changed>(
    async (changes) => {
      const { changed, committed } = await database.write((tx) => handle(tx, changes, known(), clock.now()));
      hub.committed(committed, observe.alarm);
      return changed;
    },
    { most: 256, lanes: isShared(database) ? 4 : 1 },
  );

  const wakes = createPump({
    clock,
    lookAgainMs: lookAgainMs(ground),
    failed: (error) => observe.failed('wake', error),
    async run() {
      await ground.refresh();
      const stuck = (groupId: string, error: unknown): void => observe.failed(`alert group ${groupId}`, error);
      const woken = await database.write((tx) => wake(tx, known(), clock.now(), stuck), { alone: true });
      woken.lateMs.forEach(observe.wakeLate);
      hub.committed(woken.committed, observe.alarm);
      return woken.next;
    },
  });
  hub.on('groups', wakes.poke);

  /** Nobody waits for these, but whoever closes the database has to. */
  const waking = new Set<Promise<void>>();
  const wakeGroups = async (ids: readonly string[]): Promise<void> => {
    const woken = await database.write((tx) => wakeGroupsOf(tx, ids, clock.now()));
    if (woken > 0) wakes.poke();
  };

  return {
    async act(groupId: string, event: Event): Promise<ActResult> {
      const { found, entries, status } = await acting.add({ groupId, event });
      if (!found) return { kind: 'not-found' };
      const names = namesOf(known().directory);
      const unchanged = entries.every((entry) => CHANGES_NOTHING.has(entry.kind));
      const sentence = entries
        .slice(0, 1)
        .map((entry) => describe(entry, names))
        .join('');
      return { kind: unchanged ? 'unchanged' : 'done', sentence, status };
    },
    async peopleChanged(ids) {
      const task = wakeGroups(ids).finally(() => waking.delete(task));
      waking.add(task);
      await task;
    },
    pumps: [wakes],
    batches: [acting],
    inFlight: () => waking.size,
    async stop() {
      await Promise.all([acting.idle(), wakes.stop(), Promise.allSettled(waking)]);
    },
  };
}
