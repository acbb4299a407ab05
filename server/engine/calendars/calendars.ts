import type { Directory } from '../../core/directory/directory.ts';
import type { Instant } from '../../core/time/instant.ts';
import { calendarStates } from '../../store/calendars.ts';
import type { CalendarKey } from '../../store/calendars.ts';
import { lookAgainMs, type Ground, type Part } from '../part.ts';
import { createPump } from '../pump.ts';
import { createReader } from './reader.ts';
import { settled } from './settled.ts';
import { nameOf, sourcesOf } from './sources.ts';
import type { Source } from './sources.ts';

export interface Calendars extends Part {
  /** The configuration is another one: calendars may be new, and people. */
  changed(): void;
  /** Reads one now, whenever it would be due. False where the layer imports none. */
  refresh(key: CalendarKey): Promise<boolean>;
}

/** Each is a connection and up to five megabytes. */
const AT_ONCE = 4;

/** Reads the calendars that layers import. Whatever goes wrong there, the last good copy stays in force. */
export function createCalendars(ground: Ground): Calendars {
  const { database, clock, known, observe } = ground;
  const reader = createReader(ground);
  let sources: ReadonlyMap<string, Source> = new Map();
  let sourcesFor: Directory['schedules'] | null = null;
  /** What shifts were last matched with: people, and what each layer says who is who. */
  let matched: { readonly people: Directory['people']; readonly sources: ReadonlyMap<string, Source> } | null = null;

  const sourcesNow = (): ReadonlyMap<string, Source> => {
    const { directory } = known();
    if (sourcesFor !== directory.schedules) sources = sourcesOf(directory);
    sourcesFor = directory.schedules;
    return sources;
  };

  const run = async (): Promise<Instant | null> => {
    const wanted = sourcesNow();
    if (wanted.size === 0) return null;
    const states = await settled(database, wanted, clock.now());
    const { people } = known().directory;
    const isAsBefore = (name: string, { source }: Source): boolean =>
      matched?.people === people && matched.sources.get(name)?.source === source;
    for (const [name, source] of wanted) if (!isAsBefore(name, source)) await reader.matchAgain(source);
    matched = { people, sources: wanted };
    const due = states.flatMap((state) => {
      const source = wanted.get(nameOf(state));
      return source === undefined || state.next_at > clock.now() ? [] : [{ source, at: state.next_at }];
    });
    const now = due.slice(0, AT_ONCE);
    await Promise.all(now.map(({ source, at }) => reader.readClaimed(source, at)));
    if (due.length > now.length) return clock.now();
    const after = await database.read((tx) => calendarStates(tx));
    const next = after.filter((state) => wanted.has(nameOf(state))).map(({ next_at }) => next_at);
    return next.length === 0 ? null : Math.min(...next);
  };

  const pump = createPump({
    clock,
    run,
    failed: (error) => observe.failed('calendars', error),
    lookAgainMs: lookAgainMs(ground),
  });

  return {
    pumps: [pump],
    batches: [],
    inFlight: () => reader.reading,
    changed() {
      // Most changes are about something else.
      const { schedules, people } = known().directory;
      if (sourcesFor !== schedules || matched?.people !== people) pump.poke();
    },
    async refresh(key) {
      const source = sourcesNow().get(nameOf(key));
      if (source === undefined) return false;
      await settled(database, sourcesNow(), clock.now());
      await reader.read(source);
      pump.poke();
      return true;
    },
    async stop() {
      reader.stop();
      await pump.stop();
    },
  };
}
