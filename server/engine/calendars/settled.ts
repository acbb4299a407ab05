import { DAY_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { addCalendars, calendarStates, changeCalendar, forgetCalendars } from '../../store/calendars.ts';
import type { CalendarState } from '../../store/calendars.ts';
import type { Database } from '../../store/database.ts';
import { moved, nameOf, newRow } from './sources.ts';
import type { Source } from './sources.ts';

/** Calendars that no layer has imported for so long are forgotten, with what they said. */
const FORGOTTEN_MS = 400 * DAY_MS;

/** How it stands with every calendar, after those that are new here, or stand elsewhere now, were written down. */
export async function settled(
  database: Database,
  wanted: ReadonlyMap<string, Source>,
  now: Instant,
): Promise<readonly CalendarState[]> {
  const there = new Map((await database.read((tx) => calendarStates(tx))).map((state) => [nameOf(state), state]));
  const fresh = [...wanted].flatMap(([name, source]) => (there.has(name) ? [] : [newRow(source, now)]));
  const elsewhere = [...wanted].flatMap(([name, one]) => {
    const state = there.get(name);
    return state === undefined || state.url === one.source.url ? [] : [one];
  });
  if (fresh.length === 0 && elsewhere.length === 0) return [...there.values()];
  return await database.write(async (tx) => {
    await addCalendars(tx, fresh);
    for (const one of elsewhere) await changeCalendar(tx, one.key, moved(one, now));
    await forgetCalendars(tx, now - FORGOTTEN_MS);
    return await calendarStates(tx);
  });
}
