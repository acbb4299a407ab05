import type { Directory } from '../../core/directory/directory.ts';
import { HOUR_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { calendarStates } from '../../store/calendars.ts';
import type { CalendarState } from '../../store/calendars.ts';
import type { Tx } from '../../store/database.ts';

/** Servers restart and networks have their moments; after this long somebody should have a look. */
const STALE_AFTER_MS = HOUR_MS;

/** Calendars that layers import now; what is kept of earlier ones is left out. */
export async function importedNow(tx: Tx, { schedules }: Directory): Promise<CalendarState[]> {
  const imports = [...schedules.values()].some(({ layers }) => layers.some(({ calendar }) => calendar !== null));
  if (!imports) return [];
  const states = await calendarStates(tx);
  return states.filter(({ schedule_id, layer_id }) =>
    schedules.get(schedule_id)?.layers.some(({ id, calendar }) => id === layer_id && calendar !== null),
  );
}

/** Whether what is in force may be out of date. Never read counts from when it was first asked for. */
export function isStale({ failing_since, read_at, created_at }: CalendarState, now: Instant): boolean {
  const since = failing_since ?? (read_at === null ? created_at : null);
  return since !== null && now - since >= STALE_AFTER_MS;
}
